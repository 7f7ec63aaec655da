using System.Text.Json;
using Pratip.Testing.Databases;

namespace Pratip.Tests.Commands;

/// <summary>
/// The published Cambodian figures, asked for on the command line of a demonstration register. They come from records
/// that were imported from files; none of them is stored.
/// </summary>
public sealed class PublishedFigureTests
{
    private static readonly (string Measure, string Window, string? By, string? Key, long? Value)[] Published =
    [
        ("cases.headline", "2024", null, null, 197),
        ("cases.headline", "2023", null, null, 164),
        ("cases.headline", "2023", "group", "trafficking", 24),
        ("cases.headline", "2023", "group", "sexual-exploitation", 140),
        ("cases.headline", "2023-H1", null, null, 87),
        ("cases.headline", "2023-H1", "group", "trafficking", 10),
        ("cases.headline", "2023-H1", "group", "sexual-exploitation", 77),
        ("cases.headline", "2024-H1", null, null, 104),
        ("cases.trafficking", "2024-H1", null, null, 22),
        ("cases.sexual-exploitation", "2024-H1", null, null, 82),
        ("cases.headline", "2025-H1", null, null, 99),
        ("cases.headline", "2025-H1", "group", "trafficking", 27),
        ("cases.headline", "2025-H1", "group", "sexual-exploitation", 72),
        ("suspects.to-court", "2023", null, null, 194),
        ("suspects.to-court", "2024", null, null, 273),
        ("suspects.arrested", "2024", null, null, 273),
        ("suspects.to-court", "2024", "citizenship-group", "foreign", 30),
        ("suspects.to-court", "2024-H1", null, null, 134),
        ("suspects.to-court", "2024-H1", "citizenship-group", "foreign", 4),
        ("suspects.to-court", "2024-H1", "group", "trafficking", 34),
        ("suspects.to-court", "2024-H1", "group", "sexual-exploitation", 100),
        ("suspects.to-court", "2025-H1", null, null, 130),
        ("suspects.to-court", "2025-H1", "group", "trafficking", 37),
        ("suspects.to-court", "2025-H1", "group", "sexual-exploitation", 93),
        ("suspects.to-court", "2025-H1", "sex", "female", 23),
        ("victims.registered", "2024", null, null, 523),
        ("victims.registered", "2024", "majority", "minor", 230),
        ("victims.registered", "2024-H1", null, null, 290),
        ("victims.registered", "2024-H1", "sex", "female", 241),
        ("victims.registered", "2024-H1", "majority", "minor", 134),
        ("victims.registered", "2023", null, null, null),
        ("victims.registered", "2025-H1", null, null, 278),
        ("victims.registered", "2025-H1", "group", "trafficking", 81),
        ("victims.registered", "2025-H1", "group", "sexual-exploitation", 197),
        ("removal-files", "2024", null, null, 922),
        ("removals", "2024", null, null, 5852),
        ("removals", "2024", "citizenship", "CN", 2695),
        ("removals", "2024", "citizenship", "VN", 1198),
        ("removals", "2024", "citizenship", "ID", 861),
        ("removal-files", "2023", null, null, 512),
        ("removals", "2023", null, null, 2159),
        ("removals", "2023", "citizenship", "CN", 1011),
        ("removals.citizenships", "2023", null, null, 39),
        ("removals", "2025-H1", null, null, null),
        ("removals", "2022", null, null, null),
        ("cases.headline", "2022", null, null, null),
        ("court.files", "2025-H1", null, null, 236),
        ("court.files", "2025-H1", "origin", "carried-over", 118),
        ("court.files", "2025-H1", "origin", "new", 118),
        ("court.defendants", "2025-H1", null, null, 354),
        ("court.sentenced", "2025-H1", null, null, 101),
        ("court.victims", "2025-H1", null, null, 243),
        ("court.victims", "2025-H1", "sex", "female", 211),
        ("court.victims", "2025-H1", "majority", "minor", 76),
        ("repatriations", "2023", null, null, 342),
        ("repatriations", "2023", "country", "CN", 322),
        ("repatriations", "2025-01..2025-05", "country", "CN", 146),
        ("interceptions", "2025-01..2025-05", null, null, 105),
        ("interceptions", "2025-01..2025-05", "sex", "female", 90),
        ("interception.files", "2025-01..2025-05", null, null, 56),
    ];

    [Fact]
    public async Task The_records_of_the_demonstration_add_up_to_every_published_figure()
    {
        var register = await DemonstrationRegister.OnAsync(Engine.Sqlite);
        Assert.Empty(await WrongAsync(Published, register.AnswerAsync));
    }

    /// <summary>All of them are compared between the engines in <see cref="TwoDatabasesTests"/>; these are asked for one by one.</summary>
    [Fact]
    public async Task The_same_figures_come_from_postgresql()
    {
        var register = await DemonstrationRegister.OnAsync(Engine.Postgres);
        var some = Published.Where(p => p is { By: null, Window: "2024" } or { Measure: "court.files" } or { Measure: "victims.registered", Window: "2023" });
        Assert.Empty(await WrongAsync(some, register.AskAsync));
    }

    [Fact]
    public async Task Citizenships_beyond_the_three_named_ones_are_1098_removed_persons()
    {
        var register = await DemonstrationRegister.OnAsync(Engine.Sqlite);
        var answer = (await register.AnswerAsync("figure", "removals", "--window", "2024", "--by", "citizenship", "--json")).Succeeded().Json;
        var others = answer.GetProperty("rows").EnumerateArray()
            .Where(r => r.GetProperty("key").GetString() is not ("CN" or "VN" or "ID"))
            .Sum(r => r.GetProperty("value").GetInt64());
        Assert.Equal(1098, others);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_headline_of_2024_is_printed_beside_2023_with_growth_on_the_earlier_year(Engine engine)
    {
        var register = await DemonstrationRegister.OnAsync(engine);
        Assert.Matches(@"197 +164 +\+33 +\+20\.12 %", register.Printed);
    }

    private static async Task<List<string>> WrongAsync(
        IEnumerable<(string Measure, string Window, string? By, string? Key, long? Value)> published, Func<string[], Task<Answer>> ask)
    {
        var wrong = new List<string>();
        foreach (var asked in published.GroupBy(p => (p.Measure, p.Window, p.By)))
        {
            var (measure, window, by) = asked.Key;
            string[] args = ["figure", measure, "--window", window, "--json"];
            var answer = (await ask(by is null ? args : [.. args, "--by", by])).Succeeded().Json;
            wrong.AddRange(asked
                .Where(p => ValueOf(answer, p.Key) != p.Value)
                .Select(p => $"{measure} {window} {by} {p.Key}: {ValueOf(answer, p.Key)?.ToString() ?? "null"} instead of {p.Value?.ToString() ?? "null"}"));
        }

        return wrong;
    }

    private static long? ValueOf(JsonElement answer, string? key)
    {
        var value = key is null
            ? answer.GetProperty("total")
            : answer.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("key").GetString() == key).GetProperty("value");
        return value.ValueKind == JsonValueKind.Null ? null : value.GetInt64();
    }
}
