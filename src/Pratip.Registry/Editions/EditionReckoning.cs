using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;
using Pratip.Statistics.Editions;

namespace Pratip.Registry.Editions;

/// <summary>What counting, checking and hiding give for a draft, before what people decided is laid over it.</summary>
internal sealed record EditionReckoning(
    EditionContent Content,
    IReadOnlyList<EditionFinding> Findings,
    IReadOnlyList<EditionSuppression> Suppressions,
    IReadOnlyList<EditionChange> Changes,
    IReadOnlyDictionary<string, ChangeReason> Suggestions)
{
    /// <summary>Hiding is the long part: seconds of processor for the figures of a year.</summary>
    public static EditionReckoning Of(
        EditionContent full, EditionContent? before, Func<EditionChange, EditionContent, ChangeReason?> suggest,
        IReadOnlyList<ReleasedEdition> released, IReadOnlyList<EditionExemption> exemptions, EditionRules rules)
    {
        var hiding = rules.Disclose(full, released, exemptions);
        var content = EditionBuilder.Hide(full, hiding.Suppressions);
        var changes = before is null ? [] : EditionChanges.Between(before, content);
        return new(
            content,
            [.. Told(rules.Check(full, before), rules.Check(content, before)).Concat(hiding.Findings).OrderBy(finding => finding.Key, StringComparer.Ordinal)],
            hiding.Suppressions, changes,
            changes.Select(change => (Key: EditionChanges.KeyOf(change), Reason: suggest(change, content)))
                .Where(one => one.Reason is not null).ToDictionary(one => one.Key, one => one.Reason!.Value, StringComparer.Ordinal));
    }

    /// <summary>What the same checks find in the figures as they are shown follows from what is shown, numbers and all; nothing else does.</summary>
    private static IEnumerable<EditionFinding> Told(IReadOnlyList<EditionFinding> full, IReadOnlyList<EditionFinding> shown)
    {
        var follows = shown.ToLookup(finding => finding.Key, finding => finding.Says, StringComparer.Ordinal);
        return full.Select(finding => follows[finding.Key].Contains(finding.Says) ? finding : finding with { RestsOnHidden = true });
    }
}

/// <summary>All that the reckoning of a draft depends on and that may differ while the program runs; its definitions and its policy do not.</summary>
/// <param name="Digest">SHA-256 of the figures as they were frozen, the editions that were signed, and the exemptions that were approved.</param>
internal sealed record ReckoningKey(EditionRules Rules, string Digest)
{
    public static async Task<ReckoningKey> OfAsync(RegistryDb db, Edition edition, Guid? before, IReadOnlyList<SuppressionExemption> exemptions, EditionRules rules, CancellationToken ct)
    {
        // Whichever windows they are of: one too many only reckons once more.
        var signed = await db.Editions
            .Where(one => one.Id != edition.Id && !one.IsVoided && (one.State == EditionState.Signed || one.State == EditionState.Released))
            .OrderBy(one => one.Id).Select(one => new { one.Id, one.ContentHash }).ToListAsync(ct);
        return new(rules, Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            edition.Id,
            Figures = EditionBundle.HashOf(edition.SealedFigures),
            edition.FactRows,
            before,
            signed,
            exemptions = exemptions.Select(one => new { one.Id, one.Version, one.Measure, one.Breakdown, one.Key, one.Reason }),
        }))));
    }
}

/// <summary>
/// Drafts as they were last reckoned, so that a look after a look, an acceptance or a signature does not wait for the same again. One
/// is reckoned at a time, and whoever waits for it gets the same.
/// </summary>
internal sealed class EditionReckonings : IDisposable
{
    /// <summary>Few drafts are open at once, and each holds all figures of its windows.</summary>
    private const int Most = 4;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Lock _lock = new();
    private readonly List<(ReckoningKey Key, EditionReckoning Reckoning)> _latestLast = [];

    public async Task<EditionReckoning> GetAsync(ReckoningKey key, Func<Task<EditionReckoning>> reckon, CancellationToken ct)
    {
        if (Find(key) is { } known)
        {
            return known;
        }

        await _one.WaitAsync(ct);
        try
        {
            return Find(key) ?? Keep(key, await reckon());
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private EditionReckoning? Find(ReckoningKey key)
    {
        lock (_lock)
        {
            var at = _latestLast.FindIndex(one => one.Key == key);
            if (at < 0)
            {
                return null;
            }

            var found = _latestLast[at];
            _latestLast.RemoveAt(at);
            _latestLast.Add(found);
            return found.Reckoning;
        }
    }

    private EditionReckoning Keep(ReckoningKey key, EditionReckoning reckoning)
    {
        lock (_lock)
        {
            _latestLast.Add((key, reckoning));
            if (_latestLast.Count > Most)
            {
                _latestLast.RemoveAt(0);
            }
        }

        return reckoning;
    }
}
