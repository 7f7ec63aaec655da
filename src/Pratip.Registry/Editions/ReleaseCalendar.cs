using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Statistics.Windows;

namespace Pratip.Registry.Editions;

/// <summary>On which day which edition comes out, known beforehand.</summary>
public static class ReleaseCalendar
{
    public static async Task PlanAsync(ActorRegister register, PlanReleaseOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Editions);
        options.Problems(register.Today).ThrowIfAny();
        var window = NamedWindows.Standard.ParseWindow(options.Window);
        _ = PartialDate.TryParseIso(options.Day, out var planned);
        var day = planned.First;
        await register.ChangeAsync(ProcessKind.EditionPlan, EntryText.OrNull(options.Reason) ?? "a release planned", async change =>
        {
            var before = await change.Db.ReleasePlans.SingleOrDefaultAsync(one => one.From == window.From && one.To == window.To && one.Vintage == options.Vintage, ct);
            var lastOut = await LastOutAsync(change.Db, window, options.Vintage!, null, ct);
            if (day <= lastOut)
            {
                throw new EntryRefusedException(nameof(options.Day), new Message("editions.released-already", options.Window, lastOut));
            }

            if (before is not null && !(before.Day <= lastOut) && EntryText.OrNull(options.Reason) is null && IsBroughtForward(before, day, options.EmbargoUntil, register.Today))
            {
                throw new EntryRefusedException(nameof(options.Reason), new Message("editions.why-forward", before.Day));
            }

            var after = before?.Copy<ReleasePlan>() ?? new ReleasePlan
            {
                Id = options.Id,
                From = window.From,
                To = window.To,
                Vintage = options.Vintage!,
                Day = day,
                UserId = register.Actor.UserId,
            };
            (after.Day, after.EmbargoUntil, after.UserId) = (day, options.EmbargoUntil, register.Actor.UserId);
            await change.RecordAsync(EventKind.ReleasePlanned, before is null ? new RowChanges().Add(after) : new RowChanges().Update(before, after));
        }, ct);
    }

    /// <summary>
    /// The day on which the last edition of a window and vintage came out, in Phnom Penh; null where none has. A day of the calendar is for one
    /// edition: with that it is used up, and the next one of its kind gets a later day of its own.
    /// </summary>
    /// <param name="except">An edition that does not count.</param>
    internal static async Task<DateOnly?> LastOutAsync(RegistryDb db, ReportingWindow window, string vintage, Guid? except, CancellationToken ct)
    {
        var moments = await db.Editions
            .Where(one => one.From == window.From && one.To == window.To && one.Vintage == vintage && one.State == EditionState.Released && one.ReleasedAt != null && one.Id != except)
            .Select(one => one.ReleasedAt!.Value).ToListAsync(ct);
        return moments.Count == 0 ? null : PhnomPenhTime.DateOf(moments.Max());
    }

    /// <summary>Readers were told a day: whoever lets an edition out before it, at once, or before the end of its embargo says why.</summary>
    private static bool IsBroughtForward(ReleasePlan before, DateOnly day, DateTimeOffset? embargo, DateOnly today) =>
        day < before.Day || (day != before.Day && day == today) || (before.EmbargoUntil is { } until && (embargo is null || embargo < until));

    /// <summary>The next day first.</summary>
    public static async Task<IReadOnlyList<ReleasePlan>> ListAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.ReleasePlans.OrderByDescending(one => one.Day).ToListAsync(ct);
    }
}
