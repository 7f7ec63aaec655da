namespace Pratip.Architecture;

/// <summary>Where the register is read past what a user reaches, and what for. Whoever adds a line has answered why it shows nobody a row out of reach.</summary>
internal static class WaysPast
{
    /// <summary>A row is locked before it is changed; nothing is read that the user is shown.</summary>
    public static readonly string[] ByText = ["Pratip.Registry.Access.Accounts.Administrators", "Pratip.Registry.Access.SignIn.CredentialRows"];

    public static readonly string[] OfTheRegister =
    [
        // Before somebody is a user, and about accounts and colleagues.
        "Pratip.Registry.Access.ActorReader",
        "Pratip.Registry.Access.Accounts.AccountReader",
        "Pratip.Registry.Access.Accounts.AccountService",
        "Pratip.Registry.Access.Accounts.FirstAdministrator",
        "Pratip.Registry.Access.Colleagues",
        "Pratip.Registry.Access.StaffNames",
        "Pratip.Registry.Removals.OverrideOffices",
        "Pratip.Registry.Access.SignIn.PasskeyService",
        "Pratip.Registry.Access.SignIn.SecondFactorService",
        "Pratip.Registry.Access.SignIn.SignInService",
        "Pratip.Registry.Agencies.AgencyBook",

        // The log, which speaks of every row by its id; a row within reach opens its own part of it.
        "Pratip.Registry.Audit.LastChange",
        "Pratip.Registry.Audit.Log.LogReader",
        "Pratip.Registry.Audit.Log.LogRows",

        // Which entries of it are kept from the reader's own body: they are taken out.
        "Pratip.Registry.Audit.Log.WithheldRows",
        "Pratip.Registry.Charges.ChargeHistory",
        "Pratip.Registry.Detentions.DetentionMoves",

        // Ids alone, read again through the reach of whoever asks.
        "Pratip.Registry.Facts.CasesBehind",

        // Whether an id, a number or a decision is taken, and whose turn it is: the answer is a refusal or none.
        "Pratip.Registry.Attachments.AttachmentService",
        "Pratip.Registry.Cases.AssignmentService",
        "Pratip.Registry.Cases.BodyNumberService",
        "Pratip.Registry.Cases.PartyService",
        "Pratip.Registry.Cases.StatusService",
        "Pratip.Registry.Charges.CustodyService",
        "Pratip.Registry.Children.BirthCheck",
        "Pratip.Registry.Children.GuardianService",
        "Pratip.Registry.Corrections.CorrectionService",
        "Pratip.Registry.Corrections.CorrectionTarget",
        "Pratip.Registry.Corrections.OpenCorrections",
        "Pratip.Registry.Corrections.WaitingFields",
        "Pratip.Registry.Detentions.DetentionService",
        "Pratip.Registry.Editions.EditionService",
        "Pratip.Registry.HandOvers.HandOverDays",
        "Pratip.Registry.HandOvers.HandOverListService",
        "Pratip.Registry.HandOvers.MissionLists",
        "Pratip.Registry.HandOvers.WaitingLists",
        "Pratip.Registry.Identities.JudgementService",
        "Pratip.Registry.Notes.NoteService",
        "Pratip.Registry.Officials.OfficialRows",
        "Pratip.Registry.Prevention.PreventionService",
        "Pratip.Registry.Referrals.ReferralAnswerService",
        "Pratip.Registry.Referrals.ReferralReceiver",
        "Pratip.Registry.Referrals.ReferralService",
        "Pratip.Registry.Returns.ReturnService",
        "Pratip.Registry.Screening.ArrestingUnits",
        "Pratip.Registry.Screening.ScreeningStart",
        "Pratip.Registry.Victims.DecisionService",
        "Pratip.Registry.Victims.NeedService",
        "Pratip.Registry.Victims.PresumedVictimService",
        "Pratip.Registry.Voiding.VoidingService",

        // Which numbers every signed edition hides, so that no page shows them: names of cells, without a number.
        "Pratip.Registry.Editions.HiddenNumbers",

        // A danger to somebody that another office knows of: it stops, or is told to its holder, and is not shown.
        "Pratip.Registry.Children.GuardianConflict",
        "Pratip.Registry.Consular.ConsularRules",
        "Pratip.Registry.HandOvers.HandOverEnds",
        "Pratip.Registry.People.RoleConflict",
        "Pratip.Registry.Referrals.ReferralConsent",
        "Pratip.Registry.Removals.AssistedReturnService",
        "Pratip.Registry.Removals.ClearanceService",
        "Pratip.Registry.Removals.GateReader",
        "Pratip.Registry.Removals.IncidentService",
        "Pratip.Registry.Removals.MissionDepartures",
        "Pratip.Registry.Removals.PersonGate",
        "Pratip.Registry.Removals.RemovalGate",
        "Pratip.Registry.Screening.ScreeningOverview",
        "Pratip.Registry.Screening.UnfitScreenings",

        // Which offices there are outside an accused body's chain, who is kept away, and whether names stand in a text: a refusal or none.
        "Pratip.Registry.Complaints.ComplaintLinks",
        "Pratip.Registry.Complaints.ComplaintRows",
        "Pratip.Registry.Complaints.ComplaintService",
        "Pratip.Registry.Complaints.KnownNames",
        "Pratip.Registry.Complaints.ReporterConflict",
        "Pratip.Registry.Complaints.ReporterPresence",
        "Pratip.Registry.Complaints.SaidNames",

        // What stands behind a row within reach whose page is sent again: what differs is told, and of names only that they do.
        "Pratip.Registry.Complaints.RegisteredAgain",
        "Pratip.Registry.People.PersonAgain",

        // Without an account: what a receipt code opens, and what two persons let out.
        "Pratip.Registry.Complaints.PublicComplaints",
        "Pratip.Registry.Complaints.PublishedFinding",

        // What oversight, a mission or whoever decides is given to see of the one matter that was put before them.
        "Pratip.Registry.Consular.MissionNotices",
        "Pratip.Registry.Corrections.CorrectionReader",
        "Pratip.Registry.Identities.ClearedLinks",
        "Pratip.Registry.Identities.PairReviews",
        "Pratip.Registry.Officials.OfficialOutcomes",
        "Pratip.Registry.Removals.IncidentOverview",
        "Pratip.Registry.Removals.OversightMatter",
        "Pratip.Registry.Removals.OversightPersons",

        // What else was said of a pair within reach, and which of its judgements took the place of the engine's.
        "Pratip.Registry.Identities.DecidedPairs",
        "Pratip.Registry.Identities.JudgementQuality",

        // Which two cases, both within reach, have been answered already, and for the office that judges for all which reports the count holds for one person.
        "Pratip.Registry.Cases.CaseProposals",
        "Pratip.Registry.Cases.SharedPeople",

        // How many stand in a case that was read, where the reader sees them as far as cases.
        "Pratip.Registry.Cases.CaseList",

        // Numbers, and the moment of the last movement.
        "Pratip.Registry.Board.BoardReader",
        "Pratip.Registry.Cases.AgeingList",
        "Pratip.Registry.Facts.CurrentFacts",
        "Pratip.Registry.Identities.CountedOverlap",
        "Pratip.Registry.Tasks.TaskList",

        // For whoever runs the machine.
        "Pratip.Registry.Editions.EditionConsole",
        "Pratip.Registry.Editions.DatedEditionReader",
        "Pratip.Registry.Statements.StatementService",

        // For everybody: what two persons have let out, by an address that nobody guesses.
        "Pratip.Registry.Statements.StatementReports",

        // Jobs of the program, and notices to whoever has to know.
        "Pratip.Registry.Exchanges.AgreementService",
        "Pratip.Registry.Exchanges.EncodedMatching",
        "Pratip.Registry.Exchanges.EncodedQuestions",
        "Pratip.Registry.Identities.LinkNewReports",
        "Pratip.Registry.Identities.LinkReports",
        "Pratip.Registry.Search.HolderAsking",
        "Pratip.Registry.Search.HolderQuestions",
        "Pratip.Registry.Search.LookupLoader",
        "Pratip.Registry.Tasks.Inbox",
        "Pratip.Registry.Tasks.NoticeAddress",
        "Pratip.Registry.Tasks.NoticePost",
        "Pratip.Registry.Tasks.Notices",
        "Pratip.Registry.Tasks.StatusNotices",
    ];
}
