using Pratip.Bench.Linkage.Names;
using Pratip.Linkage.Names;
using Pratip.Linkage.Names.Romanisation;

namespace Pratip.Linkage.Tests.Names;

/// <summary>Khmer names against the Latin spellings that people gave them, near twins among them.</summary>
public sealed class KhmerNamesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_right_spelling_stands_out_among_near_twins(int half)
    {
        var found = AllAgainstAll.Of([.. MadeNames.Of(half, seed: 3).Take(250)], (a, b) => NameSimilarity.Compare(a, b).Score);
        Assert.InRange(found.Top1, 0.93, 1);
        Assert.InRange(found.F1, 0.9, 1);
    }

    [Theory]
    [InlineData("ហេង", "Heng", "Seng")]
    [InlineData("សេង", "Seng", "Cheng")]
    [InlineData("គឹម", "Kim", "Khim")]
    [InlineData("ចេង", "Cheng", "Chheng")]
    [InlineData("សុភា", "Sophea", "Sothea")]
    [InlineData("ពិសាល", "Pisal", "Visal")]
    [InlineData("រិន", "Rinn", "Run")]
    [InlineData("រ័ត្នា", "Ratha", "Prathna")]
    [InlineData("មឿន", "Moeurn", "Oeurn")]
    [InlineData("សុរិយា", "Sorya", "Soda")]
    [InlineData("ឧត្តម", "Oudom", "Dom")]
    [InlineData("សុវណ្ណារិទ្ធ", "Sovannarith", "Sovannara")]
    [InlineData("ស្រីលក្ខណ៍", "Sreyleak", "Sreyneang")]
    [InlineData("វឌ្ឍនា", "Vathana", "Veasna")]
    [InlineData("ពៅ", "Pao", "Mao")]
    public void One_sound_tells_short_names_apart(string khmer, string right, string twin)
    {
        Assert.InRange(NameSimilarity.Between(khmer, right), 0.87, 1);
        Assert.True(NameSimilarity.Between(khmer, twin) < NameSimilarity.Between(khmer, right) - 0.04, $"{NameSimilarity.Between(khmer, twin)}");
    }

    [Theory]
    [InlineData("ហេង កញ្ញា", "Heng Kanha", "Heng Dara")]
    [InlineData("កញ្ញា ហេង សុភា", "Heng Sophea", "Heng Kanha")]
    public void A_form_of_address_that_is_a_given_name_too_is_left_out_before_a_whole_name_only(string khmer, string same, string other)
    {
        Assert.InRange(NameSimilarity.Between(khmer, same), 0.9, 1);
        Assert.True(NameSimilarity.Between(khmer, other) < 0.8);
    }

    [Fact]
    public void Each_of_the_likeliest_spellings_costs_little_and_another_word_more_than_is_asked_for()
    {
        foreach (var (native, _) in MadeNames.PartsOf(0))
        {
            var steps = KhmerRomaniser.Read(NameText.Normalise(native))!;
            var likeliest = steps.Likeliest(5);
            Assert.NotEmpty(likeliest);
            Assert.All(likeliest, form => Assert.InRange(steps.Cost(form, NameToken.LettersOf(form), 200), 0, 200));
            Assert.Equal(int.MaxValue, steps.Cost("mmmm", 0, 200));
        }
    }

    [Fact]
    public void Any_text_in_the_script_is_read()
    {
        var random = new Random(23);
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 50)).Select(_ => (char)random.Next(0x1780, 0x17FF)));
            var latin = string.Concat(Enumerable.Range(0, random.Next(1, 50)).Select(_ => (char)random.Next('a', 'z' + 1)));
            Assert.InRange(NameSimilarity.Between(text, latin), 0, 1);
            Assert.Equal(NameSimilarity.Between(text, latin), NameSimilarity.Between(latin, text));
            Assert.Equal(NameSimilarity.Agreement(text, latin), NameSimilarity.Agreement(latin, text));
        }
    }
}
