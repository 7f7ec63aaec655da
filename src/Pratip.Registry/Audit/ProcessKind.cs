namespace Pratip.Registry.Audit;

/// <summary>
/// A kind of process and the events it may emit; one that emits another is refused. docs/processes.md lists them, and a
/// test holds the page to this class.
/// </summary>
public sealed class ProcessKind
{
    private ProcessKind(string code, params EventKind[] emits)
    {
        Code = code;
        Emits = emits;
    }

    public static ProcessKind RegisterCreate { get; } = new("register.create", EventKind.RegisterCreated);

    public static ProcessKind RegisterBackUp { get; } = new("register.back-up", EventKind.RegisterBackedUp);

    public static ProcessKind RegisterRestore { get; } = new("register.restore", EventKind.RegisterRestored);

    public static ProcessKind AgenciesLoadTemplate { get; } = new("agencies.load-template", EventKind.AgenciesLoaded);

    public static ProcessKind FileImport { get; } = new("file.import", EventKind.FileImported);

    public static ProcessKind RowAskVoid { get; } = new("row.ask-void", EventKind.VoidRequested);

    public static ProcessKind RowApproveVoid { get; } = new("row.approve-void", EventKind.VoidApproved);

    public static ProcessKind RowRefuseVoid { get; } = new("row.refuse-void", EventKind.VoidRefused);

    public static ProcessKind PersonAskHolder { get; } = new("person.ask-holder", EventKind.HolderAsked);

    public static ProcessKind PersonAnswerHolder { get; } = new("person.answer-holder", EventKind.HolderAnswered);

    public static ProcessKind ExchangeChangeAgreement { get; } = new("encoded.change-agreement", EventKind.AgreementChanged);

    public static ProcessKind ExchangeCompare { get; } = new("encoded.compare", EventKind.EncodingsCompared);

    public static ProcessKind ExchangeAnswer { get; } = new("encoded.answer", EventKind.EncodedAnswered);

    public static ProcessKind IdentityLink { get; } = new("identity.link", EventKind.ReportsLinked);

    public static ProcessKind IdentityJudge { get; } = new("identity.judge", EventKind.IdentityJudged);

    public static ProcessKind IdentityClear { get; } = new("identity.clear", EventKind.IdentityCleared);

    public static ProcessKind NoticeSendMail { get; } = new("notice.send-mail", EventKind.NoticeMailed);

    public static ProcessKind UserChangeNoticeAddress { get; } = new("user.change-notice-address", EventKind.NoticeAddressChanged);

    public static ProcessKind CaseChangeParties { get; } = new("case.change-parties", EventKind.CasePartiesChanged);

    public static ProcessKind CaseOpen { get; } = new("case.open", EventKind.CaseOpened);

    public static ProcessKind CaseChange { get; } = new("case.change", EventKind.CaseChanged);

    public static ProcessKind CaseAssign { get; } = new("case.assign", EventKind.CaseAssigned);

    public static ProcessKind SuspectAdd { get; } = new("suspect.add", EventKind.SuspectChanged);

    public static ProcessKind SuspectChange { get; } = new("suspect.change", EventKind.SuspectChanged);

    public static ProcessKind VictimAdd { get; } = new("victim.add", EventKind.VictimChanged);

    public static ProcessKind VictimChange { get; } = new("victim.change", EventKind.VictimChanged);

    public static ProcessKind NoteAdd { get; } = new("note.add", EventKind.NoteAdded);

    public static ProcessKind AttachmentAdd { get; } = new("attachment.add", EventKind.AttachmentAdded);

    public static ProcessKind CorrectionAsk { get; } = new("correction.ask", EventKind.CorrectionAsked, EventKind.RowFilledIn);

    public static ProcessKind CorrectionDecide { get; } = new("correction.decide", EventKind.CorrectionDecided);

    public static ProcessKind TaskChange { get; } = new("task.change", EventKind.TaskChanged);

    public static ProcessKind QueueSave { get; } = new("queue.save", EventKind.QueueSaved);

