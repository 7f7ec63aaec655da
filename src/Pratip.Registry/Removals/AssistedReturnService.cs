using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Countries;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Consent;
using Pratip.Registry.Detentions;
using Pratip.Registry.Entry;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Removals;

/// <summary>That somebody goes home by their own wish.</summary>
public sealed record AssistReturnOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    public Guid? ConsentId { get; init; }

    public string? On { get; init; }

    public string? DestinationCountry { get; init; }

    /// <summary>Code of the list ticket-payer.</summary>
    public string? TicketPayer { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        check.Require(nameof(ConsentId), ConsentId?.ToString());
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        check.Countries(nameof(DestinationCountry), DestinationCountry is { Length: > 0 } country ? [country] : []);
        check.Code(nameof(TicketPayer), "ticket-payer", TicketPayer);
        return check.Problems;
    }
}

/// <summary>
/// Returns by the person's own wish, with recorded consent. A presumed victim may go home so; nothing that blocks a removal blocks it
/// but a risk of return that nobody has decided on.
/// </summary>
public static class AssistedReturnService
{
    /// <summary>Code of the list consent-purpose: what a person agrees to who goes home with help. A consent to anything else is none to this.</summary>
    public const string ReturnPurpose = "return";

    public static async Task<Guid> AssistAsync(ActorRegister register, AssistReturnOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Removals);
        options.Problems(register.Today).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.PersonAssistReturn, "an assisted return", async change =>
        {
            var report = await GateReader.HoldAsync(register, change, AccessNoun.Removals, options.ReportId, nameof(options.ReportId), ct);
            if (await change.Db.AssistedReturns.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                new SentAgain().Same(nameof(options.ConsentId), standing.ConsentId == options.ConsentId, new Message("removals.other-consent")).Date(nameof(options.On), standing.On, options.On)
                    .Same(nameof(options.DestinationCountry), standing.DestinationCountry == EntryText.OrNull(options.DestinationCountry), CountryList.Standard.Find(standing.DestinationCountry)?.Words)
                    .Code(nameof(options.TicketPayer), "ticket-payer", standing.TicketPayer, options.TicketPayer).ThrowIfAny();
                return;
            }

            var facts = await GateReader.ReadAsync(register.Register, report.PersonId, ct);
            if (facts.Risks.Any(RiskService.Blocks))
            {
                throw new EntryRefusedException(nameof(options.On), new Message("removals.return-risk"));
            }

            await RequireConsentAsync(register, options, ct);
            await RefuseSameAsync(change, facts, options, ct);
            var rows = new RowChanges().Add(Row(register, options));
            foreach (var before in (await change.Db.Detentions.Where(one => one.ReportId == report.Id).ToListAsync(ct)).Where(one => OpenDetention.EndsOn(one, options.On!)))
            {
                rows.Update(before, OpenDetention.Ended(before, DetentionDisposition.Returned, options.On!));
            }

            await change.RecordAsync(EventKind.ReturnAssisted, rows);
        }, ct);
        return options.Id;
    }

    /// <summary>Consents on which a return of the person can rest, by their days; read past the scope of victims, which tells no more than that.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string On)>> ConsentsAsync(ActorRegister register, Guid reportId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var scoped = register.CreateContext(AccessVerb.Enter, AccessNoun.Removals);
        if (!await scoped.PersonReports.AnyAsync(report => report.Id == reportId, ct))
        {
            return [];
        }

        return [.. (await StandingAsync(register.Register, reportId, ct)).Select(one => (one.Id, one.On))];
    }

    /// <summary>Given for this purpose, not taken back, with no later no, and not after the return.</summary>
    private static async Task RequireConsentAsync(ActorRegister register, AssistReturnOptions options, CancellationToken ct)
    {
        var consent = (await StandingAsync(register.Register, options.ReportId, ct)).FirstOrDefault(one => one.Id == options.ConsentId)
            ?? throw new EntryRefusedException(nameof(options.ConsentId), new Message("removals.return-consent"));
        EntryCheck.RequireOrder(nameof(options.On), consent.On, options.On);
    }

    private static async Task<IEnumerable<PersonConsent>> StandingAsync(Register register, Guid reportId, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var all = await db.PersonConsents.Where(one => one.ReportId == reportId && !one.IsVoided && one.Purpose == ReturnPurpose).OrderBy(one => one.Id).ToListAsync(ct);
        return ConsentService.IsInForce(all, ReturnPurpose) ? all.Where(one => one.IsGiven && one.WithdrawnOn is null) : [];
    }

    private static async Task RefuseSameAsync(Change change, GateFacts facts, AssistReturnOptions options, CancellationToken ct)
    {
        if (facts.Removals.Any(one => one.On == options.On) || await change.Db.AssistedReturns.AnyAsync(one => one.ReportId == options.ReportId && one.On == options.On, ct))
        {
            throw new EntryRefusedException(nameof(options.On), new Message("removals.recorded-already"));
        }
    }

    private static AssistedReturn Row(ActorRegister register, AssistReturnOptions options) => new()
    {
        Id = options.Id,
        ReportId = options.ReportId,
        AgencyId = register.Actor.AgencyId,
        ConsentId = options.ConsentId!.Value,
        On = options.On!,
        DestinationCountry = EntryText.OrNull(options.DestinationCountry),
        TicketPayer = EntryText.OrNull(options.TicketPayer),
    };
}
