using System.Globalization;
using Pratip.Linkage.Names;

namespace Pratip.Bench.Linkage.Names;

/// <summary>Pairs of names with a judgement, and with another matcher's score where the file has one.</summary>
internal static class LabelledPairs
{
    private sealed record Pair(string Kind, string One, string Other, bool IsSame, double Agreement, double? Published)
    {
        public bool IsOtherScript => HasOther(One) || HasOther(Other);

        private static bool HasOther(string name) => PersonName.Parse(name).Tokens.Any(token => token.Script is not Script.Latin and not Script.Common);
    }

    public static void Run(string file)
    {
        var pairs = Read(file).ToList();
        Print("all", pairs);
        Print("persons", pairs.Where(pair => pair.Kind == "Person"));
        Print("another script than Latin", pairs.Where(pair => pair.IsOtherScript));
        foreach (var pair in pairs.Where(pair => pair.IsOtherScript).OrderByDescending(pair => pair.Agreement))
        {
            Console.WriteLine($"  {pair.Agreement:0.000} {(pair.IsSame ? "same " : "other")} {pair.One} | {pair.Other}");
        }
    }

    private static void Print(string which, IEnumerable<Pair> chosen)
    {
        var pairs = chosen.ToList();
        var (f1, threshold) = AllAgainstAll.BestF1(pairs.Select(pair => (pair.Agreement, pair.IsSame)));
        var published = pairs.TrueForAll(pair => pair.Published is not null) ? AllAgainstAll.BestF1(pairs.Select(pair => (pair.Published ?? 0, pair.IsSame))).F1 : double.NaN;
        Console.WriteLine($"{which}, {pairs.Count} pairs: F1 {f1:0.000} (from {threshold:0.000}), published {published:0.000}");
    }

    private static IEnumerable<Pair> Read(string file)
    {
        var rows = File.ReadLines(file).Select(Fields);
        var head = rows.First();
        int At(string name) => head.IndexOf(name);
        foreach (var row in rows.Skip(1))
        {
            var (one, other) = (row[At("name1")], row[At("name2")]);
            var published = At("score") is >= 0 and var score && double.TryParse(row[score], CultureInfo.InvariantCulture, out var value) ? value : (double?)null;
            var isSame = row[At("is_match")].Equals("true", StringComparison.OrdinalIgnoreCase);
            yield return new Pair(At("schema") >= 0 ? row[At("schema")] : "Person", one, other, isSame, NameSimilarity.Agreement(one, other), published);
        }
    }

    /// <summary>A field in quotation marks may hold commas, and a doubled mark is one.</summary>
    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[i++]);
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