    public static ProcessKind DraftKeep { get; } = new("draft.keep", EventKind.DraftKept);

    public static ProcessKind PreventionChange { get; } = new("prevention.change", EventKind.PreventionChanged);

    public static ProcessKind SiteChange { get; } = new("site.change", EventKind.SiteChanged);

    public static ProcessKind EncounterChange { get; } = new("encounter.change", EventKind.EncounterChanged);

    public static ProcessKind DetentionChange { get; } = new("detention.change", EventKind.DetentionChanged);

    public static ProcessKind ScreeningRecord { get; } = new("screening.record", EventKind.ScreeningRecorded);

    public static ProcessKind ScreeningReviewLiability { get; } = new("screening.review-liability", EventKind.LiabilityReviewed);

    public static ProcessKind PersonChangeRisk { get; } = new("person.change-risk", EventKind.RiskChanged);

    public static ProcessKind RemovalClear { get; } = new("removal.clear", EventKind.ClearanceChanged);

    public static ProcessKind RemovalExecute { get; } = new("removal.execute", EventKind.RemovalExecuted);

    public static ProcessKind RemovalFollowIncident { get; } = new("removal.follow-incident", EventKind.IncidentChanged);

    public static ProcessKind PersonAssistReturn { get; } = new("person.assist-return", EventKind.ReturnAssisted);

    public static ProcessKind ReferralSend { get; } = new("referral.send", EventKind.ReferralSent);

    public static ProcessKind ReferralAnswer { get; } = new("referral.answer", EventKind.ReferralAnswered);

    public static ProcessKind PersonHandOver { get; } = new("person.hand-over", EventKind.HandOverListed);

    public static ProcessKind OperationChange { get; } = new("operation.change", EventKind.OperationChanged);

    public static ProcessKind MissionChange { get; } = new("mission.change", EventKind.MissionChanged);

    public static ProcessKind MissionRegister { get; } = new("mission.register", EventKind.AgenciesLoaded);

    public static ProcessKind RequestChange { get; } = new("request.change", EventKind.RequestChanged);

    public static ProcessKind PersonReintegrate { get; } = new("person.reintegrate", EventKind.ReintegrationRecorded);

    public static ProcessKind ReturnChange { get; } = new("return.change", EventKind.ReturnChanged);

    public static ProcessKind ComplaintLodge { get; } = new("complaint.lodge", EventKind.ComplaintReceived);

    public static ProcessKind ComplaintChange { get; } = new("complaint.change", EventKind.ComplaintChanged);

    public static ProcessKind ComplaintDecide { get; } = new("complaint.decide", EventKind.ComplaintDecided);

    public static ProcessKind EditionCreate { get; } = new("edition.create", EventKind.EditionCreated);

    public static ProcessKind EditionDecide { get; } = new("edition.decide", EventKind.EditionDecided);

    public static ProcessKind EditionSign { get; } = new("edition.sign", EventKind.EditionSigned);

    public static ProcessKind EditionRelease { get; } = new("edition.release", EventKind.EditionReleased);

    public static ProcessKind EditionWithdraw { get; } = new("edition.withdraw", EventKind.EditionWithdrawn);

    public static ProcessKind EditionPlan { get; } = new("edition.plan-release", EventKind.ReleasePlanned);

    public static ProcessKind EditionExempt { get; } = new("edition.change-exemption", EventKind.ExemptionChanged);

    public static ProcessKind StatementRegister { get; } = new("statement.register", EventKind.StatementRegistered);

    public static ProcessKind StatementCheck { get; } = new("statement.check", EventKind.StatementChecked);

    public static ProcessKind StatementAnswer { get; } = new("statement.answer", EventKind.StatementAnswered);

    public static ProcessKind StatementReport { get; } = new("statement.report", EventKind.StatementReported);

    public static ProcessKind AgencySetGoLive { get; } = new("agency.set-go-live", EventKind.GoLiveSet);

    public static ProcessKind UserInvite { get; } = new("user.invite", EventKind.UserInvited);

