using System.Text.RegularExpressions;

namespace Pratip.Architecture;

/// <summary>Rules a reader of the code relies on.</summary>
public sealed partial class HouseRuleTests
{
    [Fact]
    public void Every_project_has_tests_of_its_own()
    {
        var tested = Directory.GetDirectories(Path.Combine(Repository.Root, "tests")).Select(d => Path.GetFileName(d)!).ToHashSet(StringComparer.Ordinal);
        Assert.All(Directory.GetDirectories(Repository.Source), d => Assert.Contains(Path.GetFileName(d) + ".Tests", tested));
    }

    [Fact]
    public void No_room_is_too_large_to_live_in()
    {
        var large = Repository.Files("src", "*.cs").Concat(Repository.Files("src", "*.razor"))
            .Where(f => !f.Contains("Migrations", StringComparison.Ordinal))
            .Where(f => File.ReadLines(f).Count() > 400)
            .Select(f => Path.GetRelativePath(Repository.Root, f));
        Assert.Empty(large);
    }

    [Fact]
    public void A_namespace_is_the_folder_it_stands_in()
    {
        var wrong = from file in Repository.Files("src", "*.cs")
                    where !file.Contains("Migrations", StringComparison.Ordinal)
                    let match = Namespace().Match(File.ReadAllText(file))
                    where match.Success
                    let folder = Path.GetRelativePath(Repository.Source, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.')
                    where !string.Equals(match.Groups["name"].Value, folder, StringComparison.Ordinal)
                    select $"{Path.GetRelativePath(Repository.Root, file)} says {match.Groups["name"].Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Neutral_words_are_used_everywhere_a_person_reads()
    {
        var wrong = from file in Repository.Files("src", "*.texts.json").Concat(Repository.Files("src", "*.razor"))
                    from line in File.ReadLines(file)
                    where Loaded().IsMatch(line)
                    select $"{Path.GetRelativePath(Repository.Root, file)}: {line.Trim()}";
        Assert.Empty(wrong);
    }

    /// <summary>Razor encodes an address that holds a value once more, so what is written encoded loses every filter after the first.</summary>
    [Fact]
    public void No_address_in_a_page_is_encoded_by_hand()
    {
        var wrong = from file in Repository.Files("src", "*.razor")
                    from line in File.ReadLines(file)
                    where line.Contains("&amp;", StringComparison.Ordinal)
                    select $"{Path.GetRelativePath(Repository.Root, file)}: {line.Trim()}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_khmer_text_counts_as_checked_before_a_native_speaker_has_signed_it()
    {
        var signed = from file in Repository.Files("src", "*.json")
                     from line in File.ReadLines(file)
                     where SignedKhmer().IsMatch(line)
                     select $"{Path.GetRelativePath(Repository.Root, file)}: {line.Trim()}";
        Assert.Empty(signed);
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var left = from folder in new[] { "src", "tests", "bench" }
                   from file in Repository.Files(folder, "*.cs")
                   where !file.EndsWith(nameof(HouseRuleTests) + ".cs", StringComparison.Ordinal)
                   from line in File.ReadLines(file)
                   where Left().IsMatch(line)
                   select $"{Path.GetRelativePath(Repository.Root, file)}: {line.Trim()}";
        Assert.Empty(left);
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(offender|perpetrators? arrested|illegals?\b(?! (removal|immigration)))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Loaded();

    [GeneratedRegex(@"kmVerified""\s*:\s*true", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignedKhmer();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|NotImplementedException|\[(Fact|Theory)\(Skip", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Left();
}
