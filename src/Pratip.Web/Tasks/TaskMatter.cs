using Pratip.Registry.Tasks;

namespace Pratip.Web.Tasks;

/// <summary>Where the matter of a task itself is finished, where that is not the page of the case.</summary>
internal static class TaskMatter
{
    private const string Encounters = "encounters";

    /// <param name="kind">Code of the list task-kind.</param>
    /// <param name="noun">The table of the row it is about.</param>
    /// <param name="id">The row it is about.</param>
    /// <param name="caseId">The case it belongs to, where it is within reach.</param>
    /// <param name="seen">The requests to correct or void that the user sees.</param>
    public static string? AddressOf(string kind, string? noun, Guid? id, Guid? caseId, IReadOnlySet<Guid> seen) => kind switch
    {
        TaskKinds.Correction or TaskKinds.Voiding when id is not { } request || !seen.Contains(request) => null,
        TaskKinds.IdentityAsked => $"/forms/answer-question?subject={id}",
        TaskKinds.EncodedAsked => $"/forms/answer-encoded?subject={id}",
        TaskKinds.IdentityClearance => $"/forms/clear-judgement?subject={id}",
        TaskKinds.HolderTold => "/questions",
        TaskKinds.Correction => $"/corrections/{id}",
        TaskKinds.ConsularDue when noun == "person_reports" => $"/people/{id}",
        TaskKinds.ConsularDue or TaskKinds.MissionAnswered => $"/missions/{id}",
        TaskKinds.ReferralReceived or TaskKinds.ReferralAnswered or TaskKinds.ReferralLapsed or TaskKinds.ConsentWithdrawn => $"/referrals/{id}",
        TaskKinds.Voiding => $"/voids/{id}",
        TaskKinds.Unassigned when caseId is not null => $"/forms/assign-case?subject={caseId}",
        TaskKinds.DetentionLimit => $"/forms/end-detention?subject={id}",
        TaskKinds.OperationPart => $"/forms/record-operation-result?subject={id}",
        TaskKinds.ScreeningMissing when noun == Encounters => $"/encounters/{id}?missing=screening",
        TaskKinds.DispositionMissing when noun == Encounters => $"/encounters/{id}?missing=disposition",
        TaskKinds.DispositionMissing => $"/forms/end-detention?subject={id}",
        TaskKinds.ScreeningSecond or TaskKinds.ScreeningMissing => $"/people/{id}",
        TaskKinds.RiskOpen => $"/forms/decide-risk?subject={id}",
        TaskKinds.ClearanceOverride => $"/forms/decide-override?subject={id}",
        TaskKinds.HandedUncleared => "/incidents#handed",
        TaskKinds.ComplaintReceived or TaskKinds.ComplaintInformation or TaskKinds.ComplaintSecond or TaskKinds.ComplaintPublication or TaskKinds.ReporterSuspected => $"/complaints/{id}",
        TaskKinds.ComplaintCheck => $"/forms/record-complaint-check?subject={id}",
        TaskKinds.StatementOvertaken => $"/statements/{id}",
        TaskKinds.RemovalIncident => $"/forms/follow-incident?subject={id}",
        _ => null,
    };
}
