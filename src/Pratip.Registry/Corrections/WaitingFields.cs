using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Children;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Corrections;

/// <summary>
/// Which fields of a correction another person decides on: those that were known, and an unknown one where to fill it in says something else than
/// what is known. One person alone makes no adult of a child by filling in a date that nobody had told.
/// </summary>
internal static class WaitingFields
{
    public static async Task<HashSet<string>> OfAsync(ActorRegister register, CorrectionTarget target, IReadOnlyList<FieldChange> differences, CancellationToken ct)
    {
        var waiting = differences.Where(one => one.Was.Count > 0).Select(one => one.Property).ToHashSet(StringComparer.Ordinal);
        if (await OverturnedAsync(register, target, differences, ct) is { } age)
        {
            waiting.Add(age);
        }

        // What came of a step is judged with the step: a verdict that was entered as an arrest gets its outcome when it becomes one, neither before nor after.
        if (target.Row is Courts.ProceduralStage && waiting.Count > 0)
        {
            waiting.UnionWith(CorrectionRules.StepOutcome.Where(property => differences.Any(one => one.Property == property)));
        }

        return waiting;
    }

    /// <summary>The property that tells an age and overturns what is known of it; null where there is none.</summary>
    private static async Task<string?> OverturnedAsync(ActorRegister register, CorrectionTarget target, IReadOnlyList<FieldChange> differences, CancellationToken ct)
    {
        var property = target.Noun.AgeProperty;
        if (property is null || differences.FirstOrDefault(one => one.Property == property) is not { Was.Count: 0, Should: [var should, ..] })
        {
            return null;
        }

        var reportId = target.Row is Victim victim ? victim.ReportId : target.Row.Id;

        // Without scope: what is known is known, also where this person may not see it.
        await using var db = register.Register.CreateContext();
        var report = await db.PersonReports.SingleOrDefaultAsync(one => one.Id == reportId && !one.IsVoided, ct);
        var victims = await db.Victims.Where(one => one.ReportId == reportId && !one.IsVoided).ToListAsync(ct);
        return Told(target, should) is { } told && ChildRule.IsOverturnedBy(report, victims, told, register.Today) ? property : null;
    }

    private static BirthSpan? Told(CorrectionTarget target, string should)
    {
        if (target.Row is Victim victim)
        {
            var after = victim.Copy<Victim>();
            after.AgeAtIdentification = int.Parse(should, System.Globalization.CultureInfo.InvariantCulture);
            return ChildRule.OfVictim(after);
        }

        return PartialDate.TryParseIso(should, out var birth) ? new BirthSpan(birth.First, birth.Last) : null;
    }
}
