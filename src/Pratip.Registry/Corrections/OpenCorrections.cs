using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Corrections;

/// <summary>What is asked of a row and waits: of one field one thing at a time, or whoever decides would take back unseen what was decided before.</summary>
internal static class OpenCorrections
{
    public static IQueryable<CorrectionRequest> Of(RegistryDb db, string noun, Guid id) =>
        db.CorrectionRequests.Where(one => one.TargetNoun == noun && one.TargetId == id && one.Status == CorrectionStatus.Asked && !one.IsVoided).OrderBy(one => one.Id);

    /// <summary>Refused beside each field of which a correction waits; whether that is in sight of whoever asks is said with it.</summary>
    public static async Task RequireNoneAsync(ActorRegister register, CorrectOptions options, IReadOnlyList<FieldChange> asked, CancellationToken ct)
    {
        // Without scope: what waits does so whether it is seen or not.
        await using var db = register.Register.CreateContext();
        await using var view = register.CreateContext();
        var seen = await Of(view, options.Noun, options.TargetId).Select(one => one.Id).ToListAsync(ct);
        var problems = new List<EntryProblem>();
        foreach (var request in await Of(db, options.Noun, options.TargetId).ToListAsync(ct))
        {
            var fields = FieldsOf(register.Register.Vault, request);
            var what = new Message(seen.Contains(request.Id) ? "corrections.waits-already" : "corrections.waits-unseen", request.AskedAt);
            problems.AddRange(asked.Where(change => fields.Contains(change.Property)).Select(change => new EntryProblem(change.Property, what)));
        }

        problems.ThrowIfAny();
    }

    /// <summary>None of one that cannot be opened any more: it can be refused only, and stands in nobody's way.</summary>
    private static HashSet<string> FieldsOf(IdentityVault vault, CorrectionRequest request)
    {
        try
        {
            return CorrectionChanges.Open(vault, request).Select(change => change.Property).ToHashSet(StringComparer.Ordinal);
        }
        catch (VaultException)
        {
            return [];
        }
    }
}
