using FsCheck;
using FsCheck.Fluent;
using Pratip.Linkage.Comparison;

namespace Pratip.Linkage.Tests.Comparison;

/// <summary>The distance against its definition, written as the recursion it is.</summary>
public sealed class EditDistanceProperties
{
    /// <summary>Few letters and short texts, so that swaps and repeats are frequent.</summary>
    private static readonly Arbitrary<string> Text = Gen.Choose(0, 6).SelectMany(n => Gen.Elements('a', 'b', 'c', 'ក').ArrayOf(n)).Select(letters => new string(letters)).ToArbitrary();

    [Fact]
    public void It_is_the_least_number_of_slips_by_the_definition() => Prop.ForAll(Text, Text, (a, b) =>
        EditDistance.Between(a, b) == ByDefinition(a, b, a.Length, b.Length)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_limit_changes_only_distances_above_it() => Prop.ForAll(Text, Text, Gen.Choose(0, 6).ToArbitrary(), (a, b, limit) =>
        EditDistance.Between(a, b, limit) == Math.Min(EditDistance.Between(a, b), limit + 1)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void It_lies_between_the_difference_and_the_larger_of_the_lengths() => Prop.ForAll(Text, Text, (a, b) =>
        EditDistance.Between(a, b) >= Math.Abs(a.Length - b.Length) && EditDistance.Between(a, b) <= Math.Max(a.Length, b.Length)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_nearest_is_never_farther_than_another_candidate() => Prop.ForAll(Text, Gen.NonEmptyListOf(Text.Generator).ToArbitrary(), (typed, candidates) =>
    {
        var nearest = Nearest.To(typed, candidates, candidates.Count);
        var slips = nearest.Select(c => c != typed && typed.Length > 2 && c.Contains(typed, StringComparison.Ordinal) ? 1 : EditDistance.Between(typed, c)).ToList();
        return slips.SequenceEqual(slips.Order()) && nearest.ToHashSet(StringComparer.Ordinal).SetEquals(candidates) && nearest.Distinct(StringComparer.Ordinal).Count() == nearest.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_code_typed_as_it_is_comes_first() => Prop.ForAll(Text, Gen.ListOf(Text.Generator).ToArbitrary(), (typed, others) =>
        EditDistance.Between(Nearest.To($" {typed.ToUpperInvariant()} ", others.Append(typed), 1)[0], typed) == 0).QuickCheckThrowOnFailure();

    private static int ByDefinition(string a, string b, int i, int j)
    {
        if (i == 0 || j == 0)
        {
            return i + j;
        }

        var least = Math.Min(ByDefinition(a, b, i - 1, j) + 1, ByDefinition(a, b, i, j - 1) + 1);
        least = Math.Min(least, ByDefinition(a, b, i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1));
        return i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? Math.Min(least, ByDefinition(a, b, i - 2, j - 2) + 1) : least;
    }
}
