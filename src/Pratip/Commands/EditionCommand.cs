using System.CommandLine;
using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Editions;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Statistics.Tables;

namespace Pratip.Commands;

/// <summary>
/// Editions from the console: made, decided on, signed, released and taken out. Signing and releasing are decisions of named persons; the
/// console trusts whoever runs the machine, and the log says whose name was given.
/// </summary>
internal static class EditionCommand
{
    private static readonly Argument<string> Name = new("NUMBER") { Description = "The edition, for example 2024-p1; 'pratip edition list' shows them." };
    private static readonly Option<ReportingWindow?> Window = CommonOptions.Window("--window", "The window", required: true);
    private static readonly Option<string> Vintage = new("--vintage") { Description = "provisional, revised or final.", Required = true, HelpName = "VINTAGE" };
    private static readonly Option<string[]> Compare = new("--compare") { Description = "A window beside it; may be given several times (default: the three years before a calendar year, as the UNODC questionnaire asks; else the same days of the year before).", HelpName = "WINDOW" };
    private static readonly Option<string?> Out = new("--out") { Description = "Folder for what the draft says, as CSV and JSON.", HelpName = "DIR" };
    private static readonly Option<string> By = new("--by") { Description = "Sign-in name of the person who decides.", Required = true, HelpName = "NAME" };
    private static readonly Option<string?> Role = new("--role") { Description = "statistician or signatory, for whoever is both.", HelpName = "ROLE" };
    private static readonly Option<bool> Public = new("--public") { Description = "Release to the public, and not only to the offices." };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why; it prints as a footnote or stands in the log.", Required = true, HelpName = "TEXT" };
    private static readonly Option<string> Key = new("--of") { Description = "The finding; of a change the measure, or one cell in quotes.", Required = true, HelpName = "KEY" };
    private static readonly Option<string[]> Findings = new("--of") { Description = "The finding; may be given several times.", HelpName = "KEY" };
    private static readonly Option<string?> AllOf = new("--all-of") { Description = "Every finding of this check that nobody has accepted yet: what stands before the colon of its key.", HelpName = "CHECK" };
    private static readonly Option<string> Why = new("--why") { Description = "late-verification, correction, merge-of-identities or definition.", Required = true, HelpName = "CODE" };
    private static readonly Option<DateTimeOffset?> Embargo = CommonOptions.Moment("--embargo", "Not before this moment either");
    private static readonly Option<string?> WhyForward = new("--reason") { Description = "Why it comes out earlier than the calendar says so far, or its embargo ends earlier; it stands in the log.", HelpName = "TEXT" };
    private static readonly Option<DateOnly?> Day = CommonOptions.Day("--day", "The day it comes out");

    public static Command Create()
    {
        Vintage.AcceptOnlyFromAmong("provisional", "revised", "final");
        Why.AcceptOnlyFromAmong("late-verification", "correction", "merge-of-identities", "definition");
        Day.Required = true;
        return new Command("edition", "Make, sign, release and verify editions: frozen figures of a window.\n\nExample: pratip edition list")
        {
            Verb("create", "Freeze the facts as they stand and count a new edition of a window.", "create --window 2024 --vintage provisional", CreateAsync, Window, Vintage, Compare, Out),
            Verb("list", "Show the editions.", "list", ListAsync),
            Verb("show", "Show what an edition still waits for.", "show 2024-p1", ShowAsync, Name),
            Verb("accept", "Accept findings that stop the release; the reason prints as a footnote of each.", "accept 2024-p1 --of growth:cases --by nary --reason \"counted again by hand\"", AcceptAsync, Name, Findings, AllOf, By, Reason),
            Verb("explain", "Say why figures are others than in the edition before.", "explain 2024-r2 --of suspects.arrested --why late-verification --by nary --reason \"two files came late\"", ExplainAsync, Name, Key, Why, By, Reason),
            Verb("sign", "Sign an edition in one of the two roles; the first signature seals it.", "sign 2024-p1 --by nary", SignAsync, Name, By, Role),
            Verb("plan", "Enter the day of a release in the calendar, or move it.", "plan --window 2024 --vintage provisional --day 2025-02-03 --by nary", PlanAsync, Window, Vintage, Day, Embargo, WhyForward, By),
            Verb("release", "Let a signed edition out, on its day or later.", "release 2024-p1 --by keo", ReleaseAsync, Name, By, Public),
            Verb("withdraw", "Give up an edition that two persons have not signed.", "withdraw 2024-p1 --by nary --reason \"a file was missing\"", WithdrawAsync, Name, By, Reason),
            EditionFiles.CreateExport(),
            EditionFiles.CreateReport(),
            EditionFiles.CreateVerify(),
        };
    }

