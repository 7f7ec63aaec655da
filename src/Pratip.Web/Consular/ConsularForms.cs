using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Countries;
using Pratip.Registry.Access;
using Pratip.Registry.Consular;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;
using Pratip.Web.Victims;

namespace Pratip.Web.Consular;

/// <summary>How the forms and pages about missions name countries.</summary>
internal static class ConsularWords
{
    public static string Country(this SiteText text, string code) =>
        CountryList.Standard.Find(code) is { } found ? text.Say(found.Words) : code;
}

/// <summary>The person was told of the right to have their mission informed.</summary>
public sealed class InformOfRightForm : EntryForm
{
    public override string Name => "inform-of-right";

    public override string Title => "web.consular.inform";

    public override AccessNoun Noun => AccessNoun.Consular;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        register.Actor.May(AccessVerb.View, AccessNoun.People) ? await VictimSubjects.ReportAsync(register, Noun, subject, ct) : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) =>
    [
        new("right", "web.consular.inform",
            Ask.Choice(nameof(InformOfRightOptions.CountryCode), "web.consular.country", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
                [.. ((PersonReport)context.Subject.Row!).Citizenships.Where(country => country != Missions.Home).Select(country => new Choice(country, context.Text.Country(country)))]), "web.consular.country-hint"),
            Ask.Moment(nameof(InformOfRightOptions.InformedOfRightAt), "web.consular.informed-at"),
            Ask.Code(nameof(InformOfRightOptions.InformedIn), "web.consular.informed-in", "spoken-language"),
            Ask.Code(nameof(InformOfRightOptions.Request), "web.consular.request", "consular-request"),
            Ask.Moment(nameof(InformOfRightOptions.RequestedAt), "web.consular.requested-at", "web.consular.requested-at-hint")) { Lead = "web.consular.inform-lead" },
    ];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(DateTimeOffset.MaxValue);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await ConsularService.InformAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static InformOfRightOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ReportId = form.SubjectId,
        CountryCode = form.Answers.Line(nameof(InformOfRightOptions.CountryCode)),
        InformedOfRightAt = form.Answers.Moment(nameof(InformOfRightOptions.InformedOfRightAt)),
        InformedIn = form.Answers.Line(nameof(InformOfRightOptions.InformedIn)),
        Request = form.Answers.Line(nameof(InformOfRightOptions.Request)),
        RequestedAt = form.Answers.Moment(nameof(InformOfRightOptions.RequestedAt)),
    };
}

/// <summary>A form of officers about a notice that there is.</summary>
public abstract class NoticeForm : EntryForm
{
    public override AccessNoun Noun => AccessNoun.Consular;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!register.Actor.May(AccessVerb.View, AccessNoun.People) || await RowAsync(register, subject, ct) is not { } notice || !IsFor(notice))
        {
            return null;
        }

        await using var db = register.CreateContext();
        return await db.PersonReports.Where(one => one.Id == notice.ReportId).Select(one => one.OwnReference).SingleOrDefaultAsync(ct) is { } reference
            ? new EntrySubject($"{reference}, {notice.CountryCode}", VictimSubjects.PersonAddress(notice.ReportId), "people", notice) : null;
    }

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        await RowAsync(register, subject, ct) is { } notice ? new CurrentAnswers(Current(notice), notice.Version, notice.EventId) : null;

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await EnterAsync(register, form, ct);
        return form.About.Back;
    }

    protected virtual bool IsFor(ConsularNotice notice) => true;

    protected virtual Answers Current(ConsularNotice notice) => Answers.None;

    protected abstract Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct);

    protected static async Task<ConsularNotice?> RowAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.ConsularNotices.SingleOrDefaultAsync(one => one.Id == id, ct);
    }
}

/// <summary>What the person says now.</summary>
public sealed class ChangeConsularRequestForm : NoticeForm
{
    public override string Name => "consular-request";

    public override string Title => "web.consular.change-request";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) =>
    [
        new("request", "web.consular.change-request",
            Ask.Code(nameof(ChangeRequestOptions.Request), "web.consular.request", "consular-request"),
            Ask.Moment(nameof(ChangeRequestOptions.RequestedAt), "web.consular.requested-at", "web.consular.requested-at-hint")),
    ];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(DateTimeOffset.MaxValue);

    protected override Answers Current(ConsularNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return Answers.None.With(nameof(ChangeRequestOptions.Request), notice.Request).With(nameof(ChangeRequestOptions.RequestedAt), Answers.Of(notice.RequestedAt));
    }

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ConsularService.ChangeRequestAsync(register, OptionsOf(form), ct);

    private static ChangeRequestOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Request = form.Answers.Line(nameof(ChangeRequestOptions.Request)),
        RequestedAt = form.Answers.Moment(nameof(ChangeRequestOptions.RequestedAt)),
    };
}

/// <summary>The mission is told, where nothing stands in the way.</summary>
public sealed class NotifyMissionForm : NoticeForm
{
    public override string Name => "notify-mission";

