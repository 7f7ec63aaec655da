using Pratip.Kernel;

namespace Pratip.Reference.Agencies;

/// <summary>One agency of the template set.</summary>
/// <param name="Kind">A code of the list organisation-kind.</param>
/// <param name="Level">A code of the list organisation-level.</param>
/// <param name="ReportsSubjects">What the agency owes a return about: codes of the list return-subject.</param>
/// <param name="GoLive">
/// The day from which the agency works in the register itself. Null in the whole template: the operator sets it, and
/// until then rows read "screening not recorded".
/// </param>
public sealed record AgencyTemplateEntry(
    string Code, string Kind, string Level, LocalizedText Name, string? ParentCode, string? ProvinceCode, IReadOnlyList<string> ReportsSubjects, DateOnly? GoLive)
{
    public override string ToString() => Code;
}
