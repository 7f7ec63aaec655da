namespace Pratip.Exchange.Imports.Merging;

/// <summary>Compares a checked file with the register, sheet by sheet in the order in which they depend on each other.</summary>
internal static class FileMerge
{
    public static async Task CompareAsync(MergeContext context, IProgress<ImportProgress>? progress)
    {
        // Who is named by an untouched row keeps the reference, whatever other rows say.
        context.KeptPersons.UnionWith(context.File.Tables.SelectMany(t => t.Accepted).Where(r => r.IsUntouched).Select(r => r["person_reference"]).OfType<string>());
        var cases = new CaseMerger(context);
        await cases.RecogniseAsync();
        await cases.LoadNumbersAsync();
        await cases.MergeAsync();
        var directory = new CaseDirectory(context);
        await directory.LoadAsync();
        directory.Resolve("suspects");
        directory.Resolve("victims");

        // All rows are recognised, and refused where they must be, before the first person is touched: a row that is
        // rejected here leaves nothing behind.
        var people = new PeopleMerger(context);
        IMerger[] shared = [new RemovalFileMerger(context), new EncounterMerger(context)];
        var suspects = new SuspectMerger(context);
        var removals = new RemovalMerger(context);
        IMerger[] sheets =
        [
            suspects, new VictimMerger(context), new HandOverMerger(context), removals,
            new RepatriationMerger(context), new InterceptionMerger(context), new PreventionMerger(context), new AggregateMerger(context),
        ];
        foreach (var merger in sheets)
        {
            await merger.RecogniseAsync();
        }

        await suspects.CheckAsync();
        await removals.CheckAsync();

        foreach (var merger in shared.Prepend(people))
        {
            await merger.RecogniseAsync();
        }

        foreach (var merger in shared.Prepend(people).Concat(sheets))
        {
            await merger.MergeAsync();
            progress?.Report(new(ImportStage.Comparing, null, context.Told));
        }

        await new SuspectDirectory(context, directory).ResolveAsync();
        var steps = new CourtStepMerger(context);
        await steps.RecogniseAsync();
        await steps.MergeAsync();
        await new ReturnMerger(context).MergeAsync();
        await context.FinishSealingAsync();
    }
}
