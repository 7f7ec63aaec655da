using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Countries;
using Pratip.Reference.Geography;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Detentions;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Removals;

/// <summary>
/// Records removals that were carried out. They are always taken, because a fact that cannot be recorded is a fact that is hidden;
/// what was not cleared says so and is answered for.
/// </summary>
public static class RemovalService
{
    public static async Task<Guid> ExecuteAsync(ActorRegister register, ExecuteRemovalOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Removals);
        options.Problems(register.Today).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.RemovalExecute, "a removal", async change =>
        {
            var report = await GateReader.HoldAsync(register, change, AccessNoun.Removals, options.ReportId, nameof(options.ReportId), ct);
            if (await change.Db.Removals.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                await RequireSameAsync(change, standing, options, ct);
                return;
            }

            var facts = await GateReader.ReadAsync(register.Register, report.PersonId, ct);
            RefuseSame(facts, options);
            var rows = new RowChanges();
            var removal = await RemovalOfAsync(register, change, rows, report, options, ct);
            await RemovalGate.JudgeAsync(register.Register, change, rows, facts, removal, report.AgencyId, ct);
            await EndDetentionsAsync(register, change, rows, removal, ct);
            await change.RecordAsync(EventKind.RemovalExecuted, rows);
        }, ct);
        return options.Id;
    }

    private static async Task RequireSameAsync(Change change, Removal standing, ExecuteRemovalOptions options, CancellationToken ct)
    {
        var file = await change.Db.RemovalFiles.Where(one => one.Id == standing.RemovalFileId).Select(one => one.Number).SingleOrDefaultAsync(ct);
        new SentAgain().Date(nameof(options.On), standing.On, options.On).Line(nameof(options.FileNumber), file, options.FileNumber)
            .Same(nameof(options.DestinationCountry), standing.DestinationCountry == EntryText.OrNull(options.DestinationCountry), CountryList.Standard.Find(standing.DestinationCountry)?.Words)
            .Code(nameof(options.TicketPayer), "ticket-payer", standing.TicketPayer, options.TicketPayer)
            .Same(nameof(options.ProvinceCode), standing.ProvinceCode == EntryText.OrNull(options.ProvinceCode), Gazetteer.Standard.FindProvince(standing.ProvinceCode)?.Name).ThrowIfAny();
    }

    /// <summary>One person is not removed twice on one day; on another day, after coming back, they may be.</summary>
    private static void RefuseSame(GateFacts facts, ExecuteRemovalOptions options)
    {
        if (facts.Removals.Any(one => one.On == options.On))
        {
            throw new EntryRefusedException(nameof(options.On), new Message("removals.recorded-already"));
        }
    }

    private static async Task<Removal> RemovalOfAsync(ActorRegister register, Change change, RowChanges rows, PersonReport report, ExecuteRemovalOptions options, CancellationToken ct)
    {
        var removal = new Removal
        {
            Id = options.Id,
            RemovalFileId = await FileAsync(register, change, rows, options, ct),
            ReportId = report.Id,
            On = options.On!,
            DestinationCountry = EntryText.OrNull(options.DestinationCountry),
            TicketPayer = EntryText.OrNull(options.TicketPayer),
            ProvinceCode = EntryText.OrNull(options.ProvinceCode),
        };
        rows.Add(removal);
        return removal;
    }

    private static async Task<Guid> FileAsync(ActorRegister register, Change change, RowChanges rows, ExecuteRemovalOptions options, CancellationToken ct)
    {
        var (agencyId, number) = (register.Actor.AgencyId, options.FileNumber!.Trim());
        if (await change.Db.RemovalFiles.Where(file => file.AgencyId == agencyId && file.Number == number).Select(file => (Guid?)file.Id).SingleOrDefaultAsync(ct) is { } known)
        {
            return known;
        }

        var file = new RemovalFile
        {
            AgencyId = agencyId,
            Number = number,
            Ground = EntryText.OrNull(options.Ground) ?? "unknown",
            Authority = EntryText.OrNull(options.Authority),
            DecidedOn = EntryText.OrNull(options.DecidedOn),
        };
        rows.Add(file);
        return file.Id;
    }

    /// <summary>Whoever was removed is not detained any more; what was recorded of an earlier detention stays.</summary>
    private static async Task EndDetentionsAsync(ActorRegister register, Change change, RowChanges rows, Removal removal, CancellationToken ct)
    {
        var open = await change.Db.Detentions.Where(one => one.ReportId == removal.ReportId).ToListAsync(ct);
        foreach (var before in open.Where(one => OpenDetention.EndsOn(one, removal.On)))
        {
            rows.Update(before, OpenDetention.Ended(before, DetentionDisposition.Removed, removal.On));
        }

        await Notices.CloseAsync(register.Register, rows, TaskKinds.ScreeningMissing, null, removal.ReportId, ct);
    }
}

/// <summary>Detentions that a removal or a return ends.</summary>
internal static class OpenDetention
{
    /// <summary>Whoever was held only afterwards is held still: somebody can come back.</summary>
    public static bool EndsOn(Detention one, string on) =>
        one.Until is null && DetentionService.IsOpen(one) && !(PartialDate.TryParseIso(on, out var day) && PartialDate.TryParseIso(one.From, out var from) && day.IsCertainlyBefore(from));

    public static Detention Ended(Detention before, string disposition, string on)
    {
        var after = before.Copy<Detention>();
        (after.Until, after.Disposition, after.DisposedOn) = (on, disposition, on);
        return after;
    }
}
