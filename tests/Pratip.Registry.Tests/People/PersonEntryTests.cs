using Pratip.Registry.People;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Tests.People;

public sealed class PersonEntryTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly PersonEntry Named = new() { NameLatin = "Chan Sopheap", Sex = "male" };

    public static TheoryData<PersonEntry, string, string> Wrong => new()
    {
        { new PersonEntry { Sex = "male" }, nameof(PersonEntry.NameLatin), "people.name-missing" },
        { new PersonEntry { NameLatin = "\u200B \u2060", NameOwn = "\u3164", Sex = "male" }, nameof(PersonEntry.NameLatin), "people.name-missing" },
        { Named with { NameIsUnknown = true }, nameof(PersonEntry.NameIsUnknown), "people.name-both" },
        { Named with { Sex = null }, nameof(PersonEntry.Sex), "entry.missing" },
        { Named with { Sex = "man" }, nameof(PersonEntry.Sex), "entry.code" },
        { Named with { NameLatin = new string('x', 201) }, nameof(PersonEntry.NameLatin), "entry.too-long" },
        { Named with { NameOwn = "ចាន់\u0007" }, nameof(PersonEntry.NameOwn), "entry.signs" },
        { Named with { NameLatin = "\uD800" }, nameof(PersonEntry.NameLatin), "entry.signs" },
        { Named with { NameLatin = "ចាន់ សុភាព" }, nameof(PersonEntry.NameLatin), "entry.latin" },
        { Named with { NameLatin = "Wang 王" }, nameof(PersonEntry.NameLatin), "entry.latin" },
        { new PersonEntry { NameOwn = "Chan Sopheap", Sex = "male" }, nameof(PersonEntry.NameOwn), "people.name-own-latin" },
        { Named with { Phones = "abc" }, nameof(PersonEntry.Phones), "people.phone" },
        { Named with { Phones = "012 345 678\n1234" }, nameof(PersonEntry.Phones), "people.phone" },
        { Named with { Phones = "+855 12 345 678 901 2345" }, nameof(PersonEntry.Phones), "people.phone" },
        { Named with { Aliases = string.Join('\n', Enumerable.Range(0, 21)) }, nameof(PersonEntry.Aliases), "people.too-many-lines" },
        { Named with { Phones = "012\n" + new string('1', 201) }, nameof(PersonEntry.Phones), "entry.too-long" },
        { Named with { BirthDate = "31/31/1990" }, nameof(PersonEntry.BirthDate), "entry.date" },
        { Named with { BirthDate = "2026-03-03" }, nameof(PersonEntry.BirthDate), "entry.date-to-come" },
        { Named with { BirthDate = "1990", ApparentAge = 36 }, nameof(PersonEntry.ApparentAge), "people.birth-or-age" },
        { Named with { ApparentAge = 111 }, nameof(PersonEntry.ApparentAge), "entry.number" },
        { Named with { BirthDate = "1990-05", EnteredOn = "1989" }, nameof(PersonEntry.EnteredOn), "entry.date-order" },
        { Named with { Citizenships = ["KH", "ZZ"] }, nameof(PersonEntry.Citizenships), "entry.code" },
        { Named with { DocumentKind = "passport" }, nameof(PersonEntry.DocumentNumber), "people.document-number" },
        { Named with { DocumentCountry = "KH" }, nameof(PersonEntry.DocumentNumber), "people.document-number" },
        { Named with { DocumentNumber = "N1", DocumentCountry = "??" }, nameof(PersonEntry.DocumentCountry), "entry.code" },
        { Named with { EntryLegality = "maybe" }, nameof(PersonEntry.EntryLegality), "entry.code" },
        { Named with { VisaKind = "maybe" }, nameof(PersonEntry.VisaKind), "entry.code" },
        { Named with { OwnReference = new string('1', 61) }, nameof(PersonEntry.OwnReference), "entry.too-long" },
        { new PersonEntry { ExistingReference = "P-1", NameLatin = "Chan" }, nameof(PersonEntry.NameLatin), "people.existing-or-new" },
        { new PersonEntry { ExistingReference = "P-1", OwnReference = "P-2" }, nameof(PersonEntry.OwnReference), "people.existing-or-new" },
        { new PersonEntry { IsAnonymous = true, Sex = "female", BirthDate = "2008-03-04" }, nameof(PersonEntry.BirthDate), "people.anonymous-birth" },
    };

    public static TheoryData<PersonEntry, string> Betrayals => new()
    {
        { new PersonEntry { NameLatin = "Srey" }, nameof(PersonEntry.NameLatin) },
        { new PersonEntry { NameOwn = "ស្រី" }, nameof(PersonEntry.NameOwn) },
        { new PersonEntry { Aliases = "Srey" }, nameof(PersonEntry.Aliases) },
        { new PersonEntry { DocumentNumber = "N1" }, nameof(PersonEntry.DocumentNumber) },
        { new PersonEntry { OtherDocuments = "N1" }, nameof(PersonEntry.OtherDocuments) },
        { new PersonEntry { Phones = "012" }, nameof(PersonEntry.Phones) },
        { new PersonEntry { Contacts = "house 3" }, nameof(PersonEntry.Contacts) },
    };

    [Fact]
    public void A_space_without_width_stays_within_a_Khmer_name()
    {
        Assert.Empty(new PersonEntry { NameOwn = "សុខ\u200Bដារា", Sex = "male" }.Problems(Today));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_of_its_field(PersonEntry entry, string field, string key)
    {
        var problem = Assert.Single(entry.Problems(Today));
        Assert.Equal((field, key), (problem.Field, problem.What.Key));
    }

    [Theory]
    [InlineData("Nguyễn Văn A", "Nguyễn Văn A", "+84 (12) 345-678")]
    [InlineData("D'Souza-Ñandú, Jr. 2", "王伟", "០១២ ៣៤៥ ៦៧៨")]
    [InlineData(null, "ចាន់ សុភាព", "012.345.678\n\n 015345678 ")]
    [InlineData("Chan Sopheap", null, null)]
    public void Names_in_their_scripts_and_numbers_as_people_write_them_are_taken(string? latin, string? own, string? phones) =>
        Assert.Empty(new PersonEntry { NameLatin = latin, NameOwn = own, Phones = phones, Sex = "male" }.Problems(Today));

    [Theory]
    [MemberData(nameof(Betrayals))]
    public void An_anonymous_person_is_refused_with_anything_that_says_who_it_is(PersonEntry entry, string field)
    {
        var problem = Assert.Single((entry with { IsAnonymous = true, Sex = "female" }).Problems(Today));
        Assert.Equal((field, "people.anonymous-identity"), (problem.Field, problem.What.Key));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var problems = new PersonEntry { BirthDate = "x", EnteredOn = "y", Citizenships = ["?"] }.Problems(Today);
        Assert.Equal(
            [nameof(PersonEntry.NameLatin), nameof(PersonEntry.BirthDate), nameof(PersonEntry.Sex), nameof(PersonEntry.Citizenships), nameof(PersonEntry.EnteredOn)],
            problems.Select(problem => problem.Field), StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_unknown_can_be_left_or_said()
    {
        Assert.Empty(new PersonEntry { NameIsUnknown = true, Sex = "unknown", Citizenships = ["XU"], EntryLegality = "unknown" }.Problems(Today));
        Assert.Empty(new PersonEntry { IsAnonymous = true, Sex = "female", BirthDate = "2008", Citizenships = ["VN"] }.Problems(Today));
        Assert.Empty(new PersonEntry { ExistingReference = "P-1" }.Problems(Today));
    }

    [Fact]
    public void The_identity_holds_names_documents_and_contacts_as_they_were_written()
    {
        var identity = PersonRows.IdentityOf(Named with
        {
            NameOwn = " ចាន់ សុភាព ",
            Aliases = "Pheap\n\n Uncle Chan \nPheap",
            BirthDate = "1990-05",
            DocumentKind = "passport",
            DocumentNumber = "N0123",
            DocumentCountry = "KH",
            OtherDocuments = "0101234",
            Phones = "012 345 678",
            Contacts = "house 3, street 5",
        });
        Assert.Equal(
            [
                new IdentityName("Chan Sopheap", NameKind.Latin), new IdentityName("ចាន់ សុភាព", NameKind.OwnScript),
                new IdentityName("Pheap", NameKind.Alias), new IdentityName("Uncle Chan", NameKind.Alias),
            ],
            identity.Names);
        Assert.Equal("1990-05", identity.BirthDate);
        Assert.Equal([new IdentityDocument("passport", "N0123", "KH"), new IdentityDocument("unknown", "0101234")], identity.Documents);
        Assert.Equal(["tel:012 345 678", "house 3, street 5"], identity.Contacts);
    }

    [Fact]
    public void A_year_of_birth_alone_is_no_secret() => Assert.Null(PersonRows.IdentityOf(Named with { BirthDate = "1990" }).BirthDate);
}