    public static ProcessKind UserRenewInvitation { get; } = new("user.renew-invitation", EventKind.InvitationRenewed);

    public static ProcessKind UserAcceptInvitation { get; } = new("user.accept-invitation", EventKind.InvitationAccepted);

    public static ProcessKind UserSignIn { get; } = new("user.sign-in", EventKind.SignedIn, EventKind.SignInFailed);

    public static ProcessKind UserChangePassword { get; } = new("user.change-password", EventKind.PasswordChanged, EventKind.SignInFailed);

    public static ProcessKind UserChangeSecondFactor { get; } = new("user.change-second-factor", EventKind.SecondFactorChanged, EventKind.SignInFailed);

    public static ProcessKind UserResetSecondFactor { get; } = new("user.reset-second-factor", EventKind.SecondFactorChanged);

    public static ProcessKind UserChangePasskeys { get; } = new("user.change-passkeys", EventKind.PasskeysChanged);

    public static ProcessKind UserGrantRole { get; } = new("user.grant-role", EventKind.RolesChanged);

    public static ProcessKind UserRevokeRole { get; } = new("user.revoke-role", EventKind.RolesChanged);

    public static ProcessKind UserDeactivate { get; } = new("user.deactivate", EventKind.UserStatusChanged);

    public static ProcessKind UserReactivate { get; } = new("user.reactivate", EventKind.UserStatusChanged);

    public static ProcessKind UserEndSessions { get; } = new("user.end-sessions", EventKind.SessionsEnded);

    public static ProcessKind UserLinkExternalSubject { get; } = new("user.link-external-subject", EventKind.ExternalSubjectLinked);

    public static IReadOnlyList<ProcessKind> All { get; } =
    [
        RegisterCreate, RegisterBackUp, RegisterRestore, AgenciesLoadTemplate, FileImport, RowAskVoid, RowApproveVoid, RowRefuseVoid, PersonAskHolder, PersonAnswerHolder,
        ExchangeChangeAgreement, ExchangeCompare, ExchangeAnswer, IdentityLink, IdentityJudge, IdentityClear,
        NoticeSendMail, UserChangeNoticeAddress, CaseChangeParties, CaseOpen, CaseChange, CaseAssign, SuspectAdd,
        SuspectChange, VictimAdd, VictimChange, NoteAdd, AttachmentAdd, CorrectionAsk, CorrectionDecide, TaskChange, QueueSave, DraftKeep,
        PreventionChange,
        SiteChange, EncounterChange, DetentionChange, ScreeningRecord, ScreeningReviewLiability, PersonChangeRisk,
        RemovalClear, RemovalExecute, RemovalFollowIncident, PersonAssistReturn, ReferralSend, ReferralAnswer,
        PersonHandOver, OperationChange, MissionChange, MissionRegister, RequestChange, PersonReintegrate, ReturnChange,
        ComplaintLodge, ComplaintChange, ComplaintDecide,
        EditionCreate, EditionDecide, EditionSign, EditionRelease, EditionWithdraw, EditionPlan, EditionExempt,
        StatementRegister, StatementCheck, StatementAnswer, StatementReport,
        AgencySetGoLive,
        UserInvite, UserRenewInvitation, UserAcceptInvitation, UserSignIn, UserChangePassword, UserChangeSecondFactor,
        UserResetSecondFactor, UserChangePasskeys, UserGrantRole, UserRevokeRole, UserDeactivate, UserReactivate, UserEndSessions,
        UserLinkExternalSubject,
    ];

    /// <summary>Whether it may touch who may do what, so that what is remembered of users must be read again.</summary>
    internal bool ChangesAccess => Emits.Any(kind => kind.Nouns.Any(noun => noun is "users" or "role_grants" or "credentials" or "agencies"));

    public string Code { get; }

    /// <summary>Key of the process's name in both languages.</summary>
    public string Title => $"process.{Code}";

    public IReadOnlyList<EventKind> Emits { get; }

    public override string ToString() => Code;
}
