using System.Text;
using Pratip.Registry.Complaints;

namespace Pratip.Registry.Tests.Complaints;

/// <summary>A name is found in a text however it was dressed up, and plain words of the language are not taken for one.</summary>
public sealed class WrittenNamesTests
{
    public static TheoryData<string> Signs => [" ", ".", "-", "_", "\u200B", "\u200C", "\u00AD", "\u2060", "\uFEFF", "\uFE0F", "·", " . "];

    [Theory]
    [InlineData("Sok Dara", "DARA was heard")]
    [InlineData("Sok Dara", "what dára said")]
    [InlineData("Sok Dara", "what D\uFF21RA said")]
    [InlineData("Sok Dara", "SokDara said")]
    [InlineData("Sok Dara", "darasok said")]
    [InlineData("Ly Na", "Na Ly was there")]
    [InlineData("Ly Na", "Ms L. Na was there")]
    [InlineData("Ly Na", "Ms Ly N. was there")]
    [InlineData("Nguyễn Văn Đức", "Nguyen was there")]
    [InlineData("សុខ ដារ៉ា", "Sok Dara was there")]
    [InlineData("Sok Dara", "បានសួរ សុខ ដារ៉ា ហើយ")]
    [InlineData("ស្រីមុំ", "បានជួបស្រី\u200Bមុំនៅទីនោះ")]
    [InlineData("O'Neil", "O-Neil was there")]
    [InlineData("Sok Dara alias Bong Thom", "Thom was there")]
    public void A_name_is_found_in_other_capitals_spellings_orders_and_scripts(string name, string text) => Assert.True(Of(name).AreIn(text), text);

    [Theory]
    [MemberData(nameof(Signs))]
    public void A_name_is_found_with_signs_between_its_letters(string sign)
    {
        var names = Of("Chan Vuthy");
        Assert.True(names.AreIn($"said {string.Join(sign, "Vuthy".Select(letter => letter.ToString()))} today"), sign);
        Assert.True(names.AreIn($"said {string.Join(sign, "CHANVUTHY".Select(letter => letter.ToString()))} today"), sign);
    }

    [Theory]
    [InlineData("Sothat Rith", "It was so that a man was found in part so.")]
    [InlineData("Aman Keo", "It was so that a man was found in part so.")]
    [InlineData("Ly Na", "A place in the south was looked at on 17 March 2026. Part of what was said was so.")]
    [InlineData("សុខ ដារ៉ា", "Nobody was found there; the doors were open and he is in another place.")]
    [InlineData("Ana Im", "an officer and I am here")]
    public void Words_of_the_language_are_no_name(string name, string text) => Assert.False(Of(name).AreIn(text), text);

    [Fact]
    public void Of_a_list_of_people_the_names_are_kept_from_a_text_and_not_what_they_are()
    {
        var names = new WrittenNames();
        names.AddPeople("Chan Vuthy, commune police\n- Mr. Sok Dara (interpreter) and Keo Bopha\nLy Na and Ma Li\nTwo officers; nobody else of the village");
        Assert.All((string[])["Vuthy", "Dara", "Bopha", "Keo B.", "Na Ly", "Li Ma"], name => Assert.True(names.AreIn($"then {name} came"), name));
        Assert.All((string[])["two officers of the commune police", "the interpreter and nobody else", "a village"], text => Assert.False(names.AreIn(text), text));
    }

    /// <summary>Whatever stands between its letters, in whatever capitals, a name that is known is found, and without names nothing is.</summary>
    [Fact]
    public void A_known_name_is_found_however_its_letters_are_set_apart()
    {
        var random = new Random(7);
        string[] signs = ["", ".", "-", "\u200B", "\u00AD", "*", "/"];
        foreach (var name in (string[])["Sreymom", "Vuthy", "Bopha", "Chanthou"])
        {
            for (var turn = 0; turn < 200; turn++)
            {
                var text = new StringBuilder("What ");
                foreach (var letter in name)
                {
                    text.Append(random.Next(2) == 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter)).Append(signs[random.Next(signs.Length)]);
                }

                text.Append(" said");
                Assert.True(Of("Keo " + name).AreIn(text.ToString()), text.ToString());
                Assert.False(new WrittenNames().AreIn(text.ToString()));
            }
        }
    }

    [Theory]
    [InlineData("Sok Dara", "DARA  Sok")]
    [InlineData("Sok Dara", "sók dara")]
    [InlineData("Sok-Dara", "Dara Sok")]
    public void A_name_has_one_key_whichever_way_it_is_written(string one, string other) => Assert.Equal(WrittenNames.KeyOf(one), WrittenNames.KeyOf(other));

    private static WrittenNames Of(string name)
    {
        var names = new WrittenNames();
        names.Add(name);
        return names;
    }
}
