using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Courts;

/// <summary>Holds a step, new or corrected, against the other steps of its suspect.</summary>
internal static class StageOrder
{
    /// <param name="db">Shows the other steps.</param>
    /// <param name="step">As it would be.</param>
    /// <param name="before">As it was; null where it is new.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task RequireAsync(RegistryDb db, ProceduralStage step, ProceduralStage? before, CancellationToken ct)
    {
        var others = await db.ProceduralStages.Where(one => one.SuspectId == step.SuspectId && one.Id != step.Id && !one.IsVoided).OrderBy(one => one.Id).ToListAsync(ct);
        var isMoved = before is null || before.Stage != step.Stage || before.On != step.On;
        if (others.Exists(one => one.Stage == step.Stage && one.On == step.On && one.Court == step.Court))
        {
            throw Refused(isMoved ? FieldOf(step, before) : nameof(step.Court), "stages.already", Label(step));
        }

        if (!isMoved)
        {
            return;
        }

        if (IsAppealLeftAlone(others, step, before))
        {
            throw Refused(nameof(step.Stage), "stages.no-verdict");
        }

        // Files tell of procedures whose steps lie in no order. What was so before is not this step's doing and does not stand in its way;
        // what is in order among them is still what it is held against.
        var wasImmediate = others.Append(step).Any(one => one.Stage == StageRules.ImmediateAppearance);
        if (StageRules.Misplaced([.. StageRules.InOrder(others, wasImmediate), step], wasImmediate) is { } pair)
        {
            throw Refused(FieldOf(step, before), "stages.order", Label(pair.Second), Date(pair.Second), Label(pair.First), Date(pair.First));
        }
    }

    /// <summary>An appeal without what it is against: this one, or one whose only judgment this step was.</summary>
    private static bool IsAppealLeftAlone(List<ProceduralStage> others, ProceduralStage step, ProceduralStage? before)
    {
        if (before?.Stage == step.Stage || others.Append(step).Any(one => StageRules.CanBeAppealed(one.Stage)))
        {
            return false;
        }

        return step.Stage == StageRules.Appeal || (before is not null && StageRules.CanBeAppealed(before.Stage) && others.Exists(one => one.Stage == StageRules.Appeal));
    }

    /// <summary>Beside what was typed: the date, or where only the step was corrected, the step.</summary>
    private static string FieldOf(ProceduralStage step, ProceduralStage? before) => before is not null && before.On == step.On ? nameof(step.Stage) : nameof(step.On);

    private static EntryRefusedException Refused(string field, string key, params object?[] args) => new(field, new Message(key, args));

    private static object Date(ProceduralStage step) => PartialDate.TryParseIso(step.On, out var date) ? date : step.On;

    private static LocalizedText Label(ProceduralStage step) =>
        CodeListCatalogue.Standard.Get("procedural-stage").TryFind(step.Stage)?.Label ?? new LocalizedText(step.Stage, step.Stage);
}
