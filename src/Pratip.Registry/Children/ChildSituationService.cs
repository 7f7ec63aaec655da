using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Children;

/// <summary>What makes a child's situation, as entered.</summary>
public sealed record SetChildSituationOptions
{
    /// <summary>Of the row, where none is there yet.</summary>
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    /// <summary>The version that was seen; 0 where nothing had been said.</summary>
    public required int BasedOn { get; init; }

    /// <summary>Null while unknown.</summary>
    public bool? IsUnaccompanied { get; init; }

    /// <summary>Whether the age is uncertain; null, as unknown, is uncertain too.</summary>
    public bool? AgeIsUncertain { get; init; }
}

/// <summary>Whether a child is alone, and whether it is certain that somebody is none. One row a report, changed in place.</summary>
public static class ChildSituationService
{
    public static async Task SetAsync(ActorRegister register, SetChildSituationOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Victims);
        await register.ChangeAsync(ProcessKind.VictimChange, "a child's situation", async change =>
        {
            await VictimFileChange.RequireReportAsync(register, AccessNoun.Victims, options.ReportId, nameof(options.ReportId), ct);
            var before = await change.Db.ChildSituations.SingleOrDefaultAsync(one => one.ReportId == options.ReportId, ct);
            var after = before?.Copy<ChildSituation>() ?? new ChildSituation { Id = options.Id, ReportId = options.ReportId };
            (after.IsUnaccompanied, after.AgeIsUncertain) = (options.IsUnaccompanied, options.AgeIsUncertain ?? true);
            var rows = new RowChanges();
            if (before is null)
            {
                rows.Add(after);
            }
            else if ((before.IsUnaccompanied, before.AgeIsUncertain) != (after.IsUnaccompanied, after.AgeIsUncertain))
            {
                VictimFileChange.RequireVersion(change, before, options.BasedOn);
                rows.Update(before, after);
            }

            await change.RecordAsync(EventKind.VictimChanged, rows);
        }, ct);
    }
}