    private static Command Verb(string name, string does, string example, Func<EditionCall, Task<EditionAnswer>> work, params Symbol[] takes)
    {
        var command = new Command(name, $"{does}\n\nExample: pratip edition {example}") { CommonOptions.Lang };
        foreach (var one in takes)
        {
            if (one is Argument argument)
            {
                command.Arguments.Add(argument);
            }
            else
            {
                command.Options.Add((Option)one);
            }
        }

        command.Runs(async (parsed, output, error, ct) =>
        {
            await using var call = await EditionCall.OpenAsync(parsed, name is "list" or "show" ? RegisterAccess.Read : RegisterAccess.Write, ct);
            try
            {
                var answer = await work(call);
                await output.WriteLineAsync(parsed.GetValue(CommonOptions.Json)
                    ? JsonAnswer.Of(answer.Data)
                    : string.Join('\n', answer.Lines.Select(line => ProductTexts.All.Format(line, CommonOptions.LanguageIn(parsed)))));
                return Program.Succeeded;
            }
            catch (Exception refused) when (refused is EntryRefusedException or AccessRefusedException)
            {
                return await EditionCall.TellAsync(parsed, refused, parsed.GetValue(By), output, error);
            }
        });
        return command;
    }

    private static async Task<EditionAnswer> CreateAsync(EditionCall call)
    {
        var folder = call.Parsed.GetValue(Out);
        if (folder is not null)
        {
            OutputFolder.Create(folder);
        }

        var options = new CreateEditionOptions
        {
            Window = call.Parsed.GetRequiredValue(Window)!.Value.ToString(),
            Vintage = call.Parsed.GetRequiredValue(Vintage),
            Compare = string.Join(' ', call.Parsed.GetValue(Compare) ?? []),
        };
        await EditionService.CreateAsync(call.Register, options, call.Ct);
        var view = (await EditionConsole.FindAsync(call.Register, options.Id, call.Ct))!;
        var files = folder is null ? [] : await EditionFiles.WriteDraftAsync(view, folder, call.Ct);
        return new(
            new { edition = view.Edition.Name, view.Edition.State, view.Edition.AsOf, figures = view.Content.Cells.Count, open = view.OpenFindings.Count, unexplained = view.Unexplained.Count, files },
            [new("pratip.edition.created", view.Edition.Name, view.Content.Cells.Count, view.Edition.AsOf), .. Waiting(view)]);
    }

    private static async Task<EditionAnswer> ListAsync(EditionCall call)
    {
        var all = await EditionConsole.ListAsync(call.Register, call.Ct);
        return new(
            all.Select(one => new { edition = one.Name, one.From, one.To, one.Vintage, one.State, one.AsOf, hash = one.ContentHash, one.ReleasedAt, one.SupersededBy }),
            all.Count == 0 ? [new("pratip.edition.none")] : [.. all.SelectMany(one => (Message[])
                [new("pratip.edition.row", one.Name, EditionCall.Label("edition-vintage", one.Vintage), EditionCall.Label("edition-state", one.State), one.AsOf, one.ContentHash ?? "–"), .. Superseded(one.SupersededBy)])]);
    }

    private static async Task<EditionAnswer> ShowAsync(EditionCall call)
    {
        var view = await call.FindAsync(Name);
        return new(
            new
            {
                edition = view.Edition.Name,
                view.Edition.State,
                before = view.Before,
                view.SupersededBy,
                findings = view.Docket.Findings.Select(one => new { one.Key, says = one.Says.En, stops = one.StopsRelease, accepted = one.Accepted }),
                changes = view.Docket.Changes.Select(one => new { measure = one.MeasureId, window = one.Window.ToString(), one.By, one.Key, one.Before, one.After, reason = one.Reason?.ToString(), one.Explanation }),
                signatures = view.Signatures.Select(one => new { one.Role, one.At }),
            },
            [new("pratip.edition.row", view.Edition.Name, EditionCall.Label("edition-vintage", view.Edition.Vintage), EditionCall.Label("edition-state", view.Edition.State), view.Edition.AsOf, view.Edition.ContentHash ?? "–"), .. Superseded(view.SupersededBy), .. Waiting(view)]);
    }

    private static Message[] Superseded(string? by) => by is null ? [] : [new("pratip.edition.superseded", by)];

