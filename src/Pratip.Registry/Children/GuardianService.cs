using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Children;

/// <summary>Who speaks for a child, as entered: somebody with a report of one's own, or how the guardian is reached, sealed.</summary>
public sealed record AddGuardianOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    /// <summary>Code of the list guardian-relation.</summary>
    public string? Relation { get; init; }

    /// <summary>The own agency's reference of the guardian's report, where there is one.</summary>
    public string? GuardianReference { get; init; }

    /// <summary>Name and contact.</summary>
    public string? Contact { get; init; }

    public string? Since { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Relation), Relation) && check.Code(nameof(Relation), "guardian-relation", Relation);
        check.Line(nameof(GuardianReference), GuardianReference);
        check.Text(nameof(Contact), Contact);
        if (string.IsNullOrWhiteSpace(GuardianReference) && string.IsNullOrWhiteSpace(Contact))
        {
            check.Refuse(nameof(Contact), "children.guardian.nobody");
        }

        _ = check.Require(nameof(Since), Since) && check.Date(nameof(Since), Since, today);
        return check.Problems;
    }
}

/// <summary>That a guardian no longer speaks for the child.</summary>
public sealed record EndGuardianOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public string? Until { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Until), Until) && check.Date(nameof(Until), Until, today);
        return check.Problems;
    }
}

/// <summary>Guardians of children. One who is a suspect in a case of the child stands, with a task, and speaks for nobody.</summary>
public static class GuardianService
{
    internal const string ContactField = "contact";

    public static Task AddAsync(ActorRegister register, AddGuardianOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return VictimFileChange.AddAsync<Guardian>(
            register, AccessNoun.Victims, options.Id, "a guardian", options.Problems(register.Today), async (change, rows) =>
            {
                await VictimFileChange.RequireReportAsync(register, AccessNoun.Victims, options.ReportId, nameof(options.ReportId), ct);
                if (await ChildReader.StandingAsync(register, options.ReportId, register.Today, ct) == ChildStanding.Adult)
                {
                    throw new EntryRefusedException(nameof(options.ReportId), new Message("children.guardian.adult"));
                }

                await BirthCheck.RequireBornAsync(register.Register, options.ReportId, nameof(options.Since), options.Since, ct);
                var guardian = Sealed(register, options, await ReportOfAsync(register, options, ct));
                await RequireNewAsync(register.Register, options, guardian, ct);
                rows.Add(guardian);
                await GuardianConflict.RaiseOfGuardianAsync(register, change, rows, guardian, ct);
            }, standing => AgainAsync(register, standing, options, ct), ct);
    }

    public static Task EndAsync(ActorRegister register, EndGuardianOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return VictimFileChange.ChangeAsync<Guardian>(
            register, AccessNoun.Victims, (options.Id, options.BasedOn), "a guardian ended", options.Problems(register.Today), guardian => guardian.Until == options.Until,
            async (_, rows, before, after) =>
            {
                EntryCheck.RequireOrder(nameof(options.Until), before.Since, options.Until);
                after.Until = options.Until;
                await GuardianConflict.CloseAsync(register.Register, rows, before.Id, ct);
            }, ct);
    }

    private static async Task<SentAgain> AgainAsync(ActorRegister register, Guardian standing, AddGuardianOptions options, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var reference = await db.PersonReports.Where(report => report.Id == standing.GuardianReportId).Select(report => report.OwnReference).SingleOrDefaultAsync(ct);
        var contact = standing.Contact is { } words ? register.Register.Vault.Open(standing.WrappedKey, standing.Id, ContactField, words) : "";
        return new SentAgain().Code(nameof(options.Relation), "guardian-relation", standing.Relation, options.Relation)
            .Line(nameof(options.GuardianReference), reference, options.GuardianReference).Words(nameof(options.Contact), contact, options.Contact)
            .Date(nameof(options.Since), standing.Since, options.Since);
    }

    private static async Task<Guid?> ReportOfAsync(ActorRegister register, AddGuardianOptions options, CancellationToken ct)
    {
        if (EntryText.OrNull(options.GuardianReference) is not { } reference)
        {
            return null;
        }

        var home = register.Actor.AgencyId;
        await using var db = register.CreateContext();
        var own = await db.PersonReports.Where(report => report.AgencyId == home && report.OwnReference == reference).Select(report => (Guid?)report.Id).SingleOrDefaultAsync(ct)
            ?? throw new EntryRefusedException(nameof(options.GuardianReference), new Message("people.no-such-reference", reference));
        return own != options.ReportId ? own : throw new EntryRefusedException(nameof(options.GuardianReference), new Message("children.guardian.self"));
    }

    /// <summary>
    /// A guardian stands once. What is sealed of the others is compared and shown to nobody; two who are reached in the same way are told apart
    /// by their report, if each has one.
    /// </summary>
    private static async Task RequireNewAsync(Register register, AddGuardianOptions options, Guardian guardian, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var standing = await db.Guardians.Where(one => one.ReportId == guardian.ReportId && one.Until == null && !one.IsVoided).ToListAsync(ct);
        if (guardian.GuardianReportId is { } reportId && standing.Exists(one => one.GuardianReportId == reportId))
        {
            throw new EntryRefusedException(nameof(options.GuardianReference), new Message("children.guardian.already"));
        }

        var contact = EntryText.OrNull(options.Contact);
        if (contact is not null && standing.Where(one => one.GuardianReportId is null || guardian.GuardianReportId is null).Any(one => one.Contact is { } known
            && string.Equals(register.Vault.Open(one.WrappedKey, one.Id, ContactField, known), contact, StringComparison.OrdinalIgnoreCase)))
        {
            throw new EntryRefusedException(nameof(options.Contact), new Message("children.guardian.already"));
        }
    }

    private static Guardian Sealed(ActorRegister register, AddGuardianOptions options, Guid? guardianReportId)
    {
        var vault = register.Register.Vault;
        var (wrapped, key) = vault.NewRecordKey(options.Id);
        using var one = key;
        return new Guardian
        {
            Id = options.Id,
            ReportId = options.ReportId,
            Relation = options.Relation!,
            GuardianReportId = guardianReportId,
            WrappedKey = wrapped,
            Contact = EntryText.OrNull(options.Contact) is { } contact ? vault.Seal(key, options.Id, ContactField, contact) : null,
            Since = options.Since!,
        };
    }
}
