using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Statistics.Editions;

namespace Pratip.Registry.Editions;

/// <summary>One edition in a list.</summary>
public sealed record EditionListing(
    Guid Id, string Name, DateOnly From, DateOnly To, string Vintage, int Number, DateOnly AsOf, string State, DateTimeOffset CreatedAt, string? ContentHash, DateTimeOffset? ReleasedAt)
{
    /// <summary>The latest edition of the window that has come out after it.</summary>
    public string? SupersededBy { get; init; }
}

/// <summary>Editions to look at and to take out.</summary>
public static class EditionReader
{
    private static readonly string[] Final = [EditionState.Signed, EditionState.Released];

    /// <summary>The latest window first, its latest edition first.</summary>
    public static async Task<IReadOnlyList<EditionListing>> ListAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await ListAsync(Shown(register, db), ct);
    }

    /// <summary>Null where there is none of this name within reach.</summary>
    public static async Task<EditionView?> FindAsync(ActorRegister register, string name, CancellationToken ct, EditionRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await Shown(register, db).SingleOrDefaultAsync(one => one.Name == name, ct) is { } edition
            ? ToldTo(register.Actor, await EditionViews.OfAsync(register.Register, db, edition, rules ?? EditionRules.Standard, ct))
            : null;
    }

    /// <summary>A signed edition in one file without its sealed parts, recorded before it is handed over; null where there is none of this name.</summary>
    public static async Task<byte[]?> PublicBundleAsync(ActorRegister register, string name, CancellationToken ct) =>
        await BundleAsync(register, name, PublicBundle.FileName(name), ct) is { } bundle ? PublicBundle.Of(bundle) : null;

    /// <summary>The same with the sealed facts: for whoever may be handed the key to them, and nobody else.</summary>
    public static Task<byte[]?> WholeBundleAsync(ActorRegister register, string name, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Microdata);
        return BundleAsync(register, name, EditionBundle.FileName(name), ct);
    }

    private static async Task<byte[]?> BundleAsync(ActorRegister register, string name, string file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        if (await Shown(register, db).SingleOrDefaultAsync(one => one.Name == name, ct) is not { } edition)
        {
            return null;
        }

        var bundle = await BundleAsync(register.Register, db, edition, ct);
        await register.RecordExportAsync(file, [edition.Id], ct);
        return bundle;
    }

    /// <summary>The key that opens the facts behind an edition: for a statistician who says why, and recorded before it is handed over.</summary>
    public static async Task<byte[]> HandOutKeyAsync(ActorRegister register, HandOutKeyOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.View, AccessNoun.Microdata);
        options.Problems().ThrowIfAny();
        await using var db = register.CreateContext();
        var edition = (await db.Editions.SingleOrDefaultAsync(one => one.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id));
        await register.RecordReadAsync(ReadKind.Download, options.Reason!.Trim(), [edition.Id], ct);
        return EditionRow.KeyOf(register.Register, edition);
    }

    /// <summary>The public half of the register's key, for whoever verifies a bundle.</summary>
    public static string PublicKey(Register register)
    {
        ArgumentNullException.ThrowIfNull(register);
        using var key = register.Vault.NewSigner();
        return key.ExportSubjectPublicKeyInfoPem() + "\n";
    }

    /// <summary>Before its release an edition is seen by those who make and sign it, and by nobody else.</summary>
    private static IQueryable<Edition> Shown(ActorRegister register, RegistryDb db)
    {
        var isAtWork = register.Actor.May(AccessVerb.Enter, AccessNoun.Editions) || register.Actor.May(AccessVerb.Approve, AccessNoun.Editions);
        return isAtWork ? db.Editions : db.Editions.Where(one => one.State == EditionState.Released);
    }

    /// <summary>Findings about hidden numbers are told without them to whoever may not see small ones, though they may sign.</summary>
    private static EditionView ToldTo(Actor actor, EditionView view) => actor.May(AccessVerb.View, AccessNoun.SmallCells)
        ? view
        : view with { Docket = view.Docket with { Findings = [.. view.Docket.Findings.Select(finding => finding.IsInternal ? finding.WithoutNumbers() : finding)] } };

    internal static async Task<IReadOnlyList<EditionListing>> ListAsync(IQueryable<Edition> editions, CancellationToken ct) =>
        EditionOrder.Marked(await editions.OrderByDescending(one => one.To).ThenBy(one => one.From).ThenByDescending(one => one.Number)
            .Select(one => new EditionListing(
                one.Id, one.Name, one.From, one.To, one.Vintage, one.Number, one.AsOf, one.State, one.CreatedAt, one.ContentHash, one.ReleasedAt))
            .ToListAsync(ct));

    internal static async Task<byte[]> BundleAsync(Register register, RegistryDb db, Edition edition, CancellationToken ct)
    {
        if (!Final.Contains(edition.State, StringComparer.Ordinal))
        {
            throw new EntryRefusedException(nameof(Edition.Name), new Message("editions.not-signed", edition.Name));
        }

        var signatures = await db.EditionSignings.Where(one => one.EditionId == edition.Id && !one.IsVoided).OrderBy(one => one.Role).ToListAsync(ct);
        return new EditionBundle(
            EditionBundle.Unpack(edition.Content!), [.. signatures.Select(one => new EditionSignature(one.Role, one.Statement, one.Signature))],
            PublicKey(register), edition.SealedFacts, edition.SealedFigures).ToBytes();
    }
}
