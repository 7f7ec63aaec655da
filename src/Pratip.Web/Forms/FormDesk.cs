using Microsoft.AspNetCore.Http;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Forms;

/// <summary>
/// One request of one form. A form of one page goes straight to the service; one of several is a draft from its second page
/// on, so that it can be left and taken up again on any computer.
/// </summary>
internal sealed class FormDesk(EntryForm form, FormParts parts)
{
    /// <summary>The page on which everything is looked over before it is sent.</summary>
    public const string Check = "check";

    private const string TicketPurpose = "form-ticket";
    private const string ConflictPurpose = "form-conflict";
    private const string ShownPurpose = "form-shown";

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    private ActorRegister Register => parts.Actor.Register;

    public Task<IResult> BeginAsync(string? subject, CancellationToken ct) => BeginAsync(subject, null, [], ct);

    /// <summary>What is sealed is opened for a purpose, on the answer to a form: no address leads to it.</summary>
    public Task<IResult> OpenForAsync(IFormCollection fields, string? subject, CancellationToken ct) => ReadPurpose.Of(fields) is { } purpose
        ? BeginAsync(subject, purpose, [], ct)
        : BeginAsync(subject, null, [new("purpose", parts.Text["web.cases.purpose-missing"])], ct);

    private async Task<IResult> BeginAsync(string? subject, string? purpose, IReadOnlyList<FieldError> errors, CancellationToken ct)
    {
        if (await form.FindAsync(Register, subject, ct) is not { } about)
        {
            return Results.NotFound();
        }

        if (purpose is null && form.AsksPurpose(about))
        {
            return AskPurpose(about, subject, errors);
        }

        var ticket = new FormTicket(RowId.Next(), subject, null, Purpose: form.AsksPurpose(about) ? purpose : null);
        var current = await CurrentAsync(ticket, ct);
        ticket = ticket with { BasedOn = current?.Version };
        var answers = current?.Answers ?? form.Suggest(about, Register.Clock.Today());
        var view = new FormView(ticket, about, answers, FirstPage(about, answers), null);
        return await ShowAsync(view, FormErrors.Of(parts.Text, view.Page, await form.FindProblemsAsync(Register, Filled(view), ct), all: true), ct, StatusCodes.Status200OK);
    }

    public async Task<IResult> FirstAsync(IFormCollection fields, string? subject, CancellationToken ct)
    {
        // A page that lay open for too long comes back with what was typed and the seal of now.
        var kept = parts.Seals.Open<FormTicket>(TicketPurpose, fields["entry"]);
        var ticket = kept ?? new FormTicket(RowId.Next(), subject, null, Purpose: ReadPurpose.Of(fields));
        if (await form.FindAsync(Register, ticket.Subject, ct) is not { } about)
        {
            return kept is null ? Results.NotFound() : Gone(fields);
        }

        if (ticket.Purpose is null && form.AsksPurpose(about))
        {
            return AskPurpose(about, subject, [new("purpose", parts.Text["web.cases.purpose-missing"])]);
        }

        var current = await CurrentAsync(ticket, ct);
        var before = current?.Answers ?? form.Suggest(about, Register.Clock.Today());
        var page = FirstPage(about, before);
        var answers = before.With(page, fields, parts.Text);
        var view = new FormView(kept is null ? ticket with { BasedOn = current?.Version } : ticket, about, answers, page, null);
        return kept is null
            ? await ShowAsync(view, [new(page.Questions[0].Id, parts.Text["web.forms.too-old"])], ct)
            : await GoOnAsync(view, fields, ct);
    }

    public async Task<IResult> ResumeAsync(Guid draft, string page, CancellationToken ct)
    {
        if (await OpenAsync(draft, ct) is not { } state)
        {
            return Gone();
        }

        if (await form.FindAsync(Register, state.Ticket.Subject, ct) is not { } about)
        {
            return Gone(draft: draft);
        }

        // A form about what is sealed holds what was opened for it: to take it up again is to look again.
        if (form.AsksPurpose(about) && await CurrentAsync(state.Ticket, ct) is null)
        {
            return Gone(draft: draft);
        }

        var answers = Answers.From(state.Fields);
        if (page == Check)
        {
            return await ShowCheckAsync(new FormView(state.Ticket, about, answers, null!, draft), [], ct);
        }

        return PageOf(about, answers, page) is { } asked ? await ShowAsync(new FormView(state.Ticket, about, answers, asked, draft), [], ct) : Results.NotFound();
    }