    public override string Title => "web.consular.notify";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) =>
    [
        new("notice", "web.consular.notify",
            Ask.Code(nameof(NotifyMissionOptions.Channel), "web.consular.channel", "notice-channel"),
            Ask.Moment(nameof(NotifyMissionOptions.NotifiedAt), "web.consular.notified-at"),
            Ask.Line(nameof(NotifyMissionOptions.PlaceOfContact), "web.consular.place", "web.consular.place-hint")) { Lead = "web.consular.notify-lead" },
    ];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(DateTimeOffset.MaxValue);

    protected override bool IsFor(ConsularNotice notice) => notice is not { NotifiedAt: not null, MissionAgencyId: not null };

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ConsularService.NotifyAsync(register, OptionsOf(form), ct);

    private static NotifyMissionOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Channel = form.Answers.Line(nameof(NotifyMissionOptions.Channel)),
        NotifiedAt = form.Answers.Moment(nameof(NotifyMissionOptions.NotifiedAt)),
        PlaceOfContact = form.Answers.Line(nameof(NotifyMissionOptions.PlaceOfContact)),
    };
}

/// <summary>A signed paper of the mission has come.</summary>
public sealed class RecordPaperForm : NoticeForm
{
    public override string Name => "paper-acknowledgement";

    public override string Title => "web.consular.paper";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) =>
    [
        new("paper", "web.consular.paper",
            Ask.Date(nameof(RecordPaperOptions.SignedOn), "web.consular.signed-on"),
            Ask.Line(nameof(RecordPaperOptions.SignedBy), "web.consular.signed-by", "web.consular.signed-by-hint")) { Lead = "web.consular.paper-lead" },
    ];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(DateOnly.MaxValue);

    /// <summary>What the mission's own account said is not written over.</summary>
    internal static bool IsAbout(ConsularNotice notice) => notice.NotifiedAt is not null && (notice.AcknowledgedAt is null || notice.PaperSignedOn is not null);

    protected override bool IsFor(ConsularNotice notice) => IsAbout(notice);

    protected override Answers Current(ConsularNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return Answers.None.With(nameof(RecordPaperOptions.SignedOn), notice.PaperSignedOn).With(nameof(RecordPaperOptions.SignedBy), notice.PaperSignedBy);
    }

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ConsularService.RecordPaperAsync(register, OptionsOf(form), ct);

    private static RecordPaperOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        SignedOn = form.Answers.Date(nameof(RecordPaperOptions.SignedOn)),
        SignedBy = form.Answers.Line(nameof(RecordPaperOptions.SignedBy)),
    };
}

/// <summary>The mission's account no longer sees the person.</summary>
public sealed class CloseNoticeForm : NoticeForm
{
    public override string Name => "close-notice";

    public override string Title => "web.consular.close";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) =>
        [new("end", "web.consular.close", Ask.Line(nameof(CloseNoticeOptions.Reason), "web.consular.reason", "web.consular.reason-hint") with { StandsInRow = false }) { Lead = "web.consular.close-lead" }];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(DateTimeOffset.MaxValue);

    protected override bool IsFor(ConsularNotice notice) => notice.MissionAgencyId is not null;

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ConsularService.CloseAsync(register, OptionsOf(form), ct);

    private static CloseNoticeOptions OptionsOf(FilledForm form) => new() { Id = form.SubjectId, BasedOn = form.BasedOn ?? 0, Reason = form.Answers.Line(nameof(CloseNoticeOptions.Reason)) };
}

/// <summary>Somebody of the mission met the person.</summary>
public sealed class ConsularVisitForm : NoticeForm
{
    public override string Name => "consular-visit";

    public override string Title => "web.consular.visit";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => [new("visit", "web.consular.visit", Ask.Moment(nameof(RecordVisitOptions.At), "web.consular.visited-at"))];

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) => Task.FromResult<CurrentAnswers?>(null);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(DateTimeOffset.MaxValue);

    protected override bool IsFor(ConsularNotice notice) => notice.NotifiedAt is not null;

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ConsularService.RecordVisitAsync(register, OptionsOf(form), ct);

    private static RecordVisitOptions OptionsOf(FilledForm form) => new() { Id = form.Id, NoticeId = form.SubjectId, At = form.Answers.Moment(nameof(RecordVisitOptions.At)) };
}

/// <summary>A mission is registered, so that accounts can be given in it.</summary>
public sealed class RegisterMissionForm : EntryForm
{
    public override string Name => "register-mission";

    public override string Title => "web.consular.register";

    public override AccessNoun Noun => AccessNoun.Accounts;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        return Task.FromResult(subject is null && register.Actor.To(Verb, Noun).All ? new EntrySubject("", "/users", "users") : null);
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) =>
    [
        new("mission", "web.consular.register",
            Ask.Country(nameof(RegisterMissionOptions.CountryCode), "web.consular.country"),
            Ask.Line(nameof(RegisterMissionOptions.NameEn), "web.consular.name-en"),
            Ask.Line(nameof(RegisterMissionOptions.NameKm), "web.consular.name-km")) { Lead = "web.consular.register-lead" },
    ];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await Missions.RegisterAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static RegisterMissionOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        CountryCode = form.Answers.Line(nameof(RegisterMissionOptions.CountryCode)),
        NameEn = form.Answers.Line(nameof(RegisterMissionOptions.NameEn)),
        NameKm = form.Answers.Line(nameof(RegisterMissionOptions.NameKm)),
    };
}
