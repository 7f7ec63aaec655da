using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Architecture;

/// <summary>What a person reads is written in the resources, in both languages, and nowhere else.</summary>
public sealed partial class WordingRuleTests
{
    private static readonly Texts All = Texts.Load([.. new[] { "Pratip.Statistics", "Pratip.Registry", "Pratip.Exchange", "Pratip.Web", "Pratip" }.Select(Assembly.Load)]);

    private static readonly List<(string File, string Text)> Sources =
        [.. new[] { "*.cs", "*.razor", "*.json" }.SelectMany(p => Repository.Files("src", p))
            .Where(f => !f.EndsWith(".texts.json", StringComparison.Ordinal) && !f.EndsWith(".lock.json", StringComparison.Ordinal) && !f.EndsWith("package-lock.json", StringComparison.Ordinal))
            .Select(f => (Path.GetRelativePath(Repository.Root, f), File.ReadAllText(f)))];

    [Fact]
    public void Every_text_file_of_the_source_folder_is_spoken_by_the_program()
    {
        var written = Repository.Files("src", "*.texts.json").SelectMany(f => JsonDocument.Parse(File.ReadAllText(f)).RootElement.EnumerateObject().Select(e => e.Name)).ToList();
        Assert.Equal(written.Order(StringComparer.Ordinal), All.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.True(written.Count > 400);
    }

    [Fact]
    public void Every_text_has_both_languages_the_same_places_and_Khmer_letters_in_Khmer() => Assert.All(All.Keys, key =>
    {
        var text = All[key];
        Assert.Equal(Places(text.En), Places(text.Km), StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(0, Places(text.En).Count).Select(i => $"{{{i}}}"), Places(text.En), StringComparer.Ordinal);
        var words = Place().Replace(text.En, "").Any(char.IsLetter);
        Assert.True(!words || text.Km.Any(c => c is >= '\u1780' and <= '\u17FF') || IsName(text), $"{key}: {text.Km}");
        Assert.DoesNotContain(text.En, c => c is >= '\u1780' and <= '\u17FF');
    });

    /// <summary>
    /// Keys are written out, put together from a beginning and an ending that are, or filled in where a code or the name of an
    /// enumeration's member stands.
    /// </summary>
    [Fact]
    public void No_text_lies_about_that_nobody_says()
    {
        var literals = Sources.SelectMany(s => Literal().Matches(s.Text)).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        var names = Sources.SelectMany(s => Name().Matches(s.Text)).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        var beginnings = literals.Where(l => l.Length > 1 && l.EndsWith('.')).ToList();
        var filledIn = literals.Where(l => l.Contains('{', StringComparison.Ordinal) && l.Contains('.', StringComparison.Ordinal))
            .Select(l => new Regex($"^{string.Join("[^ ]+", Hole().Split(l).Select(Regex.Escape))}$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))).ToList();

        Assert.DoesNotContain(All.Keys, key => !IsSaid(key));

        bool IsSaid(string key) => literals.Contains(key) || key.All(char.IsAsciiDigit) || names.Contains(Pascal(key))
            || filledIn.Exists(p => p.IsMatch(key)) || beginnings.Exists(b => key.StartsWith(b, StringComparison.Ordinal) && key.Length > b.Length && IsSaid(key[b.Length..]));
    }

    [Fact]
    public void Every_key_that_is_written_out_has_a_text()
    {
        var missing = from source in Sources
                      where !source.File.EndsWith(".json", StringComparison.Ordinal)
                      from match in Key().Matches(source.Text)
                      where !All.Contains(match.Value) && !All.Keys.Any(k => k.StartsWith(match.Value + ".", StringComparison.Ordinal))
                      select $"{source.File}: {match.Value}";
        Assert.Empty(missing);
    }

    [Fact]
    public void No_page_holds_words_of_its_own()
    {
        var words = from file in Repository.Files("src", "*.razor")
                    let markup = Markup(File.ReadAllText(file))
                    from match in Words().Matches(markup).Concat(SpokenAttribute().Matches(markup))
                    select $"{Path.GetRelativePath(Repository.Root, file)}: {match.Value.Trim()}";
        // Each language under its own name, for who cannot read the page.
        Assert.DoesNotContain(words, w => !w.EndsWith(">English<", StringComparison.Ordinal) && !w.EndsWith(">ខ្មែរ<", StringComparison.Ordinal));
    }

    [Fact]
    public void Khmer_words_in_the_code_stand_beside_their_English_or_are_there_to_be_read()
    {
        // Months, fillers of dates, titles of places and articles, names of sheets and answers, the word before a number: what people type; whose country an article speaks of.
        string[] read = ["Calendars", "Gazetteer.cs", "LawBook.cs", "LookupKey.cs", "CaseNumberKey.cs", "FileReader.cs", "AgeBandWords.cs", "Claims/Reading/", "SiteHeader.razor", "ReportDownloads.razor"];
        var wrong = from source in Sources
                    where !source.File.EndsWith(".json", StringComparison.Ordinal) && !read.Any(r => source.File.Contains(r, StringComparison.Ordinal))
                    from line in source.Text.Split('\n')
                    where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && KhmerWord().IsMatch(Pair().Replace(line, ""))
                    select $"{source.File}: {line.Trim()}";
        Assert.Empty(wrong);
    }

    private static bool IsName(LocalizedText text) => text.En == text.Km;

    private static List<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Pascal(string key) => string.Concat(key.Split('-').Select(w => w.Length == 0 ? "" : char.ToUpperInvariant(w[0]) + w[1..]));

    private static string Markup(string razor) => Directive().Replace(Code().Replace(RazorComment().Replace(razor, ""), ""), "");

    [GeneratedRegex(@"\{\d+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("(?<=\")[^\"\\s]{1,200}(?=\")", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b[A-Z]\w+\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex("(?<=\")(web|reference|exchange|statistics)(\\.[a-z0-9-]+)+(?=\")", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Key();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RazorComment();

    [GeneratedRegex(@"^@code.*", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^@(using|namespace|inject|inherits|typeparam).*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Directive();

    /// <summary>Text between two tags with two letters in a row and nothing of C# in it.</summary>
    [GeneratedRegex(@"(?<![=\w)\]-])>[^<>{}@;=()]*\p{L}{2,}[^<>{}@;=()]*<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();

    /// <summary>Attributes that are read out or shown, with words instead of an expression.</summary>
    [GeneratedRegex("\\s(title|alt|placeholder|aria-label|Label|Caption|Hint|Title)=\"[^\"@]*\\p{L}{2,}[^\"]*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpokenAttribute();

    /// <summary>A text in both languages, or an answer in Khmer and the code it means.</summary>
    [GeneratedRegex(@"\(\$?""[^""]*[A-Za-z][^""]*"", \$?""[^""]*""|\(""[^""]*"", ""[a-z-]+""\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pair();

    [GeneratedRegex(@"[\u1780-\u17DD]{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KhmerWord();
}
