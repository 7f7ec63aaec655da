using System.Text.Json;
using Pratip.Reference.CodeLists;

namespace Pratip.Reference.Tests.CodeLists;

/// <summary>The rows of every list as they are shipped.</summary>
public sealed class CodeListShapeTests
{
    private static readonly CodeListCatalogue Catalogue = CodeListCatalogue.Standard;

    public static TheoryData<string> Ids => [.. Catalogue.Lists.Select(l => l.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Codes_are_there_once_in_one_way_of_writing(string id)
    {
        var codes = Catalogue.Get(id).Entries.Select(e => e.Code).ToList();
        Assert.Equal(codes.Distinct(StringComparer.OrdinalIgnoreCase), codes, StringComparer.Ordinal);
        Assert.All(codes, code => Assert.Matches(id switch
        {
            "isic-section" => "^([A-Z]|unknown)$",
            _ when id.StartsWith("htcds-", StringComparison.Ordinal) => "^[A-Za-z0-9][A-Za-z0-9 /_-]*$",
            _ => "^[a-z0-9]+(-[a-z0-9]+)*$",
        }, code));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Labels_tell_the_entries_apart_in_both_languages(string id)
    {
        var entries = Catalogue.Get(id).Entries;
        Assert.Equal(entries.Count, entries.Select(e => e.Label.En).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(entries.Count, entries.Select(e => e.Label.Km).Distinct(StringComparer.Ordinal).Count());
        Assert.All(entries, e =>
        {
            Assert.Equal(e.Label.En.Trim(), e.Label.En);
            Assert.Equal(e.Label.Km.Trim(), e.Label.Km);
            Assert.DoesNotContain(e.Label.En, c => c is >= '\u1780' and <= '\u17FF');
        });
    }

    /// <summary>An alias, a label or a code of one entry that is another's would make an import take one for the other.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void No_spelling_means_two_entries(string id)
    {
        var list = Catalogue.Get(id);
        foreach (var one in list.Entries)
        {
            foreach (var typed in (string[])[one.Code, one.Label.En, one.Label.Km, .. one.Aliases])
            {
                Assert.True(list.TryResolve(typed, out var found) && ReferenceEquals(one, found), $"{id}: '{typed}' of {one.Code} means {found?.Code}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Broader_entries_are_of_the_list_and_no_entry_is_within_itself(string id)
    {
        var list = Catalogue.Get(id);
        Assert.All(list.Entries.Where(e => e.Parent is not null), e =>
        {
            Assert.NotNull(list.TryFind(e.Parent!));
            Assert.True(list.IsWithin(e.Code, e.Parent!));
            Assert.False(list.IsWithin(e.Parent!, e.Code), $"{e.Code} and {e.Parent} are within each other");
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_is_not_verified_says_so_and_nothing_from_hearsay_is_verified(string id) => Assert.All(Catalogue.Get(id).Entries, e =>
        Assert.False(e.Verified && e.Source.Contains("[G]", StringComparison.Ordinal), $"{id}/{e.Code}: {e.Source}"));

    [Fact]
    public void The_files_say_of_every_list_whether_it_is_verified()
    {
        var assembly = typeof(CodeListCatalogue).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("CodeLists/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var file = JsonDocument.Parse(stream);
            Assert.True(file.RootElement.TryGetProperty("verified", out var verified) && verified.ValueKind is JsonValueKind.True or JsonValueKind.False, name);
            var list = Catalogue.Get(file.RootElement.GetProperty("id").GetString()!);
            foreach (var row in file.RootElement.GetProperty("entries").EnumerateArray())
            {
                var expected = row.TryGetProperty("verified", out var own) ? own.GetBoolean() : verified.GetBoolean();
                Assert.Equal(expected, list.TryFind(row.GetProperty("code").GetString()!)!.Verified);
            }
        }
    }
}
