using System.Diagnostics;
using System.Globalization;
using Pratip.Kernel;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;

namespace Pratip.Bench.Workplace;

/// <summary>
/// Writes the made register through the register's own changes, block by block, so that every row has its event and every
/// guard has been asked.
/// </summary>
internal static class MadeRegister
{
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(15);

    public static async Task MakeAsync(Register register, int persons, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var office = await MadeOffice.EmployAsync(register, ct);
        Tell($"{MadeOfficer.All.Count} accounts in {watch.Elapsed.TotalSeconds:0} s");
        watch.Restart();
        var (cases, people, rows, told) = (0, 0, 0L, TimeSpan.Zero);
        using var blocks = new MadeCases(persons, office, register.Vault).Blocks().GetEnumerator();

        // The next block is made and sealed while this one is written.
        var next = Task.Run(() => blocks.MoveNext() ? blocks.Current : null, ct);
        while (await next is { } block)
        {
            next = Task.Run(() => blocks.MoveNext() ? blocks.Current : null, ct);
            await WriteAsync(register, block, ct);
            (cases, people, rows) = (cases + block.Cases.Count, people + block.SuspectReports.Count + block.VictimReports.Count, rows + block.Rows);
            if (watch.Elapsed - told > Told)
            {
                told = watch.Elapsed;
                Tell($"{people:N0} persons, {rows / watch.Elapsed.TotalSeconds:N0} rows a second");
            }
        }

        Tell($"{cases:N0} cases, {people:N0} persons, {rows:N0} rows in {watch.Elapsed.TotalSeconds:0} s");
    }

    private static async Task WriteAsync(Register register, MadeBlock block, CancellationToken ct)
    {
        await register.ChangeAsync(Process(ProcessKind.CaseOpen), async change =>
        {
            var numbers = await CaseNumbers.IssueAsync(change, block.Year, block.Cases.Count, ct);
            for (var i = 0; i < numbers.Count; i++)
            {
                block.Cases[i].Number = numbers[i];
            }

            await change.RecordAsync(EventKind.CaseOpened, block.Opening);
        }, ct);
        await register.ChangeAsync(Process(ProcessKind.SuspectAdd), change => change.RecordAsync(EventKind.SuspectChanged, block.OfSuspects), ct);
        await register.ChangeAsync(Process(ProcessKind.VictimAdd), change => change.RecordAsync(EventKind.VictimChanged, block.OfVictims), ct);
        await register.ChangeAsync(Process(ProcessKind.NoteAdd), change => change.RecordAsync(EventKind.NoteAdded, new RowChanges().Add<Registry.Notes.Note>(block.Notes)), ct);
    }

    private static ProcessContext Process(ProcessKind kind) => new(kind, "bench", null, "the made register", "bench");

    private static void Tell(FormattableString text) => Console.Error.WriteLine("  " + text.ToString(CultureInfo.InvariantCulture));
}
