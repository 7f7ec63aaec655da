using Microsoft.EntityFrameworkCore;

namespace Pratip.Registry.Storage.Scoping;

/// <summary>
/// Where a row belongs, read past the filters of its own table: a filter that asks another table through that table's
/// filter would run in circles, and would need a reach on the other noun as well.
/// </summary>
internal static class Homes
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CaseHome>().HasNoKey().ToView("cases");
        model.Entity<PartyHome>().HasNoKey().ToView("case_parties");
        model.Entity<AssignmentHome>().HasNoKey().ToView("case_assignments");
        model.Entity<RecusalHome>().HasNoKey().ToView("case_recusals");
        model.Entity<ReportHome>().HasNoKey().ToView("person_reports");
        model.Entity<SuspectHome>().HasNoKey().ToView("suspects");
        model.Entity<VictimHome>().HasNoKey().ToView("victims");
        model.Entity<UserHome>().HasNoKey().ToView("users");
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
