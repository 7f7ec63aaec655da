using System.Text.Json;
using Pratip.Statistics.Claims;

namespace Pratip.Statistics.Tests.Claims.Corpus;

/// <summary>A sentence or two of our own wording with what a careful reader finds in them.</summary>
public sealed record MarkedText(DateOnly Date, string Text, IReadOnlyList<MarkedClaim> Claims)
{
    /// <param name="part"><c>development</c> or <c>measured</c>.</param>
    public static IReadOnlyList<MarkedText> Read(string part, string language) =>
        [.. JsonSerializer.Deserialize<List<Entry>>(CorpusFile.ReadText($"{part}-{language}.json"), CorpusFile.Options)!
            .Select(e => new MarkedText(e.D, e.T, [.. e.C.Select(MarkedClaim.Parse)]))];

    /// <summary>Each marked claim with the one that was read for it, and what was read besides.</summary>
    public (IReadOnlyList<(MarkedClaim Marked, Claim? Read)> Pairs, IReadOnlyList<Claim> Others) Match()
    {
        var read = ClaimReader.Read(Text, Date).ToList();
        var pairs = new (MarkedClaim Marked, Claim? Read)[Claims.Count];
        foreach (var exact in new[] { true, false })
        {
            for (var i = 0; i < Claims.Count; i++)
            {
                pairs[i].Marked = Claims[i];
                pairs[i].Read ??= Taken(read, c => exact ? Claims[i].IsWhollyReadIn(c) : Claims[i].IsFoundIn(c));
            }
        }

        return (pairs, read);
    }

    private static Claim? Taken(List<Claim> claims, Predicate<Claim> which)
    {
        var at = claims.FindIndex(which);
        if (at < 0)
        {
            return null;
        }

        var claim = claims[at];
        claims.RemoveAt(at);
        return claim;
    }

    /// <summary>Date, text and claims, as short as somebody types a hundred of them.</summary>
    private sealed record Entry(DateOnly D, string T, IReadOnlyList<string> C);
}

internal static class CorpusFile
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);

    public static string ReadText(string name)
    {
        var assembly = typeof(CorpusFile).Assembly;
        var resource = Array.Find(assembly.GetManifestResourceNames(), n => n.EndsWith("claims-corpus." + name, StringComparison.Ordinal)) ?? throw new FileNotFoundException($"{name} is not part of this program.", name);
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
