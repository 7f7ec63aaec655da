using System.Diagnostics;
using System.Text;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Tests.Claims.Corpus;

namespace Pratip.Bench.Claims;

/// <summary>How well claims are read and checked on the part of the corpus that nothing was developed on, and how fast.</summary>
internal static class ClaimsBench
{
    private const int Articles = 1_000;
    private const int WordsOfArticle = 1_000;

    public static void Run()
    {
        Console.WriteLine("| part | texts | marked | precision, found | precision, whole | recall, found | recall, whole | verdicts of what was found | verdicts of what was marked |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var part in new[] { "development", "measured" })
        {
            var (english, khmer) = (CorpusScore.Of(part, "en"), CorpusScore.Of(part, "km"));
            Print($"{part}, English", english);
            Print($"{part}, Khmer", khmer);
            Print($"{part}, both", english + khmer);
        }

        Console.WriteLine();
        Time();
        Hostile();
    }

    /// <summary>Ten megabytes that nobody wrote to be read.</summary>
    private static void Hostile()
    {
        const int length = 10_000_000;
        foreach (var (name, piece) in new[] { ("one word", "a"), ("one Khmer word", "\u1780"), ("one number", "7"), ("numbers", "1 "), ("words of direction", "rose "), ("claims without an end of sentence", "197 cases in 2024 up ") })
        {
            var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var claims = ClaimReader.Read(text, null).Count;
            Console.WriteLine($"10 MB, {name}: {claims:N0} claims, {(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:F1} s of processor.");
        }
    }

    private static void Print(string name, CorpusScore score) => Console.WriteLine(
        $"| {name} | {score.Texts} | {score.Marked} | {Share(score.Found, score.Read)} | {Share(score.Whole, score.Read)} | {Share(score.Found, score.Marked)} | {Share(score.Whole, score.Marked)}"
        + $" | {Share(score.Verdicts, score.Found)} | {Share(score.GivenVerdicts, score.Marked)} |");

    private static string Share(int hits, int of)
    {
        var (low, high) = CorpusScore.Wilson(hits, of);
        return of == 0 ? "" : $"{(double)hits / of:F3} ({low:F3} to {high:F3})";
    }

    /// <summary>One sentence in four speaks of figures, as in an article; the others of everything else.</summary>
    private static void Time()
    {
        var telling = new[] { "en", "km" }.SelectMany(l => MarkedText.Read("development", l)).Select(t => t.Text).ToList();
        string[] other =
        [
            "The minister thanked everybody who had come and spoke at length about the work of the years before and of those to come.",
            "Families waited outside while officers went through the documents one after the other and wrote down what they were told.",
            "ក្រុមការងារបានជួបពិភាក្សាគ្នា ហើយបានឯកភាពលើផែនការសម្រាប់ការងារខាងមុខ។",
        ];
        var articles = new List<string>();
        var next = 0;
        while (articles.Count < Articles)
        {
            var text = new StringBuilder();
            for (var words = 0; words < WordsOfArticle;)
            {
                var sentence = next++ % 4 == 0 ? telling[next / 4 % telling.Count] : other[next % other.Length];
                text.Append(sentence).Append(' ');
                words += sentence.Count(c => c == ' ') + 1;
            }

            articles.Add(text.ToString());
        }

        var date = new DateOnly(2025, 4, 2);
        var claims = articles.Take(20).Sum(a => ClaimReader.Read(a, date).Count);
        foreach (var degree in new[] { 1, 2 })
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            claims = articles.AsParallel().WithDegreeOfParallelism(degree).Sum(a => ClaimReader.Read(a, date).Count);
            var processor = Process.GetCurrentProcess().TotalProcessorTime - before;
            Console.WriteLine($"{Articles:N0} articles of {WordsOfArticle:N0} words, {claims:N0} claims, {degree} at a time: {watch.Elapsed.TotalSeconds:F2} s, {processor.TotalSeconds:F2} s of processor.");
        }
    }
}
