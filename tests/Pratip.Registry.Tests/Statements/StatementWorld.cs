using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Editions;
using Pratip.Registry.Entry;
using Pratip.Registry.Statements;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Editions;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Tabulation;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Statements;

/// <summary>A register in which the edition of 2024 is out and says 197 cases, 164 the year before; with those who check statements and let reports out.</summary>
internal sealed class StatementWorld : IAsyncDisposable
{
    public const string Speech = "In 2024 there were 197 cases, up from 164 in 2023. In 2024 there were 250 cases.";

    private StatementWorld(EditionWorld editions) => Editions = editions;

    public EditionWorld Editions { get; }

    public Register Register => Editions.Desk.Register;

    /// <summary>Checks.</summary>
    public ActorRegister Officer => Editions.Officer;

    /// <summary>Checks, and lets out what others have checked.</summary>
    public ActorRegister Statistician => Editions.Statistician;

    /// <summary>Lets out, and checks nothing.</summary>
    public ActorRegister Signatory => Editions.Signatory;

    public DateOnly Today => Officer.Today;

    public static async Task<StatementWorld> CreateAsync(Engine engine)
    {
        var world = new StatementWorld(await EditionWorld.CreateAsync(engine));
        await world.Editions.ReturnedAsync();
        await world.ReleaseAsync("provisional", 197);
        return world;
    }

    /// <summary>An edition of 2024 comes out in which there are so many cases.</summary>
    public async Task<string> ReleaseAsync(string vintage, long cases)
    {
        var draft = await Editions.CreateAsync(vintage, "2024");
        var view = (await EditionConsole.FindAsync(Register, draft.Id, CancellationToken.None))!;
        var content = view.Content with
        {
            Cells = [.. view.Content.Cells.Select(cell => Of(cell, cases))],
            Completeness = [.. view.Content.Completeness.Select(one => one with { Completeness = new(CompletenessState.Complete, 3, 3, [], []) })],
        };
        var files = CanonicalContent.Write(content, new([], [], [], []));
        var at = Editions.Desk.Clock.GetUtcNow();
        await NextAsync(draft.Id, ProcessKind.EditionSign, EventKind.EditionSigned, after =>
            (after.State, after.Content, after.ContentHash) = (EditionState.Sealed, EditionBundle.Pack(files), ContentManifest.HashOf(files)));
        await NextAsync(draft.Id, ProcessKind.EditionSign, EventKind.EditionSigned, after => after.State = EditionState.Signed);
        await NextAsync(draft.Id, ProcessKind.EditionRelease, EventKind.EditionReleased, after =>
            (after.State, after.ReleasedByUserId, after.ReleasedAt) = (EditionState.Released, Signatory.Actor.UserId, at));
        return draft.Name;
    }

    public RegisterStatementOptions Options(string text = Speech, string? madeOn = null) => new()
    {
        Title = "A speech",
        Speaker = "The spokesperson",
        Outlet = "The radio",
        MadeOn = madeOn ?? Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        IsOwn = false,
        Text = text,
    };

    public async Task<Guid> RegisterAsync(string text = Speech, string? madeOn = null, ActorRegister? by = null)
    {
        var options = Options(text, madeOn);
        await StatementService.RegisterAsync(by ?? Officer, options, CancellationToken.None);
        return options.Id;
    }

    public async Task<StatementFile> FileAsync(Guid id, int? check = null) => (await StatementReader.FindAsync(Officer, id, check, CancellationToken.None))!;

    /// <summary>A report of the newest check, prepared by one and released by another.</summary>
    public async Task<StatementReport> ReleasedReportAsync(Guid statement)
    {
        var options = new PrepareReportOptions { StatementId = statement };
        await StatementReports.PrepareAsync(Officer, options, CancellationToken.None);
        var report = (await FileAsync(statement)).Reports[0];
        await StatementReports.ReleaseAsync(Signatory, new() { Id = report.Id, BasedOn = report.Version }, CancellationToken.None);
        return (await FileAsync(statement)).Reports[0];
    }

    public static async Task<string> RefusalAsync(Func<Task> work) => (await Assert.ThrowsAsync<EntryRefusedException>(work)).Problems[0].What.Key;

    public ValueTask DisposeAsync() => Editions.DisposeAsync();

    private static EditionCell Of(EditionCell cell, long cases) => cell is { MeasureId: "cases.headline", By: null } && cell.Window.IsYear && cell.Window.From.Year is 2024 or 2023
        ? cell with { Value = cell.Window.From.Year == 2024 ? cases : 164, State = EditionCellState.Counted }
        : cell;

    private async Task NextAsync(Guid id, ProcessKind process, EventKind kind, Action<Edition> change)
    {
        var before = await Editions.FindAsync(id);
        var after = before.Copy<Edition>();
        change(after);
        await Editions.Desk.RecordAsync(process, kind, new RowChanges().Update(before, after));
    }
}
