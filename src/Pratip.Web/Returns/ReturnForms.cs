using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Returns;
using Pratip.Statistics.Facts;
using Pratip.Web.Cases;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;

namespace Pratip.Web.Returns;

/// <summary>Says for the own office that there was nothing to report: an explicit zero, which an empty mailbox is not.</summary>
public sealed class DeclareZeroForm : EntryForm
{
    private const int MonthsOffered = 24;

    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("zero", "web.returns.zero",
            Ask.Choice(nameof(DeclareZeroOptions.Subject), "web.returns.subject", SubjectsAsync),
            Ask.Choice(nameof(DeclareZeroOptions.Month), "web.returns.month", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>([.. MonthsBefore(context.Register.Today, context.Text)]))) { Lead = "web.returns.zero-lead" },
    ];

    public override string Name => "declare-zero";

    public override string Title => "web.returns.declare";

    public override AccessNoun Noun => AccessNoun.Returns;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Task.FromResult(subject is null ? new EntrySubject("", "/returns", "returns") : null);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        var options = OptionsOf(form);
        await ReturnService.DeclareZeroAsync(register, options, ct);
        return ReturnPages.Address(options.Subject!, ReturnCalendar.TryMonth(options.Month)!.Value.From.Year);
    }

    private static DeclareZeroOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        Subject = form.Answers.Line(nameof(DeclareZeroOptions.Subject)),
        Month = form.Answers.Line(nameof(DeclareZeroOptions.Month)),
    };

    private static async ValueTask<IReadOnlyList<Choice>> SubjectsAsync(QuestionContext context, CancellationToken ct)
    {
        var own = context.Register.Actor.AgencyId;
        await using var db = context.Register.CreateContext();
        var agency = await db.Agencies.SingleAsync(one => one.Id == own, ct);
        return [.. agency.ReportsSubjects.Order(StringComparer.Ordinal).Select(subject => new Choice(subject, context.Text.Code("return-subject", subject)))];
    }

    private static IEnumerable<Choice> MonthsBefore(DateOnly today, SiteText text)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        return Enumerable.Range(1, MonthsOffered).Select(back => first.AddMonths(-back))
            .Select(month => new Choice(ReturnCalendar.CodeOf(ReturnCalendar.Month(month.Year, month.Month)), text.Day(PartialDate.OfMonth(month.Year, month.Month))));
    }
}

/// <summary>Another office than the sender's says that a return is taken as it is.</summary>
public sealed class AcceptReturnForm : EntryForm
{
    public override string Name => "accept-return";

    public override string Title => "web.returns.accept-title";

    public override AccessNoun Noun => AccessNoun.Returns;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id) || await FindAsync(register, id, ct) is not { } found)
        {
            return null;
        }

        return new EntrySubject(found.Words, ReturnPages.Address(found.Row.Subject, found.Row.From.Year), "returns", found.Row);
    }

    /// <summary>One question, so that nobody accepts by a slip.</summary>
    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) =>
        [new QuestionPage("accept", "web.returns.accept-title", Ask.YesNoUnknown(nameof(IsTaken), "web.returns.is-taken")) { Lead = "web.returns.accept-lead" }];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form)
    {
        var check = new EntryCheck();
        if (!IsTaken(form))
        {
            check.Refuse(nameof(IsTaken), "returns.say-yes");
        }

        return check.Problems;
    }

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        var row = (Return)form.About.Row!;
        await ReturnService.AcceptAsync(register, new AcceptReturnOptions { Id = row.Id, BasedOn = row.Version }, ct);
        return form.About.Back;
    }

    private static bool IsTaken(FilledForm form) => form.Answers.YesNo(nameof(IsTaken)) == true;

    /// <summary>One that the user may accept: whole, not yet accepted, and of another office.</summary>
    private static async Task<(Return Row, string Words)?> FindAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Enter);
        if (await db.Returns.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } row || row.AgencyId == register.Actor.AgencyId || !ReturnStates.Parse(row.State).IsWhole())
        {
            return null;
        }

        var code = await db.Agencies.Where(agency => agency.Id == row.AgencyId).Select(agency => agency.Code).SingleAsync(ct);
        return (row, $"{code} {row.From:yyyy-MM-dd}/{row.To:yyyy-MM-dd}");
    }
}