    public async Task<IResult> NextAsync(IFormCollection fields, Guid draft, string page, CancellationToken ct)
    {
        if (await OpenAsync(draft, ct) is not { } state)
        {
            return Gone(fields);
        }

        var subject = await form.FindAsync(Register, state.Ticket.Subject, ct);
        if (fields["go"].ToString() == "drop")
        {
            await Drafts.FinishAsync(Register, draft, ct);
            return Results.LocalRedirect(subject?.Back ?? "/drafts");
        }

        if (subject is not { } about)
        {
            return Gone(fields, draft);
        }

        var answers = Answers.From(state.Fields);

        if (page == Check)
        {
            return await CheckedAsync(new FormView(state.Ticket, about, answers, null!, draft), fields, ct);
        }

        return PageOf(about, answers, page) is { } asked
            ? await GoOnAsync(new FormView(state.Ticket, about, answers.With(asked, fields, parts.Text), asked, draft), fields, ct)
            : Results.NotFound();
    }

    public async Task<IResult> ChooseAsync(IFormCollection fields, CancellationToken ct)
    {
        if (parts.Seals.Open<FormConflict>(ConflictPurpose, fields["conflict"]) is not { } conflict)
        {
            return Gone(fields);
        }

        if (await form.FindAsync(Register, conflict.Ticket.Subject, ct) is not { } about)
        {
            return Gone(fields);
        }

        var (mine, theirs) = (Answers.From(conflict.Mine), Answers.From(conflict.Theirs));
        var chosen = form.PagesFor(about).SelectMany(page => page.Questions).Where(question => question.StandsInRow && fields["choose." + question.Id].ToString() != "mine")
            .Aggregate(mine, (answers, question) => answers.With(question.Property, theirs.All(question.Property)));
        return await SubmitAsync(new FormView(conflict.Ticket, about, chosen, FirstPage(about, chosen), null), ct);
    }

    /// <summary>Keeps what was typed, says what is wrong with it, or leads to what comes next.</summary>
    private async Task<IResult> GoOnAsync(FormView view, IFormCollection fields, CancellationToken ct)
    {
        var asked = AskedPages(view);
        var draft = view.Draft ?? view.Ticket.Id;
        if (fields["go"].ToString() == "later")
        {
            return await RefusalOfKeepingAsync(view, draft, ct) ?? Results.LocalRedirect("/drafts?done=kept");
        }

        if (ErrorsOf(view, view.Page) is { Count: > 0 } errors)
        {
            return await ShowAsync(view, errors, ct);
        }

        if (asked.Count == 1 && view.Draft is null)
        {
            return await SubmitAsync(view, ct);
        }

        if (await form.FindProblemsAsync(Register, Filled(view), ct) is { Count: > 0 } found)
        {
            return await ShowRefusalAsync(view, found, ct);
        }

        if (await RefusalOfKeepingAsync(view, draft, ct) is { } refused)
        {
            return refused;
        }

        var at = asked.FindIndex(page => page.Id == view.Page.Id);
        return Results.LocalRedirect(FormPages.AddressOf(form, draft, fields["go"].ToString() == Check || at == asked.Count - 1 ? Check : asked[at + 1].Id));
    }

    /// <summary>Enters what the page to check has shown; where the draft was changed in another window meanwhile, what it has become is looked over first.</summary>
    private async Task<IResult> CheckedAsync(FormView view, IFormCollection fields, CancellationToken ct)
    {
        var questions = AskedPages(view).SelectMany(page => page.Questions).ToList();
        if (parts.Seals.Open<ShownAnswers>(ShownPurpose, fields["shown"]) is not { } shown)
        {
            return await ShowCheckAsync(view, [new(questions[0].Id, parts.Text["web.forms.check-too-old"])], ct);
        }

        return shown.Changed(questions, view.Answers) is { Count: > 0 } changed
            ? await ShowCheckAsync(view, [.. changed.Select(question => new FieldError(question.Id, parts.Text.Say("web.forms.check-changed", parts.Text[question.Label])))], ct)
            : await SubmitAsync(view, ct);
    }

    private async Task<IResult> SubmitAsync(FormView view, CancellationToken ct)
    {
        foreach (var page in AskedPages(view))
        {
            if (ErrorsOf(view, page) is { Count: > 0 } errors)
            {
                return await ShowAsync(view with { Page = page }, errors, ct);
            }
        }

        try
        {
            var address = await form.SubmitAsync(Register, Filled(view), ct);
            if (view.Draft is { } draft)
            {
                await Drafts.FinishAsync(Register, draft, ct);
            }

            return Results.LocalRedirect(Kept(address));
        }
        catch (EntryRefusedException refusal)
        {
            return await ShowRefusalAsync(view, refusal.Problems, ct);
        }
        catch (StaleVersionException)
        {
            return await ShowConflictAsync(view, ct);
        }
        catch (RegisterException refusal) when (refusal is not AccessRefusedException)
        {
            return await ShowRefusalAsync(view, [new EntryProblem("", refusal.Reason)], ct);
        }
    }

