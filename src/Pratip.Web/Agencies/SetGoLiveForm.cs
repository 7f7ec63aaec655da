using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Agencies;

/// <summary>From which day on an agency's removals are held against clearances.</summary>
public sealed class SetGoLiveForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
        [new("first-day", "web.agencies.set", Ask.Date(nameof(SetGoLiveOptions.GoLiveOn), "web.agencies.first-day", "web.agencies.first-day-hint")) { Lead = "web.agencies.set-lead" }];

    public override string Name => "set-go-live";

    public override string Title => "web.agencies.set";

    public override AccessNoun Noun => AccessNoun.Accounts;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        await AgencyAsync(register, subject, ct) is { } agency ? new EntrySubject(agency.Code, "/agencies", "users") : null;

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        await AgencyAsync(register, subject, ct) is { } agency
            ? new CurrentAnswers(Answers.None.With(nameof(SetGoLiveOptions.GoLiveOn), agency.GoLiveOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), agency.Version, agency.EventId)
            : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await AgencyService.SetGoLiveAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    /// <summary>Only for who keeps the accounts of all agencies: to everybody else it is not there.</summary>
    private static async Task<Agency?> AgencyAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!register.Actor.To(AccessVerb.Enter, AccessNoun.Accounts).All || !Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext();
        return await db.Agencies.SingleOrDefaultAsync(agency => agency.Id == id && !agency.IsVoided, ct);
    }

    private static SetGoLiveOptions OptionsOf(FilledForm form) =>
        new() { Id = form.SubjectId, BasedOn = form.BasedOn ?? 0, GoLiveOn = form.Answers.Date(nameof(SetGoLiveOptions.GoLiveOn)) };
}
