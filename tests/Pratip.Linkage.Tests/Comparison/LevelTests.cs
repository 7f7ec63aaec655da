using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Pratip.Linkage.Comparison;
using Pratip.Linkage.Records;
using static Pratip.Linkage.Comparison.AgreementLevel;

namespace Pratip.Linkage.Tests.Comparison;

public sealed class LevelTests
{
    private static readonly Gen<string> Word = Gen.Choose(1, 12).SelectMany(length => Gen.ArrayOf(Gen.Elements("abcdefgh01".ToCharArray()), length)).Select(letters => new string(letters));

    [Theory]
    [InlineData("1987-03-21", "1987-03-21", Exact)]
    [InlineData("1987-03-21", "21/03/1987", Exact)]
    [InlineData("1987-03-11", "1987-11-03", Swapped)]
    [InlineData("1987-03-21", "1988-03-21", OneSlip)]
    [InlineData("1987-03-21", "1997-03-21", OneSlip)]
    [InlineData("1987-03-21", "1987-03-09", Near)]
    [InlineData("1987-01-01", "1987-03-21", SameYear)]
    [InlineData("1987", "1987-03-21", SameYear)]
    [InlineData("1987-03", "1987-03-21", SameYear)]
    [InlineData("1987-04", "1987-03-21", Differ)]
    [InlineData("1987-03-21", "1965-11-02", Differ)]
    [InlineData("1987-03-21", "", Missing)]
    public void Dates_agree_as_people_mistake_them(string a, string b, AgreementLevel expected) => Both(FieldKind.Date, a, b, expected);

    [Theory]
    [InlineData("sovann", "sovan", OneSlip)]
    [InlineData("Sovann", "SOVANN", Exact)]
    [InlineData("sovannara", "sovanaar", TwoSlips)]
    [InlineData("heng", "seng", OneSlip)]
    [InlineData("ly", "li", TwoSlips)]
    [InlineData("dwayne", "duwaine", TwoSlips)]
    [InlineData("sok", "chan", Differ)]
    [InlineData("sok", "", Missing)]
    public void Texts_agree_by_slips_of_the_keys(string a, string b, AgreementLevel expected) => Both(FieldKind.Text, a, b, expected);

    [Theory]
    [InlineData("N 012-345-6", "n0123456", Exact)]
    [InlineData("N0123456", "N0123465", OneSlip)]
    [InlineData("N0123456", "N0173459", TwoSlips)]
    [InlineData("12001", "12992", Differ)]
    public void Codes_allow_few_slips(string a, string b, AgreementLevel expected) => Both(FieldKind.Code, a, b, expected);

    [Theory]
    [InlineData("+855 12 345 678", "012345678", Exact)]
    [InlineData("០១២ ៣៤៥ ៦៧៨", "012345678", Exact)]
    [InlineData("012345678", "012345679", OneSlip)]
    public void Telephone_numbers_are_the_subscribers_own(string a, string b, AgreementLevel expected) => Both(FieldKind.Phone, a, b, expected);

    [Theory]
    [InlineData("23", "24", Near)]
    [InlineData("23", "32", OneSlip)]
    [InlineData("23", "45", Differ)]
    [InlineData("3", "9", Differ)]
    public void Ages_may_lie_a_year_apart(string a, string b, AgreementLevel expected) => Both(FieldKind.Number, a, b, expected);

    [Theory]
    [InlineData("Sok Dara", "Dara Sok", Alike)]
    [InlineData("Sok Dara", "សុខ ដារ៉ា", Alike)]
    [InlineData("Sok Chan Dara", "Sok Chandara", Alike)]
    [InlineData("Sok Dara\u001FBong Thom", "Bong Thom", Alike)]
    [InlineData("Nguyễn Văn An", "Nguyen Van An", Alike)]
    [InlineData("Sok Dara", "Keo Vuthy", Differ)]
    public void Names_agree_by_their_parts_in_any_order_and_script(string a, string b, AgreementLevel expected) => Both(FieldKind.Name, a, b, expected);

    [Fact]
    public void Bits_that_tell_values_apart_never_contradict_their_levels() => Prop.ForAll((from a in Word from b in Word from kind in Gen.Elements(FieldKind.Text, FieldKind.Code) select (a, b, kind)).ToArbitrary(), pair =>
    {
        var comparator = Of(pair.kind, pair.a, pair.b);
        var (a, b) = (comparator.Column.Values[0], comparator.Column.Values[1]);
        if (a != b && BitOperations.PopCount((uint)(comparator.Signature(a) ^ comparator.Signature(b))) > comparator.MostApart)
        {
            Assert.Equal(FieldComparator.DifferLevel, comparator.Level(a, b));
        }

        Assert.Equal(comparator.Level(a, b), comparator.Level(b, a));
    }).QuickCheckThrowOnFailure();

    private static void Both(FieldKind kind, string a, string b, AgreementLevel expected)
    {
        var comparator = Of(kind, a, b);
        Assert.Equal(expected, comparator.Levels[comparator.Level(comparator.Column.Values[0], comparator.Column.Values[1])]);
        Assert.Equal(expected, comparator.Levels[comparator.Level(comparator.Column.Values[1], comparator.Column.Values[0])]);
    }

    private static FieldComparator Of(FieldKind kind, string a, string b)
    {
        var builder = new RecordTableBuilder([new LinkageField("field", kind)]);
        builder.Add(a);
        builder.Add(b);
        return Comparators.For(builder.Build())[0];
    }
}
