using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Encounters;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Referrals;

/// <summary>
/// Sends referrals from one agency to another. Consent to sharing is looked for first; without it a reason of the list is recorded.
/// Whoever receives one about a person reaches that person for as long as it stands.
/// </summary>
public static class ReferralService
{
    internal const string RequestField = "request";

    internal const string Table = "referrals";

    public static async Task SendAsync(ActorRegister register, SendReferralOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Referrals);
        options.Problems(register.Today).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.ReferralSend, "a referral sent", async change =>
        {
            if (await change.Db.Referrals.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                await RequireSameAsync(register, change, standing, options, ct);
                return;
            }

            await RequireReachAsync(register, options, ct);
            await ReferralReceiver.RequireAsync(register, change, options, options.CaseId, options.ReportId is { } one ? [one] : [], ct);
            var consents = await ReferralConsent.RequireAsync(register, options, options.ReportId is { } person ? [(person, null)] : [], ct);
            await using var db = register.Register.CreateContext();
            var snapshots = new SnapshotReader(db);
            var snapshot = options.CaseId is { } caseId
                ? await snapshots.OfCaseAsync(caseId, ct) : (await snapshots.OfReportsAsync([options.ReportId!.Value], ct))[options.ReportId.Value];
            await RecordAsync(register, change, options, [Made(register, change, options, options.Id, options.CaseId, options.ReportId, consents, snapshot)], ct);
        }, ct);
    }

    /// <summary>One referral for each person of the encounter; those to whom the same was sent before are left out.</summary>
    public static async Task SendForEncounterAsync(ActorRegister register, ReferEncounterOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Referrals);
        options.Problems(register.Today).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.ReferralSend, "referrals of an encounter sent", async change =>
        {
            // The first of them has the id of the entry, so that one sent twice is known.
            if (await change.Db.Referrals.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                await RequireSameAsync(register, change, standing, options, ct);
                return;
            }

            var persons = await PersonsAsync(register, options, ct);
            var ids = persons.ConvertAll(person => person.ReportId);
            await ReferralReceiver.RequireAsync(register, change, options, null, ids, ct);
            var consents = await ReferralConsent.RequireAsync(register, options, persons.ConvertAll(person => (person.ReportId, (string?)person.Number)), ct);
            await using var db = register.Register.CreateContext();
            var snapshots = await new SnapshotReader(db).OfReportsAsync(ids, ct);
            await RecordAsync(register, change, options, [.. persons.Select((person, place) =>
                Made(register, change, options, place == 0 ? options.Id : RowId.Next(), null, person.ReportId, consents, snapshots[person.ReportId]))], ct);
        }, ct);
    }

    private static async Task RequireSameAsync(ActorRegister register, Change change, Referral standing, ReferralOptions options, CancellationToken ct)
    {
        var to = await change.Db.Agencies.Where(agency => agency.Id == standing.ToAgencyId).Select(agency => agency.Code).SingleOrDefaultAsync(ct);
        new SentAgain().Same(nameof(options.ToAgencyId), standing.ToAgencyId == options.ToAgencyId, to).Code(nameof(options.Purpose), "referral-purpose", standing.Purpose, options.Purpose)
            .Moment(nameof(options.DueAt), standing.DueAt, options.DueAt)
            .Sealed(nameof(options.Request), register.Register.Vault.Open(standing.WrappedKey, standing.Id, RequestField, standing.Request), options.Request).ThrowIfAny();
    }

    /// <summary>A case or person can be handed on by whoever may write to it, not by everybody who sees it.</summary>
    private static async Task RequireReachAsync(ActorRegister register, SendReferralOptions options, CancellationToken ct)
    {
        if (!await options.About.MayTakeAsync(register, options.CaseId is null ? AccessNoun.People : AccessNoun.Cases, ct))
        {
            throw EntryGuards.OutOfReach(options.CaseId is null ? nameof(options.ReportId) : nameof(options.CaseId));
        }
    }

    private static async Task<List<EncounteredPerson>> PersonsAsync(ActorRegister register, ReferEncounterOptions options, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.People);
        if (!await db.Encounters.AnyAsync(one => one.Id == options.EncounterId, ct))
        {
            throw EntryGuards.OutOfReach(nameof(options.EncounterId));
        }

        var met = await db.EncounteredPersons.Where(person => person.EncounterId == options.EncounterId).OrderBy(person => person.Number).ToListAsync(ct);
        var chosen = options.Chosen;
        if (chosen.FirstOrDefault(number => !met.Exists(person => person.Number == number)) is { } strange)
        {
            throw new EntryRefusedException(nameof(options.Numbers), new Message("referrals.no-number", EntryCheck.Shortened(strange)));
        }

        var ids = met.ConvertAll(person => (Guid?)person.ReportId);
        var sent = await db.Referrals.Where(one => ids.Contains(one.ReportId) && one.ToAgencyId == options.ToAgencyId && one.Purpose == options.Purpose && one.GivesReach && one.Status != ReferralStatus.Done)
            .Select(one => one.ReportId!.Value).ToListAsync(ct);
        var open = met.Where(person => (chosen.Count == 0 || chosen.Contains(person.Number, StringComparer.Ordinal)) && !sent.Contains(person.ReportId)).ToList();
        return open.Count > 0 ? open : throw new EntryRefusedException(nameof(options.Numbers), new Message("referrals.nobody"));
    }

    private static Referral Made(
        ActorRegister register, Change change, ReferralOptions options, Guid id, Guid? caseId, Guid? reportId, IReadOnlyDictionary<Guid, Guid> consents, ReferralSnapshot snapshot)
    {
        var vault = register.Register.Vault;
        var (wrapped, key) = vault.NewRecordKey(id);
        using var one = key;
        var consent = reportId is { } person && consents.TryGetValue(person, out var given) ? given : default(Guid?);
        return new Referral
        {
            Id = id,
            FromAgencyId = register.Actor.AgencyId,
            FromUserId = register.Actor.UserId,
            ToAgencyId = options.ToAgencyId!.Value,
            CaseId = caseId,
            ReportId = reportId,
            Purpose = options.Purpose!,
            ConsentId = consent,
            ConsentOverride = consent is null && reportId is not null ? EntryText.OrNull(options.ConsentOverride) : null,
            SentAt = change.At,
            DueAt = options.DueAt!.Value,
            Snapshot = snapshot.ToJson(),
            WrappedKey = wrapped,
            Request = vault.Seal(key, id, RequestField, options.Request!.Trim()),
        };
    }

    private static async Task RecordAsync(ActorRegister register, Change change, ReferralOptions options, List<Referral> sent, CancellationToken ct)
    {
        var tasks = sent.ConvertAll(TaskOf);
        var rows = new RowChanges().Add<Referral>(sent).Add<CaseTask>(tasks);

        // However many there are, whoever receives them is told once.
        var matter = new NoticeMatter(TaskKinds.ReferralReceived, options.ToAgencyId!.Value, TaskId: tasks is [var only] ? only.Id : null);
        await Notices.TellAsync(register.Register, change, rows, matter, AccessNoun.Referrals, ct);
        await change.RecordAsync(EventKind.ReferralSent, rows);
    }

    internal static CaseTask TaskOf(Referral referral) =>
        new() { Kind = TaskKinds.ReferralReceived, TargetNoun = Table, TargetId = referral.Id, AgencyId = referral.ToAgencyId, DueAt = referral.DueAt };
}
