using Microsoft.EntityFrameworkCore;

namespace Pratip.Registry.Storage.Scoping;

/// <summary>
/// Where a row belongs, read past the filters of its own table: a filter that asks another table through that table's
/// filter would run in circles, and would need a reach on the other noun as well.
/// </summary>
internal static class Homes
{
    /// <summary>The names of the homes, each by the table it reads.</summary>
    public static IReadOnlyDictionary<Type, string> Tables { get; } = new Dictionary<Type, string>
    {
        [typeof(CaseHome)] = "cases",
        [typeof(PartyHome)] = "case_parties",
        [typeof(AssignmentHome)] = "case_assignments",
        [typeof(RecusalHome)] = "case_recusals",
        [typeof(ReportHome)] = "person_reports",
        [typeof(SuspectHome)] = "suspects",
        [typeof(VictimHome)] = "victims",
        [typeof(UserHome)] = "users",
        [typeof(ReferralHome)] = "referrals",
        [typeof(NoticeHome)] = "consular_notices",
        [typeof(HandOverListHome)] = "hand_over_lists",
        [typeof(OperationHome)] = "joint_operations",
        [typeof(OperationPartHome)] = "operation_parts",
        [typeof(IdentityClearanceHome)] = "identity_clearances",
        [typeof(ComplaintHome)] = "complaints",
        [typeof(ComplaintRecusalHome)] = "complaint_recusals",
    };

    /// <param name="prefix">What the views of the homes are called beyond the names of their tables: where the database itself keeps a
    /// user from rows, the tables no longer answer past the user's scope, and views of their owner's do.</param>
    public static void Map(ModelBuilder model, string prefix)
    {
        foreach (var (home, table) in Tables)
        {
            model.Entity(home).HasNoKey().ToView(prefix + table);
        }
    }
}

internal sealed class CaseHome
{
    public Guid Id { get; init; }

    public Guid LeadAgencyId { get; init; }

    public required string ProvinceCode { get; init; }
}

internal sealed class PartyHome
{
    public Guid Id { get; init; }

    public Guid CaseId { get; init; }

    public Guid AgencyId { get; init; }

    public string? Until { get; init; }

    public bool IsVoided { get; init; }
}

internal sealed class AssignmentHome
{
    public Guid Id { get; init; }

    public Guid CaseId { get; init; }

    public Guid UserId { get; init; }

    public string? Until { get; init; }

    public bool IsVoided { get; init; }
}

internal sealed class RecusalHome
{
    public Guid CaseId { get; init; }

    public Guid AgencyId { get; init; }

    public bool IsVoided { get; init; }
}

internal sealed class ReportHome
{
    public Guid Id { get; init; }

    public Guid AgencyId { get; init; }
}

internal sealed class SuspectHome
{
    public Guid Id { get; init; }

    public Guid ReportId { get; init; }

    public Guid CaseId { get; init; }

    public bool IsVoided { get; init; }
}

internal sealed class VictimHome
{
    public Guid Id { get; init; }

    public Guid ReportId { get; init; }

    public Guid? CaseId { get; init; }

    public bool IsVoided { get; init; }
}

internal sealed class UserHome
{
    public Guid Id { get; init; }

    public Guid AgencyId { get; init; }
}

internal sealed class ReferralHome
{
    public Guid Id { get; init; }

    public Guid? ReportId { get; init; }

    public Guid FromAgencyId { get; init; }

    public Guid ToAgencyId { get; init; }

    public required string Purpose { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public bool GivesReach { get; init; }

    public bool IsVoided { get; init; }
}

internal sealed class NoticeHome
{
    public Guid Id { get; init; }

    public Guid ReportId { get; init; }

    public Guid? MissionAgencyId { get; init; }

    public DateTimeOffset? NotifiedAt { get; init; }
}

internal sealed class HandOverListHome
{
    public Guid Id { get; init; }

    public Guid AgencyId { get; init; }

    public Guid? ToAgencyId { get; init; }
}

internal sealed class OperationHome
{
    public Guid Id { get; init; }

    public Guid LeadAgencyId { get; init; }
}

internal sealed class OperationPartHome
{
    public Guid Id { get; init; }

    public Guid OperationId { get; init; }

    public Guid AgencyId { get; init; }

    public bool IsVoided { get; init; }
}

internal sealed class IdentityClearanceHome
{
    public Guid Id { get; init; }

    public Guid JudgementId { get; init; }

    public required string Answer { get; init; }

    public bool IsVoided { get; init; }
}

internal sealed class ComplaintHome
{
    public Guid Id { get; init; }

    public Guid AgencyId { get; init; }
}

internal sealed class ComplaintRecusalHome
{
    public Guid ComplaintId { get; init; }

    public Guid AgencyId { get; init; }

    public bool IsVoided { get; init; }
}