    private static async Task<EditionAnswer> AcceptAsync(EditionCall call)
    {
        var edition = await call.HandleAsync(Name);
        var (keys, check) = (call.Parsed.GetValue(Findings) ?? [], call.Parsed.GetValue(AllOf));
        if (keys.Length == 0 && check is null)
        {
            throw new UsageException("accept needs the findings: --of KEY, once or several times, or --all-of CHECK. 'pratip edition show' lists them.");
        }

        await EditionService.AcceptFindingsAsync(
            await call.AsAsync(By), new() { EditionId = edition.Id, Keys = keys, AllOf = check, Reason = call.Parsed.GetRequiredValue(Reason) }, call.Ct);
        return await DoneAsync(call, "accept");
    }

    private static async Task<EditionAnswer> ExplainAsync(EditionCall call)
    {
        var edition = await call.HandleAsync(Name);
        await EditionService.ExplainChangeAsync(await call.AsAsync(By), new()
        {
            EditionId = edition.Id,
            Key = call.Parsed.GetRequiredValue(Key),
            ReasonCode = call.Parsed.GetRequiredValue(Why),
            Explanation = call.Parsed.GetRequiredValue(Reason),
        }, call.Ct);
        return await DoneAsync(call, "explain");
    }

    private static async Task<EditionAnswer> SignAsync(EditionCall call)
    {
        var edition = await call.HandleAsync(Name);
        await EditionSignatures.SignAsync(await call.AsAsync(By), new() { Id = edition.Id, BasedOn = edition.Version, Role = call.Parsed.GetValue(Role) }, call.Ct);
        return await DoneAsync(call, "sign");
    }

    private static async Task<EditionAnswer> ReleaseAsync(EditionCall call)
    {
        var edition = await call.HandleAsync(Name);
        await EditionSignatures.ReleaseAsync(await call.AsAsync(By), new() { Id = edition.Id, BasedOn = edition.Version, IsPublic = call.Parsed.GetValue(Public) }, call.Ct);
        return await DoneAsync(call, "release");
    }

    private static async Task<EditionAnswer> WithdrawAsync(EditionCall call)
    {
        var edition = await call.HandleAsync(Name);
        await EditionService.WithdrawAsync(await call.AsAsync(By), new() { Id = edition.Id, BasedOn = edition.Version, Reason = call.Parsed.GetRequiredValue(Reason) }, call.Ct);
        return await DoneAsync(call, "withdraw");
    }

    private static async Task<EditionAnswer> PlanAsync(EditionCall call)
    {
        var (window, vintage, day) = (call.Parsed.GetRequiredValue(Window)!.Value.ToString(), call.Parsed.GetRequiredValue(Vintage), call.Parsed.GetRequiredValue(Day)!.Value);
        var embargo = call.Parsed.GetValue(Embargo);
        await ReleaseCalendar.PlanAsync(await call.AsAsync(By), new()
        {
            Window = window,
            Vintage = vintage,
            Day = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            EmbargoUntil = embargo,
            Reason = call.Parsed.GetValue(WhyForward),
        }, call.Ct);
        return new(
            new { done = "plan", window, vintage, day, embargo },
            [
                new("pratip.edition.planned", window, EditionCall.Label("edition-vintage", vintage), day),
                .. embargo is { } until ? (Message[])[new("pratip.edition.embargo", until.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))] : [],
            ]);
    }

    private static async Task<EditionAnswer> DoneAsync(EditionCall call, string verb)
    {
        var view = await call.FindAsync(Name);
        return new(
            new { done = verb, edition = view.Edition.Name, view.Edition.State, hash = view.Edition.ContentHash },
            [new("pratip.edition.now", view.Edition.Name, EditionCall.Label("edition-state", view.Edition.State)), .. Waiting(view)]);
    }

    /// <summary>What was withdrawn waits for nothing.</summary>
    private static IEnumerable<Message> Waiting(EditionView view) => view.Standing is EditionStanding.Withdrawn ? [] :
    [
        .. view.OpenFindings.Select(one => new Message("pratip.edition.finding", one.Key, one.Says)),
        .. view.OpenFindings.Any(one => one.IsInternal) ? (Message[])[new("pratip.edition.internal")] : [],
        .. view.Unexplained.GroupBy(one => one.MeasureId, StringComparer.Ordinal).Select(of => new Message("pratip.edition.unexplained", of.Key, of.Count(), view.Before)),
    ];
}
