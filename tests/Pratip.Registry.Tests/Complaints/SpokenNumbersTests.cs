using Pratip.Registry.Complaints;

namespace Pratip.Registry.Tests.Complaints;

public sealed class SpokenNumbersTests
{
    private const string Telephone = "077 345 9911";

    [Theory]
    [InlineData("zero seven seven three four five nine nine one one")]
    [InlineData("Zero-seven-seven, three-four-five; nine nine one one")]
    [InlineData("oh seven seven 345 nine nine one one")]
    [InlineData("call 077 then 345 then 9911")]
    [InlineData("call ០៧៧ រួច ៣៤៥ រួច ៩៩១១")]
    [InlineData("សូន្យ ប្រាំពីរ ប្រាំពីរ បី បួន ប្រាំ ប្រាំបួន ប្រាំបួន មួយ មួយ")]
    [InlineData("សូន្យប្រាំពីរប្រាំពីរបីបួនប្រាំប្រាំបួនប្រាំបួនមួយមួយ")]
    [InlineData("+855 77 345 9911")]
    public void A_number_in_words_or_in_pieces_is_found(string text) => Assert.NotNull(Of(Telephone).Find(text));

    [Theory]
    [InlineData("On 17 March 2026 two of the five men were heard, and one of them again on 3 April.")]
    [InlineData("077 was the number of the room.\n\nIn it were 345 telephones and 9911 cards.")]
    [InlineData("zero people of seven houses")]
    [InlineData("")]
    public void Other_numbers_are_left_alone(string text) => Assert.Null(Of(Telephone).Find(text));

    [Fact]
    public void What_is_too_short_to_be_called_is_not_looked_for() => Assert.Null(Of("1234567").Find("1234567"));

    private static SpokenNumbers Of(string number)
    {
        var numbers = new SpokenNumbers();
        numbers.Add(number);
        return numbers;
    }
}
