using System.Text;
using System.Text.Json;
using Pratip.Exchange.Packs;
using Pratip.Exchange.Packs.Sdmx;
using Pratip.Kernel;
using Pratip.Statistics.Editions;

namespace Pratip.Exchange.Tests.Packs;

public sealed class SdmxPackTests
{
    public static TheoryData<string> Editions { get; } = ["sample", "us", "hostile", "empty", "nothing", "hidden"];

    [Theory]
    [MemberData(nameof(Editions))]
    public void The_messages_keep_the_rules_of_the_published_schemas(string edition)
    {
        var files = EditionPacks.Files(Edition(edition), PackKind.Sdmx);
        using var structure = JsonDocument.Parse(SampleEdition.File(files, SdmxPack.Structure).Content);
        using var data = JsonDocument.Parse(SampleEdition.File(files, SdmxPack.Data).Content);
        Assert.Empty(SdmxRules.OfStructure(structure.RootElement));
        Assert.Empty(SdmxRules.OfData(data.RootElement));
    }

    /// <summary>What a client does: it takes the structure, then reads each observation by the codes of its dimensions.</summary>
    [Theory]
    [MemberData(nameof(Editions))]
    public void Both_data_files_hold_every_cell_once_in_terms_of_the_structure(string edition)
    {
        var content = Edition(edition);
        var files = EditionPacks.Files(content, PackKind.Sdmx);
        using var structure = JsonDocument.Parse(SampleEdition.File(files, SdmxPack.Structure).Content);
        using var data = JsonDocument.Parse(SampleEdition.File(files, SdmxPack.Data).Content);
        var known = new SdmxClient(structure.RootElement);
        var fromJson = known.Read(data.RootElement);
        var fromCsv = known.Read(content.Cells.Count == 0 ? [] : SampleEdition.Rows(SampleEdition.File(files, SdmxPack.Table)));
        Assert.Equal(content.Cells.Count, fromJson.Count);
        Assert.Equal(content.Cells.Select(c => c.Value).Order(), fromJson.Values.Select(v => v.Value).Order());
        Assert.Equal(fromJson.OrderBy(o => o.Key, StringComparer.Ordinal), fromCsv.OrderBy(o => o.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Hidden_missing_provisional_and_reported_have_their_codes()
    {
        var rows = SampleEdition.Rows(SampleEdition.File(EditionPacks.Files(SampleEdition.Content, PackKind.Sdmx), SdmxPack.Table));
        Assert.Equal(("", "Q", "C"), Told(Assert.Single(rows, r => r["FORM"] == "ORGAN-REMOVAL")));
        Assert.Equal(("", "O", "N"), Told(Assert.Single(rows, r => r["INDICATOR"] == "VICTIMS_IDENTIFIED" && r["TIME_PERIOD"] == "2023")));
        Assert.Equal(("230", "P", "N"), Told(Assert.Single(rows, r => r["SEX"] == "FEMALE" && r["AGE_UNODC"] == "18-AND-OVER")));
        Assert.Equal("REPORTED", Assert.Single(rows, r => r["OBS_VALUE"] == "273")["COUNT_BASIS"]);
        var final = SampleEdition.Content with { Head = SampleEdition.Content.Head with { Vintage = Vintage.Final } };
        Assert.Equal("A", SampleEdition.Rows(SampleEdition.File(EditionPacks.Files(final, PackKind.Sdmx), SdmxPack.Table)).First(r => r["OBS_VALUE"] == "197")["OBS_STATUS"]);

        static (string, string, string) Told(IReadOnlyDictionary<string, string> row) => (row["OBS_VALUE"], row["OBS_STATUS"], row["CONF_STATUS"]);
    }

    [Theory]
    [InlineData("2024", "A", "2024")]
    [InlineData("2024-H1", "S", "2024-S1")]
    [InlineData("2024-03", "M", "2024-03")]
    [InlineData("2024-04..2025-03", "_O", "2024-04-01/P1Y")]
    [InlineData("2024-01..2024-10", "_O", "2024-01-01/P10M")]
    [InlineData("2022-08-18..2023-04-17", "_O", "2022-08-18/P8M")]
    [InlineData("2025-06-27..2025-10-14", "_O", "2025-06-27/P110D")]
    [InlineData("2024-01-31..2024-02-28", "_O", "2024-01-31/P29D")]
    [InlineData("2024-05-05..2024-05-05", "_O", "2024-05-05/P1D")]
    public void A_window_is_a_period_or_its_first_day_and_length(string window, string frequency, string period)
    {
        var parsed = ReportingWindow.Parse(window);
        Assert.Equal((frequency, period), (SdmxPeriod.Frequency(parsed), SdmxPeriod.Of(parsed)));
    }

    [Fact]
    public void Codes_are_made_what_the_standard_allows_and_stay_different()
    {
        string[] codes = ["a b", "a_b", "A.B", "ក", "_T", "-x", "@", "", "unknown", "18-and-over"];
        var ids = SdmxIds.Codes(codes);
        Assert.Equal(["A_B", "A_B_2", "A_B_3", "$1780", "_T_2", "$002DX", "$0040", "$", "_U", "18-AND-OVER"], codes.Select(c => ids[c]), StringComparer.Ordinal);
        Assert.All(ids.Values, id => Assert.Matches("^[A-Z0-9_@$-]+$", id));
    }

    [Fact]
    public void Code_lists_carry_both_names_and_the_code_of_the_register()
    {
        using var structure = JsonDocument.Parse(SampleEdition.File(EditionPacks.Files(SampleEdition.Content, PackKind.Sdmx), SdmxPack.Structure).Content);
        var lists = structure.RootElement.GetProperty("data").GetProperty("codelists").EnumerateArray().ToDictionary(l => l.GetProperty("id").GetString()!, StringComparer.Ordinal);
        var women = lists["CL_SEX"].GetProperty("codes").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "FEMALE");
        Assert.Equal(("female", "ស្រី"), (women.GetProperty("names").GetProperty("en").GetString(), women.GetProperty("names").GetProperty("km").GetString()));
        Assert.Equal("female", women.GetProperty("annotations")[0].GetProperty("value").GetString());
    }

    /// <summary>Measures mean different lists by "status"; they are different dimensions.</summary>
    [Fact]
    public void A_breakdown_of_two_meanings_is_two_dimensions()
    {
        var year = SampleEdition.Year;
        var content = SampleEdition.Of(year, [],
        [
            SampleEdition.Cell("cases.headline", year, "status", "unknown", 1),
            SampleEdition.Cell("victims.registered", year, "status", "presumed", 2),
        ]);
        var header = Encoding.UTF8.GetString(SampleEdition.File(EditionPacks.Files(content, PackKind.Sdmx), SdmxPack.Table).Content).Split("\r\n")[0];
        Assert.Contains(",STATUS_CASE_STATUS,STATUS_IDENTIFICATION_STATUS,", header, StringComparison.Ordinal);
    }

    internal static EditionContent Edition(string name) => name switch
    {
        "us" => SampleEdition.UsYear,
        "hostile" => EditionPackTests.Hostile(PackKind.Sdmx),
        "empty" => SampleEdition.Content with { Cells = [], Completeness = [] },
        "nothing" => SampleEdition.Content with { Cells = [], Completeness = [], Measures = [], Classifications = [] },
        "hidden" => SampleEdition.Content with { Cells = [.. SampleEdition.Content.Cells.Select(c => c with { Value = null, State = EditionCellState.Hidden })] },
        _ => SampleEdition.Content,
    };
}
