using Microsoft.EntityFrameworkCore;
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
            if (await change.Db.Removals.AnyAsync(one => one.Id == options.Id, ct))
            {
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
        foreach (var before in open.Where(OpenDetention.Is))
        {
            rows.Update(before, OpenDetention.Ended(before, DetentionDisposition.Removed, removal.On));
        }

        await Notices.CloseAsync(register.Register, rows, TaskKinds.ScreeningMissing, null, removal.ReportId, ct);
    }
}

/// <summary>Detentions that a removal or a return ends.</summary>
internal static class OpenDetention
{
    public static bool Is(Detention one) => one.Until is null && DetentionService.IsOpen(one);

    public static Detention Ended(Detention before, string disposition, string on)
    {
        var after = before.Copy<Detention>();
        (after.Until, after.Disposition, after.DisposedOn) = (on, disposition, on);
        return after;
    }
}
