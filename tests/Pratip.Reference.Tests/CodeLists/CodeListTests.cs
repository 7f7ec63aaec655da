using System.Text;
using Pratip.Reference.CodeLists;

namespace Pratip.Reference.Tests.CodeLists;

public sealed class CodeListTests
{
    private const string Head = """{ "id": "try", "version": "1", "en": "Try", "km": "សាក", "source": "test", "verified": true, "entries": [""";

    [Fact]
    public void An_entry_takes_from_its_list_what_it_does_not_say()
    {
        var list = Read("""{ "code": "a", "en": "A", "km": "ក" }, { "code": "b", "en": "B", "km": "ខ", "parent": "a", "verified": false, "source": "hearsay", "validTo": "2024-12-31" }""");
        Assert.Equal((true, "test"), (list.TryFind("a")!.Verified, list.TryFind("a")!.Source));
        Assert.Equal((false, "hearsay"), (list.TryFind("b")!.Verified, list.TryFind("b")!.Source));
        Assert.Equal("b", Assert.Single(list.ChildrenOf("a")).Code);
    }

    [Fact]
    public void A_retired_code_is_found_but_no_longer_valid()
    {
        var entry = Read("""{ "code": "b", "en": "B", "km": "ខ", "validFrom": "2020-01-01", "validTo": "2024-12-31" }""").TryFind("b")!;
        Assert.True(entry.IsValidOn(new DateOnly(2024, 12, 31)) && entry.IsValidOn(new DateOnly(2020, 1, 1)));
        Assert.False(entry.IsValidOn(new DateOnly(2025, 1, 1)) || entry.IsValidOn(new DateOnly(2019, 12, 31)));
    }

    [Theory]
    [InlineData("""{ "code": "a", "en": "A", "km": "" }""", "a", "both languages")]
    [InlineData("""{ "code": "a", "en": "A", "km": "ក" }, { "code": "a", "en": "B", "km": "ខ" }""", "a", "twice")]
    [InlineData("""{ "code": "a", "en": "A", "km": "ក" }, { "code": "b", "en": "B", "km": "ខ", "aliases": ["A-"] }""", "b", "already means a")]
    [InlineData("""{ "code": "a", "en": "A", "km": "ក", "aliases": ["--"] }""", "a", "no letter or digit")]
    [InlineData("""{ "code": "a", "en": "A", "km": "ក", "parent": "b" }, { "code": "b", "en": "B", "km": "ខ" }""", "a", "must stand before")]
    [InlineData("""{ "code": "a", "en": "A", "km": "ក", "crosswalk": { "ic-tip": "1.1" } }""", "a", "'ic-tip'")]
    [InlineData("""{ "code": "a", "en": "A", "km": "ក", "crosswalk": { "isco": "1" } }""", "a", "'isco'")]
    [InlineData("""{ "code": "a", "en": "A" }""", "$.entries[0]", "")]
    [InlineData("""{ "code": "a", "en": "A", "km": "ក", "colour": "red" }""", "$.entries[0].colour", "")]
    [InlineData("""{ "code": "a", "en": "A", "km": "ក", "validTo": "31/12/2024" }""", "$.entries[0].validTo", "")]
    public void A_wrong_file_is_refused_with_its_name_and_the_entry(string entries, string entry, string problem)
    {
        var error = Assert.Throws<ReferenceDataException>(() => Read(entries));
        Assert.Equal("CodeLists/try.json", error.File);
        Assert.StartsWith(entry, error.Entry, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_in_the_file_of_another_name_is_refused() =>
        Assert.Throws<ReferenceDataException>(() => CodeList.Read("CodeLists/other.json", Stream("""{ "code": "a", "en": "A", "km": "ក" }""")));

    private static CodeList Read(string entries) => CodeList.Read("CodeLists/try.json", Stream(entries));

    private static MemoryStream Stream(string entries) => new(Encoding.UTF8.GetBytes(Head + entries + "] }"));
}
