using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Consular;
using Pratip.Registry.Entry;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Detentions;

/// <summary>
/// Who is held, where, and what became of each. Nobody is held twice at once and nobody ends in two dispositions: what was entered
/// wrongly is corrected.
/// </summary>
public static class DetentionService
{
    public static Task BeginAsync(ActorRegister register, BeginDetentionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.AddAsync<Detention>(register, Verb("a detention began"), options.Id, () => options.Problems(register.Clock.GetUtcNow()), async (change, rows) =>
        {
            await RequirePersonAsync(register, options, ct);
            await RefuseMissionAsync(change.Db, options.HoldingAgencyId, ct);
            await RefuseHeldAsync(register, options, ct);
            rows.Add(new Detention
            {
                Id = options.Id,
                ReportId = options.ReportId,
                EncounterId = options.EncounterId,
                From = options.From!,
                FromAt = options.FromAt,
                Facility = EntryText.OrNull(options.Facility),
                HoldingAgencyId = options.HoldingAgencyId ?? register.Actor.AgencyId,
                Ground = options.Ground!,
                Disposition = DetentionDisposition.StillDetained,
            });
        }, ct, (_, standing) =>
        {
            new SentAgain().Date(nameof(options.From), standing.From, options.From).Moment(nameof(options.FromAt), standing.FromAt, options.FromAt)
                .Line(nameof(options.Facility), standing.Facility, options.Facility).Code(nameof(options.Ground), "detention-ground", standing.Ground, options.Ground).ThrowIfAny();
            return Task.CompletedTask;
        });
    }

    public static Task MoveAsync(ActorRegister register, MoveDetentionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.ChangeAsync<Detention>(
            register, Verb("held elsewhere"), (options.Id, options.BasedOn), options.Problems,
            one => one.Facility == EntryText.OrNull(options.Facility) && one.Ground == options.Ground && (options.HoldingAgencyId is null || one.HoldingAgencyId == options.HoldingAgencyId),
            async (change, rows, before, after) =>
            {
                RefuseWhere(!IsOpen(before), nameof(options.Facility));
                await RefuseMissionAsync(change.Db, options.HoldingAgencyId, ct);
                after.Facility = EntryText.OrNull(options.Facility);
                after.HoldingAgencyId = options.HoldingAgencyId ?? before.HoldingAgencyId;
                if (before.Ground != options.Ground)
                {
                    // Another ground has another limit: the watch raises its task anew where there is one.
                    after.Ground = options.Ground!;
                    await Notices.CloseAsync(register.Register, rows, TaskKinds.DetentionLimit, null, before.Id, ct);
                }
            }, ct);
    }

    /// <summary>Whoever goes to a mission is no longer held here, and has left without anybody having answered for it.</summary>
    private static async Task RefuseMissionAsync(RegistryDb db, Guid? holder, CancellationToken ct)
    {
        if (holder is { } agencyId && await Missions.IsOneAsync(db, agencyId, ct))
        {
            throw new EntryRefusedException(nameof(MoveDetentionOptions.HoldingAgencyId), new Message("detentions.mission-holds"));
        }
    }

    public static Task EndAsync(ActorRegister register, EndDetentionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.ChangeAsync<Detention>(
            register, Verb("a detention ended"), (options.Id, options.BasedOn), () => options.Problems(register.Today),
            one => one.Disposition == options.Disposition && one.DisposedOn == options.DisposedOn,
            async (change, rows, before, after) =>
            {
                await EndAsync(register.Register, rows, before, after, (options.Disposition!, options.DisposedOn!), ct);
                await MissionDepartures.JudgeAsync(register.Register, change, rows, [after], ct);
            }, ct);
    }

    /// <summary>The same as part of another event, such as a hand-over or a removal, which must name the tables of detentions, tasks and notices.</summary>
    internal static async Task EndAsync(Register register, RowChanges rows, Detention before, Detention after, (string Disposition, string On) end, CancellationToken ct)
    {
        End(before, after, end, nameof(EndDetentionOptions.DisposedOn));
        await Notices.CloseAsync(register, rows, TaskKinds.DetentionLimit, null, before.Id, ct);
        await Notices.CloseAsync(register, rows, TaskKinds.DispositionMissing, null, before.Id, ct);
    }

    /// <summary>The rule alone, for an event that closes no tasks: the watch over deadlines closes them.</summary>
    internal static void End(Detention before, Detention after, (string Disposition, string On) end, string dateField)
    {
        RefuseWhere(!IsUntold(before), nameof(EndDetentionOptions.Disposition));
        EntryCheck.RequireOrder(dateField, before.From, end.On);
        after.Disposition = end.Disposition;
        after.DisposedOn = end.On;

        // An end that came with the answer that nobody knows is replaced with it; one that was known on its own stays.
        after.Until = before.Until is null || before.Until == before.DisposedOn ? end.On : before.Until;
    }

    /// <summary>Whether somebody is held, or held for all that is known.</summary>
    public static bool IsOpen(Detention detention)
    {
        ArgumentNullException.ThrowIfNull(detention);
        return detention.DisposedOn is null && detention.Disposition is DetentionDisposition.StillDetained or DetentionDisposition.Unknown;
    }

    /// <summary>Whether what became of the person has still to be told: also where an answer was that nobody knows, because somebody may find out.</summary>
    public static bool IsUntold(Detention detention) => IsOpen(detention) || detention.Disposition == DetentionDisposition.Unknown;

    private static void RefuseWhere(bool ended, string field)
    {
        if (ended)
        {
            throw new EntryRefusedException(field, new Message("detentions.ended"));
        }
    }

    private static async Task RequirePersonAsync(ActorRegister register, BeginDetentionOptions options, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.Removals);
        if (!await db.PersonReports.AnyAsync(report => report.Id == options.ReportId, ct))
        {
            throw EntryGuards.OutOfReach(nameof(options.ReportId));
        }

        if (options.EncounterId is { } encounterId)
        {
            var met = (await db.Encounters.Where(one => one.Id == encounterId).Select(one => one.On).SingleOrDefaultAsync(ct)).OrOutOfReach(nameof(options.EncounterId));
            EntryCheck.RequireOrder(nameof(options.From), met, options.From);
        }

        if (options.HoldingAgencyId is { } agencyId && !await db.Agencies.AnyAsync(agency => agency.Id == agencyId && !agency.IsVoided, ct))
        {
            throw EntryGuards.OutOfReach(nameof(options.HoldingAgencyId));
        }
    }

    private static async Task RefuseHeldAsync(ActorRegister register, BeginDetentionOptions options, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        var others = await db.Detentions.Where(one => one.ReportId == options.ReportId && !one.IsVoided).ToListAsync(ct);
        if (others.Exists(one => IsOpen(one) && one.Until is null))
        {
            throw new EntryRefusedException(nameof(options.From), new Message("detentions.held-already"));
        }

        var overlapped = others.Find(one => PartialDate.TryParseIso(one.DisposedOn ?? one.Until, out var end) && PartialDate.TryParseIso(options.From, out var from)
            && PartialDate.TryParseIso(one.From, out var began) && from.IsCertainlyBefore(end) && !from.IsCertainlyBefore(began));
        if (overlapped is not null)
        {
            throw new EntryRefusedException(nameof(options.From), new Message("detentions.held-then"));
        }
    }

    private static EntryVerb Verb(string why) => new(ProcessKind.DetentionChange, EventKind.DetentionChanged, AccessNoun.Removals, why);
}
