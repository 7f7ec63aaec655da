using System.Diagnostics.CodeAnalysis;
using Pratip.Registry.Cases;

namespace Pratip.Web.Notes;

/// <summary>What notes and files are put to, as addresses name it: <c>cases:ID</c> or <c>person_reports:ID</c>.</summary>
internal static class PaperSubject
{
    private const string Case = "cases:";
    private const string Report = "person_reports:";

    public static bool TryParse(string? subject, [NotNullWhen(true)] out CaseOrReport? of)
    {
        of = null;
        if (subject?.StartsWith(Case, StringComparison.Ordinal) == true && Guid.TryParse(subject.AsSpan(Case.Length), out var caseId))
        {
            of = new CaseOrReport(caseId, null);
        }
        else if (subject?.StartsWith(Report, StringComparison.Ordinal) == true && Guid.TryParse(subject.AsSpan(Report.Length), out var reportId))
        {
            of = new CaseOrReport(null, reportId);
        }

        return of is not null;
    }

    public static string Of(CaseOrReport of) => of.CaseId is null ? Report + of.Id : Case + of.Id;

    /// <summary>The page of what they are put to.</summary>
    public static string Home(CaseOrReport of) => of.CaseId is null ? $"/people/{of.Id}" : $"/cases/{of.Id}";

    /// <summary>The page of the notes and files themselves.</summary>
    public static string Papers(CaseOrReport of) => Home(of) + "/papers";

    public static string UploadPage(CaseOrReport of) => Papers(of) + "/file";
}