    /// <summary>On the page that asked for the field; what no question asked for, on the first.</summary>
    private async Task<IResult> ShowRefusalAsync(FormView view, IReadOnlyList<EntryProblem> problems, CancellationToken ct)
    {
        var asked = AskedPages(view);
        var page = asked.Find(one => one.Questions.Any(question => problems.Any(problem => problem.Field == question.Property))) ?? asked[0];
        return await ShowAsync(view with { Page = page }, FormErrors.Of(parts.Text, page, problems, all: true), ct);
    }

    private async Task<IResult> ShowConflictAsync(FormView view, CancellationToken ct)
    {
        if (await CurrentAsync(view.Ticket, ct) is not { } current)
        {
            return await ShowChangedAsync(view, ct);
        }

        var conflict = new FormConflict(view.Ticket with { BasedOn = current.Version }, view.Answers.ToFields(), current.Answers.ToFields());
        var questions = form.PagesFor(view.About).SelectMany(page => page.Questions)
            .Where(question => question.StandsInRow && !view.Answers.All(question.Property).SequenceEqual(current.Answers.All(question.Property), StringComparer.Ordinal)).ToList();
        return Pages.Show<ConflictPage>(new
        {
            Form = form,
            view.About,
            Sealed = parts.Seals.Seal(ConflictPurpose, conflict, KeptFor),
            Mine = await AnsweredAsync(questions, view.About, view.Answers, ct),
            Theirs = await AnsweredAsync(questions, view.About, current.Answers, ct),
            Change = await LastChange.OfAsync(Register, current.Event, ct),
            current.Final,
        }, StatusCodes.Status409Conflict);
    }

    /// <summary>A form that decides on a row and types nothing into it has no two versions to choose from: it comes back about the row of now, with what was answered.</summary>
    private async Task<IResult> ShowChangedAsync(FormView view, CancellationToken ct)
    {
        if (await form.FindAsync(Register, view.Ticket.Subject, ct) is not { } about)
        {
            return Gone();
        }

        var page = FirstPage(about, view.Answers);
        return await ShowAsync(view with { About = about, Page = page }, [new(page.Questions[0].Id, parts.Text["web.forms.changed-meanwhile"])], ct, StatusCodes.Status409Conflict);
    }

    private async Task<IResult> ShowAsync(FormView view, List<FieldError> errors, CancellationToken ct, int? status = null) => Pages.Show<FormPage>(new
    {
        Form = form,
        View = view,
        Back = BackOf(view),
        Sealed = parts.Seals.Seal(TicketPurpose, view.Ticket with { Typed = [.. view.Page.Questions.Where(IsTyped).Select(question => new TypedField(question.Id, question.Label))] }, KeptFor),
        Offers = await OffersAsync(view.Page.Questions, new QuestionContext(Register, parts.Text, view.About, view.Answers, parts.Services), ct),
        Steps = AskedPages(view).Count,
        Matter = await form.ReadMatterAsync(Register, view.About, ct),
        Errors = errors,
    }, status ?? (errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest));

    private async Task<CurrentAnswers?> CurrentAsync(FormTicket ticket, CancellationToken ct) =>
        ticket.Subject is { } subject ? await form.ReadCurrentAsync(Register, subject, ticket.Purpose, ct) : null;

