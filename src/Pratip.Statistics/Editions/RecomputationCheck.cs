using Pratip.Reference.Wording;

namespace Pratip.Statistics.Editions;

/// <summary>Opens the restricted parts, counts everything once more and holds the bytes against those of the bundle.</summary>
internal sealed class RecomputationCheck(
    IReadOnlyDictionary<string, ContentFile> files, IReadOnlyList<ContentFile> content, List<EditionFault> faults, List<Message> notes)
{
    /// <summary>Whether it was done; what differs is among the faults.</summary>
    public bool Run(EditionContent said, EditionDocket docket, byte[]? editionKey)
    {
        if (!files.TryGetValue(EditionBundle.FactsPath, out var facts) || !files.TryGetValue(EditionBundle.FiguresPath, out var figures))
        {
            notes.Add(new Message("editions.verify.no-facts"));
            return false;
        }

        if (editionKey is null)
        {
            notes.Add(new Message("editions.verify.no-edition-key"));
            return false;
        }

        if (said.Head.Tabulation > EditionBuilder.Tabulation)
        {
            faults.Add(new(CanonicalContent.HeadPath, null, new Message("editions.verify.later-tabulation", said.Head.Tabulation, EditionBuilder.Tabulation)));
            return false;
        }

        return Open(editionKey, facts) is { } openFacts && Open(editionKey, figures) is { } openFigures && Compare(said, docket, openFacts, openFigures);
    }

    private bool Compare(EditionContent said, EditionDocket docket, byte[] facts, byte[] figures)
    {
        try
        {
            var kept = EditionBundle.Unpack(figures);
            var (pinned, _) = ContentReader.Read(kept);
            var full = EditionBuilder.Recompute(FrozenFacts.Read(facts), pinned with { Measures = said.Measures, Classifications = said.Classifications, Head = said.Head });
            // Which edition it is explained against is decided after the figures were frozen.
            CompareAll(CanonicalContent.Write(full with { Head = full.Head with { Before = null } }, EditionDocket.Empty), kept, "editions.verify.figures-differ");
            CompareAll(CanonicalContent.Write(EditionBuilder.Hide(full, docket.Suppressions), docket), content, "editions.verify.recomputed");
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or KeyNotFoundException)
        {
            faults.Add(new(EditionBundle.FactsPath, null, new Message("editions.verify.unreadable", e.Message)));
            return false;
        }
    }

    private void CompareAll(IReadOnlyList<ContentFile> expected, IReadOnlyList<ContentFile> actual, string says)
    {
        foreach (var extra in actual.Where(other => !expected.Any(one => one.Path == other.Path)))
        {
            EditionVerifier.Compare(new(extra.Path, []), extra, says, faults);
        }

        foreach (var (one, other) in expected.Join(actual, f => f.Path, f => f.Path, (one, other) => (one, other), StringComparer.Ordinal))
        {
            EditionVerifier.Compare(one, other, says, faults);
        }
    }

    private byte[]? Open(byte[] key, ContentFile part)
    {
        if (SealedPart.Open(key, part.Path, part.Bytes) is { } opened)
        {
            return opened;
        }

        faults.Add(new(part.Path, null, new Message("editions.verify.sealed")));
        return null;
    }
}
