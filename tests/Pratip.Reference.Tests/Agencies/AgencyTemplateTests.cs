using Pratip.Reference.Agencies;

namespace Pratip.Reference.Tests.Agencies;

public sealed class AgencyTemplateTests
{
    private static readonly AgencyTemplate Template = AgencyTemplate.Standard;

    [Fact]
    public void Holds_22_ministries_five_units_and_25_committees()
    {
        Assert.Equal(22, Template.Agencies.Count(a => a.Kind == "ministry"));
        Assert.Equal(["AHTJP", "GDI", "RGK", "GDP", "CCOS"], Template.Agencies.Where(a => a.Kind == "specialised-unit").Select(a => a.Code), StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1, 25).Select(i => $"PC-{i:00}"), Template.Agencies.Where(a => a.Kind == "committee").Select(a => a.Code), StringComparer.Ordinal);
        Assert.All(Template.Agencies.Where(a => a.Kind == "committee"), a => Assert.Equal(a.Code[3..], a.ProvinceCode));
    }

    [Fact]
    public void Says_that_it_is_a_template() => Assert.StartsWith("A template", Template.Note.En, StringComparison.Ordinal);

    [Theory]
    [InlineData("hand-overs", "MOSVY")]
    [InlineData("removals", "GDI")]
    [InlineData("court", "MOJ")]
    [InlineData("repatriations", "MFAIC")]
    [InlineData("interceptions", "GDI")]
    [InlineData("prevention", "MOWA")]
    [InlineData("complaints", "OCM")]
    public void One_agency_reports_each_central_subject(string subject, string code) => Assert.Equal(code, Assert.Single(Template.ReportersOf(subject)).Code);

    [Theory]
    [InlineData("cases")]
    [InlineData("suspects")]
    [InlineData("victims")]
    public void Committees_police_and_gendarmerie_report_cases_and_persons(string subject) => Assert.Equal(
        ["AHTJP", "RGK", .. Enumerable.Range(1, 25).Select(i => $"PC-{i:00}")], Template.ReportersOf(subject).Select(a => a.Code), StringComparer.Ordinal);

    [Fact]
    public void Every_parent_is_an_agency() => Assert.All(Template.Agencies.Where(a => a.ParentCode is not null), a => Assert.NotNull(Template.Find(a.ParentCode)));
}
