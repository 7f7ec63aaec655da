using Pratip.Linkage.Blocking;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Tests.Blocking;

public sealed class NameKeysTests
{
    [Theory]
    [InlineData("Sok Dara", "Dara Sokh", true)]
    [InlineData("Sok Dara", "សុខ ដារ៉ា", true)]
    [InlineData("Sok Dara", "Sok Vuthy", false)]
    [InlineData("Sok Dara", "Dara", false)]
    [InlineData("Nguyen Van Minh", "Minh Nguyen", true)]
    public void Two_parts_that_sound_alike_bring_names_together_in_any_order_and_script(string one, string other, bool expected) =>
        Assert.Equal(expected, Share(KeyForm.TwoSounds, one, other));

    [Fact]
    public void What_one_office_divides_and_another_writes_together_is_brought_together_by_its_sound() =>
        Assert.True(Share(KeyForm.Sound, "Chan Dara", "Chandara Keo"));

    [Fact]
    public void A_name_of_very_many_parts_has_a_bounded_number_of_keys()
    {
        var column = Table(string.Join(' ', Enumerable.Range(0, 200).Select(i => $"b{(char)('a' + (i % 5))}k{(char)('a' + (i % 7))}m"))).Columns[0];
        Assert.InRange(new KeyColumn(column, new BlockingKey(0, KeyForm.TwoSounds)).Of(0).Length, 1, 300);
    }

    private static bool Share(KeyForm form, string one, string other) => new KeyColumn(Table(one, other).Columns[0], new BlockingKey(0, form)).Share(0, 1);

    private static RecordTable Table(params string[] names)
    {
        var builder = new RecordTableBuilder([new("name", FieldKind.Name)]);
        Array.ForEach(names, name => builder.Add(name));
        return builder.Build();
    }
}