    private IResult AskPurpose(EntrySubject about, string? subject, IReadOnlyList<FieldError> errors) => Pages.Show<PurposePage>(
        new { Form = form, About = about, Action = FormPages.OpeningOf(form, subject), Errors = errors }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private string BackOf(FormView view)
    {
        var asked = AskedPages(view);
        var at = asked.FindIndex(page => page.Id == view.Page.Id);
        return view.Draft is { } draft && at > 0 ? FormPages.AddressOf(form, draft, asked[at - 1].Id) : view.About.Back;
    }

    private async Task<IResult> ShowCheckAsync(FormView view, IReadOnlyList<FieldError> errors, CancellationToken ct)
    {
        var pages = AskedPages(view);
        var questions = pages.SelectMany(page => page.Questions).ToList();
        return Pages.Show<CheckPage>(new
        {
            Form = form,
            View = view,
            AskedPages = pages,
            Answered = await AnsweredAsync(questions, view.About, view.Answers, ct),
            Sealed = parts.Seals.Seal(ShownPurpose, ShownAnswers.Of(questions, view.Answers), KeptFor),
            Errors = errors,
        }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private async Task<IReadOnlyList<AnsweredQuestion>> AnsweredAsync(IReadOnlyList<Question> questions, EntrySubject about, Answers answers, CancellationToken ct)
    {
        var offers = await OffersAsync(questions, new QuestionContext(Register, parts.Text, about, answers, parts.Services), ct);
        return [.. questions.Select(question => new AnsweredQuestion(question, AnswerWords.Say(parts.Text, question, answers, offers.GetValueOrDefault(question.Property))))];
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<Choice>>> OffersAsync(IReadOnlyList<Question> questions, QuestionContext context, CancellationToken ct)
    {
        var offers = new Dictionary<string, IReadOnlyList<Choice>>(StringComparer.Ordinal);
        foreach (var question in questions.Where(question => question.Offers is not null))
        {
            offers[question.Property] = await question.Offers!(context, ct);
        }

        return offers;
    }

    private List<FieldError> ErrorsOf(FormView view, QuestionPage page) => FormErrors.Of(parts.Text, page, view.Answers, form.Problems(Filled(view)));

    private FilledForm Filled(FormView view) => new(view.Ticket.Id, view.Ticket.Subject, view.About, view.Ticket.BasedOn, view.Answers, Register.Clock.Today());

    private List<QuestionPage> AskedPages(FormView view) => [.. form.PagesFor(view.About).Where(page => page.IsAsked(view.Answers))];

    private QuestionPage FirstPage(EntrySubject about, Answers answers) => form.PagesFor(about).First(page => page.IsAsked(answers));

    private QuestionPage? PageOf(EntrySubject about, Answers answers, string id) => form.PagesFor(about).FirstOrDefault(page => page.Id == id && page.IsAsked(answers));

    private async Task<FormState?> OpenAsync(Guid draft, CancellationToken ct) =>
        await Drafts.OpenAsync(Register, draft, form.Name, ct) is { } opened ? FormState.Of(opened.State) : null;

    /// <summary>Keeps what was typed; where there is no room left for it, the page with it and with what to do.</summary>
    private async Task<IResult?> RefusalOfKeepingAsync(FormView view, Guid draft, CancellationToken ct)
    {
        try
        {
            await Drafts.KeepAsync(Register, draft, form.Name, new FormState(view.Ticket, view.Answers.ToFields(), Named(view)).ToBytes(), ct);
            return null;
        }
        catch (RegisterException refusal) when (refusal is not AccessRefusedException)
        {
            return await ShowAsync(view, [new(view.Page.Questions[0].Id, parts.Text.Say(refusal.Reason))], ct);
        }
    }

    /// <summary>What it is about, or, of something new, the reference it is to have.</summary>
    private static string Named(FormView view) => view.About.Words.Length > 0 ? view.About.Words : view.Answers.Line("OwnReference") ?? "";

    private static bool IsTyped(Question question) => question.Kind is QuestionKind.Line or QuestionKind.Text or QuestionKind.Date or QuestionKind.Moment or QuestionKind.Number;

    /// <summary>Sent already, dropped, about something that is over by now, or never there: the same words for all, and what was typed last.</summary>
    private IResult Gone(IFormCollection? fields = null, Guid? draft = null)
    {
        var asked = parts.Seals.Open<FormTicket>(TicketPurpose, fields?["entry"])?.Typed ?? [];
        IReadOnlyList<(string Label, string Words)> typed = [.. asked.Select(field => (field.Label, fields![field.Id].ToString().Trim())).Where(field => field.Item2.Length > 0)];
        return Pages.Show<GonePage>(new { Typed = typed, Drop = draft is { } kept ? FormPages.AddressOf(form, kept, Check) : null }, StatusCodes.Status404NotFound);
    }

    private static string Kept(string address)
    {
        var (path, fragment) = address.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? (address[..at], address[at..]) : (address, "");
        return path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "kept=1" + fragment;
    }
}

/// <summary>A page of a form at one moment.</summary>
/// <param name="Draft">Null on the first page of a form that is no draft yet.</param>
public sealed record FormView(FormTicket Ticket, EntrySubject About, Answers Answers, QuestionPage Page, Guid? Draft);

/// <summary>A question with its answer in words.</summary>
public sealed record AnsweredQuestion(Question Question, string Words);
