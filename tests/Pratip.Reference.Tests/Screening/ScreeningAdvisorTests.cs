using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pratip.Reference.Screening;

namespace Pratip.Reference.Tests.Screening;

public class ScreeningAdvisorTests
{
    private static readonly IndicatorCatalogue Standard = IndicatorCatalogue.Standard;

    [Fact]
    public void More_that_is_found_never_lowers_the_concern_and_no_advice_speaks_against_anybody() => Prop.ForAll(Interviews().ToArbitrary(), one =>
    {
        var before = ScreeningAdvisor.Advise(Standard, one.Set, one.Found, one.NotAsked);
        var after = ScreeningAdvisor.Advise(Standard, one.Set, [.. one.Found, .. one.More], [.. one.NotAsked.Except(one.More, StringComparer.Ordinal)]);
        return ScreeningAdvice.Rank(after.Advice) >= ScreeningAdvice.Rank(before.Advice)
            && before.Advice is ScreeningAdvice.StrongConcern or ScreeningAdvice.Concern or ScreeningAdvice.None or ScreeningAdvice.NotEnoughAsked
            && (one.Found.Length == 0 || ScreeningAdvice.Rank(before.Advice) > 0) && ScreeningAdvice.Rank(before.Advice) > 0 == before.Reasons.Count > 0;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("adult-labour", "", "", "no-advice")]
    [InlineData("adult-labour", "V13", "", "concern")]
    [InlineData("adult-labour", "E01 E02", "", "concern")]
    [InlineData("adult-labour", "E01 E02 K05 K06 K15", "", "strong-concern")]
    [InlineData("adult-labour", "D01 D10 E02 E03 E04", "", "strong-concern")]
    [InlineData("adult-sexual", "F02 F05 E10 E11 E09", "", "strong-concern")]
    [InlineData("child-labour", "E01 E09", "", "strong-concern")]
    public void The_rules_combine_dimensions(string set, string found, string notAsked, string advice) =>
        Assert.Equal(advice, ScreeningAdvisor.Advise(Standard, Standard.Find(set)!, found.Split(' '), notAsked.Split(' ')).Advice);

    [Fact]
    public void Too_little_asked_is_said_to_be_too_little()
    {
        var set = Standard.Find("adult-labour")!;
        Assert.Equal(ScreeningAdvice.NotEnoughAsked, ScreeningAdvisor.Advise(Standard, set, [], [.. set.Indicators.Skip(10).Select(one => one.Code)]).Advice);
    }

    [Fact]
    public void Every_reason_has_words_in_both_languages()
    {
        var all = ScreeningAdvisor.Advise(Standard, Standard.Find("child-sexual")!, [.. Standard.Find("child-sexual")!.Indicators.Select(one => one.Code)], []);
        Assert.All(all.Reasons, reason => Assert.All(Standard.Words(reason), words => Assert.True(words.Km.Length > 0 && words.Km != words.En, reason)));
        Assert.Equal("gone:rule", Assert.Single(Standard.Words("gone:rule")).En);
    }

    [Fact]
    public void The_published_list_has_its_numbers_and_the_others_say_that_they_are_not_complete()
    {
        var adult = Standard.Find("adult-labour")!;
        Assert.Equal([10, 10, 16, 9, 15, 7, 7], Standard.Dimensions.Select(dimension => adult.Of(dimension).Count));
        Assert.Equal([true, false, false, false], Standard.Sets.Select(set => set.IsComplete));
        Assert.All(Standard.Sets, set => Assert.Contains("[G]", set.Source, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("indicators.csv", "D02,medium", "D01,medium", "Screening/indicators.csv, line 3")]
    [InlineData("indicators.csv", "D02,medium", "D02,enormous", "Screening/indicators.csv, line 3")]
    [InlineData("indicators.csv", "deceptive-recruitment,D03", "no-such,D03", "Screening/indicators.csv, line 4")]
    [InlineData("sets.csv", "10|10|16", "10|11|16", "Screening/sets.csv, line 2")]
    [InlineData("advice-rules.csv", "any-found,concern", "any-found,no-advice", "Screening/advice-rules.csv, line 7")]
    [InlineData("advice-rules.csv", "any,,1,0", "any,,0,0", "Screening/advice-rules.csv, line 7")]
    [InlineData("dimension-rules.csv", "two-strong,2", "two-strong,two", "Screening/dimension-rules.csv, line 2")]
    public void What_is_wrong_in_a_file_is_named_with_its_line(string file, string right, string wrong, string where)
    {
        var problem = Assert.Throws<ReferenceDataException>(() => IndicatorCatalogue.Read(name =>
        {
            using var reader = new StreamReader(typeof(IndicatorCatalogue).Assembly.GetManifestResourceStream(name)!);
            var text = reader.ReadToEnd();
            if (name == "Screening/" + file)
            {
                Assert.Contains(right, text, StringComparison.Ordinal);
                text = text.Replace(right, wrong, StringComparison.Ordinal);
            }

            return new MemoryStream(Encoding.UTF8.GetBytes(text));
        }));
        Assert.StartsWith(where, problem.Message, StringComparison.Ordinal);
    }

    private sealed record Interview(IndicatorSet Set, string[] Found, string[] NotAsked, string[] More);

    private static Gen<Interview> Interviews() =>
        from set in Gen.Elements(Standard.Sets.ToArray())
        let codes = set.Indicators.Select(one => one.Code).ToArray()
        from marks in Gen.Choose(0, 9).ListOf(codes.Length)
        let marked = codes.Zip(marks).ToLookup(pair => pair.Second, pair => pair.First)
        select new Interview(set, [.. marked[0]], [.. marked[1], .. marked[2], .. marked[3]], [.. marked[3], .. marked[4]]);
}
