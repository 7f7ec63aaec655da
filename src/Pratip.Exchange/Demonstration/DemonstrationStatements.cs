using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Editions;
using Pratip.Registry.Statements;
using Pratip.Registry.Storage;

namespace Pratip.Exchange.Demonstration;

/// <summary>
/// What the page of statements of the demonstration begins with: the editions of 2024 and of two first halves, made, signed and released by the
/// accounts of those roles, and statements held against them: the committee's own in both languages, a report in the press with a growth on the
/// wrong base, and a sentence that says too little. The report on the press piece is out and was sent.
/// </summary>
public sealed class DemonstrationStatements
{
    /// <summary>As an office publishes them, one after the other: each hides what would give away a number that one before it hides.</summary>
    private static readonly (string Window, string Compare, string Vintage)[] Editions =
        [("2024-H1", "2023-H1", "final"), ("2024", "2023", "final"), ("2025-H1", "2024-H1", "provisional")];

    private static readonly Texts Wording = Texts.Load(typeof(DemonstrationStatements).Assembly);

    private readonly Register _register;
    private readonly DateTimeOffset _now;

    private DemonstrationStatements(Register register)
    {
        _register = register;
        _now = register.Clock.GetUtcNow();
    }

    public static async Task PrepareAsync(Register register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using (var db = register.CreateContext())
        {
            if (await db.Statements.AnyAsync(ct))
            {
                return;
            }
        }

        await new DemonstrationStatements(register).EnterAsync(ct);
    }

    private static RegisterStatementOptions Speech => new()
    {
        Title = "Figures of the year at the opening of the annual meeting",
        Speaker = "The secretariat",
        Place = "Phnom Penh",
        IsOwn = true,
        Text = """
            Ladies and gentlemen,

            In 2024 there were 197 cases of human trafficking and sexual exploitation, up by 33 from 164 in 2023. Cases rose by 20.12 per cent.

            The work goes on in every province, and I thank the police, the courts and the organisations that give shelter.
            """,
    };

    private static RegisterStatementOptions Notice => new()
    {
        Title = Wording["exchange.demonstration.notice-title"].Km,
        Speaker = Wording["exchange.demonstration.notice-by"].Km,
        IsOwn = true,
        Text = Wording["exchange.demonstration.notice"].Km,
    };

    private static RegisterStatementOptions Article => new()
    {
        Title = "Trafficking cases on the rise",
        Speaker = "An invented newspaper",
        Outlet = "The Lantern Courier",
        IsOwn = false,
        Text = """
            The number of cases grew to 197 in 2024 from 164 in 2023, a rise of 16.75 per cent, the office said on Friday.

            In 2024 there were more than 100 cases. In 2024 there were 230 cases, a source close to the office told this paper.
            """,
    };

    private static RegisterStatementOptions Interview => new()
    {
        Title = "Crime is falling, says a guest of the morning programme",
        Speaker = "A guest",
        Outlet = "Morning programme",
        IsOwn = false,
        Text = "Crime decreased in the past ten months. Last time there were 164 cases, and that is what counts.",
    };

    private async Task EnterAsync(CancellationToken ct)
    {
        foreach (var (window, compare, vintage) in Editions)
        {
            await ReleaseAsync(new CreateEditionOptions { Window = window, Vintage = vintage, Compare = compare }, ct);
        }

        var officer = await DemonstrationDesk.AsAsync(_register, "data-officer", ct);
        var today = DemonstrationDesk.Day(_now, 0);
        foreach (var statement in new[] { Speech, Notice, Interview })
        {
            await StatementService.RegisterAsync(officer, statement with { MadeOn = today }, ct);
        }

        var article = Article with { MadeOn = today };
        await StatementService.RegisterAsync(officer, article, ct);
        var report = new PrepareReportOptions { StatementId = article.Id };
        await StatementReports.PrepareAsync(officer, report, ct);
        await StatementReports.ReleaseAsync(await DemonstrationDesk.AsAsync(_register, "signatory", ct), new ReleaseReportOptions { Id = report.Id, BasedOn = 1 }, ct);
        await StatementAnswers.NoteReplyAsync(officer, new NoteReplyOptions
        {
            StatementId = article.Id,
            SentOn = today,
            SentTo = "The editor of The Lantern Courier",
            Text = "The growth was computed on the later figure. The page that is sent along shows each number beside the edition's.",
            ReportId = report.Id,
        }, ct);
    }

    /// <summary>
    /// Made by the statistician, who accepts what the checks found in invented data, and released by the signatory. That a small number can be
    /// worked out is nothing to accept, invented or not.
    /// </summary>
    private async Task ReleaseAsync(CreateEditionOptions made, CancellationToken ct)
    {
        var (statistician, signatory) = (await DemonstrationDesk.AsAsync(_register, "statistician", ct), await DemonstrationDesk.AsAsync(_register, "signatory", ct));
        await EditionService.CreateAsync(statistician, made, ct);
        var name = (await EditionReader.ListAsync(statistician, ct)).Single(one => one.Id == made.Id).Name;
        while ((await EditionReader.FindAsync(statistician, name, ct))!.OpenFindings is [var open, ..])
        {
            if (open.IsOfHiding)
            {
                throw new InvalidOperationException($"{name}: {open.Says.En}");
            }

            await EditionService.AcceptFindingsAsync(statistician, new AcceptFindingsOptions { EditionId = made.Id, AllOf = open.Check, Reason = "The data of the demonstration are invented." }, ct);
        }

        foreach (var person in new[] { statistician, signatory })
        {
            await EditionSignatures.SignAsync(person, new SignEditionOptions { Id = made.Id, BasedOn = await VersionAsync(made.Id, ct) }, ct);
        }

        await ReleaseCalendar.PlanAsync(statistician, new PlanReleaseOptions { Window = made.Window, Vintage = made.Vintage, Day = DemonstrationDesk.Day(_now, 0), Reason = "a demonstration waits for no day" }, ct);
        await EditionSignatures.ReleaseAsync(signatory, new ReleaseEditionOptions { Id = made.Id, BasedOn = await VersionAsync(made.Id, ct) }, ct);
    }

    private async Task<int> VersionAsync(Guid id, CancellationToken ct)
    {
        await using var db = _register.CreateContext();
        return await db.Editions.Where(one => one.Id == id).Select(one => one.Version).SingleAsync(ct);
    }
}
