using Pratip.Kernel;
using Pratip.Statistics.Claims;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>What a text says without claiming it of Cambodia's register: other countries, denials, questions, hopes, streaks.</summary>
public sealed class UnclaimedTests
{
    private static readonly DateOnly Day = new(2025, 3, 28);

    [Theory]
    [InlineData("In 2024 the police in Myanmar arrested 273 suspects.")]
    [InlineData("In 2024, 523 victims were registered in Laos.")]
    [InlineData("Thailand recorded 366 cases of human trafficking in 2024.")]
    [InlineData("In 2024, Thai police arrested 500 suspects for human trafficking.")]
    [InlineData("Vietnam said it arrested 500 suspects in 2024.")]
    [InlineData("Laos deported 1,389 Chinese nationals in 2024.")]
    [InlineData("Worldwide, 5,852 victims were identified in 2024.")]
    [InlineData("In 2024, 5,852 victims were identified across ASEAN.")]
    [InlineData("In Thailand, police reported 366 trafficking cases in 2024, and Vietnam said it arrested 500 suspects.")]
    [InlineData("In the Thai capital, 50 cases came to light in 2024.")]
    [InlineData("In the capital of Laos, 50 cases came to light in 2024.")]
    [InlineData("Malaysia deported 900 Cambodians in 2024.")]
    [InlineData("In 2024, 273 suspects were arrested by Thai police.")]
    [InlineData("Thailand recorded 366 cases in 2024. It arrested 273 suspects.")]
    [InlineData("Cases in Thailand rose by 20 per cent in 2024.")]
    [InlineData("នៅប្រទេសថៃ មាន ៣៦៦ករណី ក្នុងឆ្នាំ២០២៤។")]
    [InlineData("ប្រទេសវៀតណាមបានចាប់ខ្លួនជនសង្ស័យ ៥០០នាក់ ក្នុងឆ្នាំ២០២៤។")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ជនរងគ្រោះ ៥២៣នាក់ ត្រូវបានកត់ត្រានៅប្រទេសឡាវ។")]
    public void Numbers_of_other_countries_are_no_claims(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("In 2024, 12 victims from Vietnam were rescued.", 1)]
    [InlineData("In 2024, 30 Vietnamese suspects were arrested.", 1)]
    [InlineData("In 2024, 2,695 people were deported to China.", 1)]
    [InlineData("In 2024, 89 Cambodians were repatriated from Thailand.", 1)]
    [InlineData("In 2024, 89 Cambodians exploited in Thailand were repatriated.", 1)]
    [InlineData("A record 5,852 foreigners were expelled in 2024, nearly three times as many as the year before.", 2)]
    [InlineData("Vietnam came first among those deported in 2024.", 1)]
    [InlineData("In 2024 Cambodia recorded 197 cases and Thailand recorded 366 cases.", 1)]
    [InlineData("In Thailand there were 366 cases in 2024, while Cambodia had 197 cases.", 1)]
    [InlineData("Thailand recorded 366 cases in 2024. Police in Phnom Penh arrested 50 suspects in 2024.", 1)]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ជនរងគ្រោះ ៨៩នាក់ ត្រូវបានបញ្ជូនមកវិញពីប្រទេសថៃ។", 1)]
    public void Where_people_come_from_or_go_to_keeps_the_claim(string text, int claims) => Assert.Equal(claims, Read(text).Count);

    [Theory]
    [InlineData("It is false that cases rose by 20 per cent in 2024.")]
    [InlineData("The minister rejected claims that cases had risen by 20 per cent in 2024.")]
    [InlineData("It is not true that 1,000 suspects were arrested in 2024.")]
    [InlineData("She denied that more than 1,000 suspects had been arrested in 2024.")]
    [InlineData("The claim that 1,000 suspects were arrested in 2024 is wrong.")]
    [InlineData("The number of victims doubled between the first half of 2023 and the first half of 2024, which is untrue in our view.")]
    [InlineData("Some newspapers claim that there were 2,000 cases in 2024. This is wrong.")]
    [InlineData("Police failed to arrest 273 suspects in 2024.")]
    [InlineData("Deportations did not double in 2024.")]
    [InlineData("គាត់បានបដិសេធថា មានជនសង្ស័យ ១០០០នាក់ ត្រូវបានចាប់ខ្លួនក្នុងឆ្នាំ២០២៤។")]
    [InlineData("មិនពិតទេដែលថា ជនសង្ស័យ ១០០០នាក់ ត្រូវបានចាប់ខ្លួនក្នុងឆ្នាំ២០២៤។")]
    public void What_is_denied_is_no_claim(string text) => Assert.Empty(Read(text));

    [Fact]
    public void Of_a_number_and_the_one_that_is_denied_the_first_is_claimed()
    {
        Assert.Equal([197m], Read("In 2024 there were not 250 cases but 197 cases.").Select(c => c.Value!.Value.Low));
        Assert.Equal([273m], Read("She denied that 1,000 suspects were arrested in 2024, but 273 suspects were.").Select(c => c.Value!.Value.Low));
    }

    [Theory]
    [InlineData("Is it true that the number of cases rose in 2024 to 300?")]
    [InlineData("\"Is it true that cases rose by 20 per cent in 2024?\" asked the deputy.")]
    [InlineData("Question (Hon. Member for Kandal): How many persons were arrested in 2024, and did cases fall by half?")]
    [InlineData("Q: General, your department says that 5,852 people were deported last year. Other reports say that 922 people were deported.")]
    [InlineData("តើក្នុងឆ្នាំ២០២៤ មាន ៣០០ករណី ឬទេ?")]
    [InlineData("តើមានជនសង្ស័យ ១០០០នាក់ ត្រូវបានចាប់ខ្លួនក្នុងឆ្នាំ២០២៤។")]
    public void What_is_asked_is_no_claim(string text) => Assert.Empty(Read(text));

    [Fact]
    public void An_answer_has_the_period_of_its_question_and_not_the_place_of_who_asked()
    {
        var claim = Assert.Single(Read("Question (Hon. Member for Kandal): How many persons were arrested in the first six months of 2024?\nAnswer: The police arrested 130 suspects."));
        Assert.Equal((ReportingWindow.Parse("2024-H1"), 0), (claim.Window!.Value, claim.Of.Count));
    }

    [Theory]
    [InlineData("Had police arrested 500 suspects in 2024, the courts would have collapsed.")]
    [InlineData("Police had hoped to arrest 400 suspects in 2024.")]
    [InlineData("Without the new unit, only 100 suspects would have been arrested in 2024.")]
    [InlineData("A study of 120 victims in 2024 found that 60 per cent of the victims were women.")]
    [InlineData("We may see 7,000 removals in 2025.")]
    [InlineData("If every province arrested ten suspects more, we would have 250 more suspects.")]
    [InlineData("ប្រសិនបើខេត្តនីមួយៗចាប់បាន ១០នាក់ នោះមានជនសង្ស័យ ២៥០នាក់ ក្នុងឆ្នាំ២០២៤។")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ បើគ្រប់ខេត្តចាប់បាន ១០នាក់ មានជនសង្ស័យ ២៥០នាក់។")]
    public void What_is_supposed_hoped_or_found_among_a_few_is_no_claim(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("In 2024 cases rose for the tenth year in a row.")]
    [InlineData("In 2024, cases rose in Phnom Penh faster than in Siem Reap.")]
    [InlineData("Cases rose by 9999999999999999999999999999999999999999999999999999 per cent in 2024.")]
    [InlineData("ករណីបានកើនឡើង ៣ឆ្នាំជាប់គ្នា គិតដល់ឆ្នាំ២០២៤។")]
    public void What_no_single_figure_covers_is_no_claim(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("Courts ordered the ring to pay 15 million riel to each of 3 victims in 2024.")]
    [InlineData("2k foreigners deported in '23, almost 6k in '24 — x3!")]
    [InlineData("In 2024, 7 of 10 accused persons were Cambodian.")]
    public void Odd_numbers_are_no_counts(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("The share of Chinese among those deported fell in 2024.")]
    [InlineData("In 2024 suspects outnumbered cases by 76.")]
    [InlineData("There were nine times as many Cambodians as foreigners among those arrested in 2024.")]
    [InlineData("In 2024 there were three times as many sexual exploitation cases as trafficking cases.")]
    [InlineData("In 2024, ten victims came from countries other than Vietnam and Thailand.")]
    public void What_compares_something_else_than_a_figure_with_its_past_is_no_claim(string text) => Assert.Empty(Read(text));

    [Fact]
    public void A_count_of_one_kind_beside_another_says_nothing_of_a_change()
    {
        Assert.Equal([523m], Read("In 2024 there were 523 victims, almost twice the number of suspects.").Select(c => c.Value!.Value.Low));
        Assert.Equal(
            [("cases.headline", 164m), ("suspects.arrested", 194m)],
            Read("Between 2023 and 2024, cases increased from 164 to 197 and suspects from 194 to 273.").Select(c => (c.Measure!, c.Value!.Value.Low)));
        Assert.Equal([197m], Read("Compared with the 366 cases in Thailand, Cambodia had 197 cases in 2024.").Select(c => c.Value!.Value.Low));
    }

    [Theory]
    [InlineData("Some 56 per cent of victims in 2024 were adults, the rest minors.", "majority=adult")]
    [InlineData("Three in four cases in 2024 concerned sexual exploitation; trafficking accounted for the others.", "group=sexual-exploitation")]
    public void A_share_is_of_its_own_part(string text, string part) => Assert.Equal(part, string.Join(',', Read(text)[0].Of), StringComparer.Ordinal);

    [Fact]
    public void To_hand_down_sentences_is_no_fall()
    {
        var claim = Assert.Single(Read("In 2024 judges handed down sentences to 101 people."));
        Assert.Equal((ClaimForm.Level, "court.sentenced", 101m), (claim.Form, claim.Measure, claim.Value!.Value.Low));
    }

    [Theory]
    [InlineData("Fewer cases this yr: 99 vs 104 in H1 2024.")]
    [InlineData("ក្នុងរយៈពេល ១០ខែ ឆ្នាំ២០២៤ មាន ១៦៨ករណី តិចជាងឆ្នាំ២០២៣ ទាំងមូល ដែលមាន ១៧៤ករណី។")]
    public void A_count_behind_fewer_is_not_what_it_fell_by(string text) => Assert.DoesNotContain(Read(text), c => c.Form is ClaimForm.Change);

    [Fact]
    public void In_Khmer_the_count_of_the_year_that_is_compared_is_of_that_year() => Assert.Equal(
        ReportingWindow.OfYear(2023),
        Read("ក្នុងរយៈពេល ១០ខែ ឆ្នាំ២០២៤ មាន ១៦៨ករណី តិចជាងឆ្នាំ២០២៣ ទាំងមូល ដែលមាន ១៧៤ករណី។").Single(c => c.Value?.Low == 174).Window);

    [Theory]
    [InlineData("1 in 9 suspects arrested in 2024 was a foreigner.", 11.11, "suspects.arrested")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ស្ត្រីមាន ៤ភាគ៥ នៃជនរងគ្រោះ។", 80, "victims.registered")]
    [InlineData("44 per cent of registered victims in 2024 were minors.", 44, "victims.registered")]
    public void So_many_of_so_many_is_a_share(string text, double share, string measure)
    {
        var claim = Assert.Single(Read(text));
        Assert.Equal((ClaimForm.Share, (decimal)share, measure), (claim.Form, claim.Value!.Value.Low, claim.Measure));
    }

    [Theory]
    [InlineData("Victims in 2024:\n1. 523 registered victims\n2. 410 female victims\n3. 113 male victims")]
    [InlineData("Victims in 2024:\n1) 523 registered victims\n2) 410 female victims\n3) 113 male victims")]
    [InlineData("ជនរងគ្រោះក្នុងឆ្នាំ២០២៤៖\n១. ជនរងគ្រោះ ៥២៣នាក់\n២. ជនរងគ្រោះស្រី ៤១០នាក់\n៣. ជនរងគ្រោះប្រុស ១១៣នាក់")]
    public void Numbers_of_items_are_no_counts(string text) => Assert.Equal([523m, 410m, 113m], Read(text).Select(c => c.Value!.Value.Low));

    [Theory]
    [InlineData("នៅខេត្តព្រះសីហនុ មានករណីច្រើនជាងគេទីពីរ ក្នុងឆ្នាំ២០២៤។")]
    [InlineData("ក្នុងឆ្នាំ២០២៤ ជនជាតិវៀតណាមឈរលំដាប់ទី២ ក្នុងចំណោមជនបរទេសដែលត្រូវបាននិរទេស។")]
    public void In_Khmer_the_second_place_is_not_the_first(string text) =>
        Assert.Equal(2m, Assert.Single(Read(text), c => c.Form is ClaimForm.Rank).Value!.Value.Low);

    [Theory]
    [InlineData("In the capital, 50 cases came to light in 2024.", "12")]
    [InlineData("នៅរាជធានី មាន ៥០ករណី ក្នុងឆ្នាំ២០២៤។", "12")]
    [InlineData("នៅតាមរាជធានី-ខេត្ត មាន ១៩៧ករណី ក្នុងឆ្នាំ២០២៤។", null)]
    public void The_capital_is_Phnom_Penh(string text, string? province) =>
        Assert.Equal(province, Assert.Single(Read(text)).Of.Where(p => p.By == "province").Select(p => p.Code).SingleOrDefault(), StringComparer.Ordinal);

    [Theory]
    [InlineData("Press release, 2 June 2024. Ninety per cent of the victims were Cambodian citizens.")]
    [InlineData("សេចក្តីប្រកាសព័ត៌មាន ថ្ងៃទី២ ខែមិថុនា ឆ្នាំ២០២៤។ ជនរងគ្រោះ ២៧៨នាក់ ត្រូវបានសង្គ្រោះ។")]
    public void The_day_of_a_text_is_no_period(string text) => Assert.Null(Assert.Single(Read(text)).Window);

    [Fact]
    public void A_day_in_a_sentence_leads_on() =>
        Assert.Equal(ReportingWindow.Parse("2024-05-05..2024-05-05"), Assert.Single(Read("Police raided a house on 5 May 2024. Twelve suspects were arrested.")).Window);

    [Theory]
    [InlineData("Deported in 2024: 5,852.", ClaimForm.Level, "removals", 5852)]
    [InlineData("In 2024 the police solved a fifth more cases than in 2023.", ClaimForm.Growth, "cases.headline", 20)]
    [InlineData("In 2024 the commissariat arrested 273 suspects (79 more).", ClaimForm.Change, "suspects.arrested", 79)]
    [InlineData("In 2024 the number of foreign suspects almost doubled from 17 to 30.", ClaimForm.Factor, "suspects.arrested", 2)]
    public void What_is_said_in_short_is_read(string text, ClaimForm form, string measure, int value) =>
        Assert.Contains(Read(text), c => c.Form == form && c.Measure == measure && c.Value!.Value.Low == value);

    [Theory]
    [InlineData("On average there were 16 cases a month in 2024.")]
    [InlineData("Deportations did not even double in 2024.")]
    public void Averages_and_what_did_not_happen_stay_left_out(string text) => Assert.Empty(Read(text));

    private static IReadOnlyList<Claim> Read(string text) => ClaimReader.Read(text, Day);
}
