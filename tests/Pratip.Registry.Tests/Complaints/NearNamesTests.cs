using System.Text.Json;
using Pratip.Exchange.Demonstration;
using Pratip.Registry.Complaints;

namespace Pratip.Registry.Tests.Complaints;

/// <summary>A name is found where it is spelled otherwise, disguised or said in another script, and ordinary sentences are not taken for one.</summary>
public sealed class NearNamesTests
{
    private const string Reporter = "Marefilova Sokunthea";

    public static TheoryData<string> Ordinary => [.. Sentences().Distinct(StringComparer.Ordinal)];

    [Theory]
    [InlineData("បណ្តឹងរបស់ សុគន្ធា មិនពិត", "សុគន្ធា")]
    [InlineData("បានជួបអ្នកស្រីសុគន្ធានៅទីនោះ", "សុគន្ធា")]
    [InlineData("បណ្តឹងរបស់ សុខគន្ធា មិនពិត", "សុខគន្ធា")]
    [InlineData("បណ្តឹងរបស់ សុខុនធា មិនពិត", "សុខុនធា")]
    [InlineData("បណ្តឹងរបស់ ម៉ារេហ្វីឡូវ៉ា មិនពិត", "ម៉ារេហ្វីឡូវ៉ា")]
    public void A_Latin_name_is_found_in_Khmer_and_the_word_is_told(string text, string word) => Assert.Equal(word, Of(Reporter).Find(text));

    [Theory]
    [InlineData("សុគន្ធា", "បណ្តឹងរបស់ សុខគន្ធា មិនពិត")]
    [InlineData("សុគន្ធា", "What Sokuntea said was not so")]
    public void A_Khmer_name_is_found_where_it_is_spelled_otherwise(string name, string text) => Assert.True(Of(name).AreIn(text), text);

    [Theory]
    [InlineData("Sokuntea")]
    [InlineData("Marefillova")]
    [InlineData("Marefliova")]
    [InlineData("MarefilovaSokuntea")]
    public void One_letter_off_is_still_the_name(string word) => Assert.Equal(word, Of(Reporter).Find($"What {word} said was not so"));

    [Theory]
    [InlineData("Maref1lova")]
    [InlineData("M@r3f!l0v@")]
    [InlineData("S0kun7hea")]
    [InlineData("$okunthea")]
    public void Digits_and_signs_for_letters_hide_no_name(string word) => Assert.True(Of(Reporter).AreIn($"What {word} said was not so"), word);

    [Theory]
    [InlineData("Маrеfilоvа")]
    [InlineData("Маrеfі1оvа")]
    [InlineData("Sοkunthεα")]
    [InlineData("Марефилова")]
    public void Letters_of_other_scripts_that_look_alike_hide_no_name(string word) => Assert.True(Of(Reporter).AreIn($"What {word} said was not so"), word);

    [Theory]
    [InlineData("What Marefi\nlova said")]
    [InlineData("What Marefi\r\nlova said")]
    [InlineData("បណ្តឹងរបស់ សុគ\nន្ធា មិនពិត")]
    public void A_broken_line_hides_no_name(string text) => Assert.True(Of(Reporter).AreIn(text), text);

    [Theory]
    [InlineData("What avolifeRam said")]
    [InlineData("What aehtnukos said")]
    public void A_name_turned_round_letter_by_letter_is_found(string text) => Assert.True(Of(Reporter).AreIn(text), text);

    [Theory]
    [InlineData("S. M. said so")]
    [InlineData("It was said by M.S. in the end")]
    [InlineData("It was said by M S in the end")]
    public void The_initials_of_all_parts_together_are_found(string text) => Assert.True(Of(Reporter).AreIn(text), text);

    [Theory]
    [InlineData("At 5 p.m. on the second day, i.e. a Monday")]
    [InlineData("The U.N. was told")]
    [InlineData("M. was told, and so was S.")]
    public void Other_abbreviations_are_no_initials(string text) => Assert.False(Of(Reporter).AreIn(text), text);

    /// <summary>A filter that refuses plain sentences is switched off by whoever has to write.</summary>
    [Theory]
    [MemberData(nameof(Ordinary))]
    public void Sentences_of_the_demonstration_are_not_refused(string sentence)
    {
        foreach (var name in (string[])[Reporter, "Sok Dara", "Chan Vuthy", "Keo Sreymom", "Nguyen Van Duc", "Zhang Wei", "សុខ សុគន្ធា", "ចាន់ វុទ្ធី"])
        {
            Assert.True(Of(name).Find(sentence) is null, $"{name}: {Of(name).Find(sentence)} in {sentence}");
        }
    }

    private static IEnumerable<string> Sentences()
    {
        var assembly = typeof(DemonstrationComplaints).Assembly;
        using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith("Demonstration.texts.json", StringComparison.Ordinal)))!;
        using var texts = JsonDocument.Parse(stream);
        foreach (var text in texts.RootElement.EnumerateObject())
        {
            yield return text.Value.GetProperty("en").GetString()!;
            yield return text.Value.GetProperty("km").GetString()!;
        }

        yield return "A place in the south was looked at on 17 March 2026. Part of what was said was so.";
        yield return "The commune police and an interpreter were there. The cook was heard, and the 12 workers were found in the yard.";
        yield return "ទីតាំងមួយនៅភាគខាងត្បូងត្រូវបានពិនិត្យ។ អ្វីដែលបាននិយាយមួយផ្នែកពិត។ នគរបាលឃុំ និងអ្នកបកប្រែបាននៅទីនោះ។";
    }

    private static WrittenNames Of(string name)
    {
        var names = new WrittenNames();
        names.Add(name);
        return names;
    }
}
