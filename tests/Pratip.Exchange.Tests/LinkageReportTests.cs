using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pratip.Exchange.LinkageReports;
using Pratip.Kernel;
using Pratip.Linkage.Blocking;
using Pratip.Linkage.Clusters;
using Pratip.Linkage.Comparison;
using Pratip.Linkage.Weights;
using Pratip.Registry.Identities;

namespace Pratip.Exchange.Tests;

public sealed partial class LinkageReportTests
{
    private static readonly Guid First = new("01000000-0000-7000-8000-000000000001");
    private static readonly Guid Second = new("01000000-0000-7000-8000-000000000002");
    private static readonly Guid Third = new("01000000-0000-7000-8000-000000000003");

    private static readonly Dictionary<Guid, string> Agencies = new() { [First] = "PC-12", [Second] = "NGO & <b>", [Third] = "MOSVY" };

    public static TheoryData<Language> Languages => [Language.English, Language.Khmer];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_page_is_whole_needs_nothing_else_and_leaves_no_word_unsaid(Language language)
    {
        var html = LinkageReport.Render(Outcome(), Agencies, RegisterPurpose.Demonstration, language);
        var page = Parse(html);
        Assert.Equal(language.Code(), page.Root!.Attribute("lang")!.Value);
        Assert.Single(page.Descendants("h1"));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Key(), html);
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Count(), ids.Count);
        Assert.All(page.Descendants().Where(e => e.Name.LocalName == "svg"), svg => Assert.Equal(2, svg.Elements().Count(e => e.Name.LocalName is "title" or "desc")));
        Assert.True(page.Descendants().Count(e => e.Name.LocalName == "svg") >= 4);
    }

    [Fact]
    public void Few_persons_in_common_are_not_told_apart()
    {
        var rows = Parse(LinkageReport.Render(Outcome(), Agencies, RegisterPurpose.Demonstration, Language.English)).Descendants("tr").Select(tr => tr.Elements().Select(e => e.Value).ToList()).ToList();
        Assert.Equal("fewer than 11", Assert.Single(rows, row => row[0] == "PC-12" && row[1] == "MOSVY")[2]);
        Assert.Equal("40", Assert.Single(rows, row => row[0] == "PC-12" && row[1] == "NGO & <b>")[2]);
    }

    [Fact]
    public void A_register_with_nothing_to_link_has_a_page_that_says_so_much()
    {
        var nothing = new LinkageOutcome("none", 7, 1000, 0, new Dictionary<string, int>(StringComparer.Ordinal), 0, 0, 0, new OverlapCounts(0, 0, [], []));
        var page = Parse(LinkageReport.Render(nothing, Agencies, RegisterPurpose.Production, Language.English));
        Assert.Contains(page.Descendants("dd"), fact => fact.Value == "0");
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName == "svg");
    }

    private static LinkageOutcome Outcome() => new(
        "fs-1-test", 7, 553, 60, new Dictionary<string, int>(StringComparer.Ordinal) { [ReviewCause.Roles] = 3, [ReviewCause.Probability] = 9 }, 0, 5, 0,
        new OverlapCounts(300, 240, [new(First, Second, 40), new(First, Third, 4), new(First, First, 200)], [new([First, Second], 40)]))
    {
        Unique = new UniquePersons(238, 230, 244, 1, HasNumbers: false, IsLearnt: true),
        Details = new LinkageDetails(
            [
                new FieldWeights("name", [AgreementLevel.Missing, AgreementLevel.Differ, AgreementLevel.Part, AgreementLevel.Alike, AgreementLevel.Exact], [0, 0.1, 0.1, 0.3, 0.5], [0, 0.9, 0.05, 0.04, 0.01], true),
                new FieldWeights("birth", [AgreementLevel.Missing, AgreementLevel.Differ, AgreementLevel.SameYear, AgreementLevel.Near, AgreementLevel.Swapped, AgreementLevel.OneSlip, AgreementLevel.TwoSlips, AgreementLevel.Similar, AgreementLevel.Exact], [0, .1, .1, .1, .1, .1, .1, .1, .3], [0, .5, .1, .1, .1, .05, .05, .05, .05], true),
            ],
            0.001, [new(50, 80, 0.8, 0.99, false), new(553, 60, 0.95, 0.9, true)],
            [.. Enum.GetValues<KeyForm>().Select(form => new ChosenRule(new BlockingRule([new(0, form), new(1, KeyForm.Year)]), 1234, 0.9, 0.1))], 17,
            [new(1, 190), new(2, 40), new(3, 10)],
            [
                new(GroupOfPairs.ByCitizenship, "KH", 30, 0.01, 4), new(GroupOfPairs.ByCitizenship, GroupOfPairs.Mixed, 20, 0.3, 4), new(GroupOfPairs.ByCitizenship, null, 10, 0.1, 4),
                .. Enum.GetNames<Pratip.Linkage.Names.Script>().Where(script => script != "Common").Select(script => new GroupOfPairs(GroupOfPairs.ByScript, script.ToLowerInvariant(), 3, 0.02, 1)),
                new(GroupOfPairs.ByScript, GroupOfPairs.Unknown, 0, 0, 1),
            ],
            [new(200, 500, 3, 0.4, 0.333, 0.35), new(950, 1000, 2, 0.99, 1, 0.99)], new Calibration(0.8, -0.5)),
    };

    private static XDocument Parse(string html) => XDocument.Parse(html["<!DOCTYPE html>\n".Length..]);

    [GeneratedRegex(@"(?:exchange\.linkage|identity)\.[a-z]", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
