using System.Text.RegularExpressions;

namespace Pratip.Architecture;

/// <summary>What surrounds the program comes in by one door: the terminal, the clock, the randomness of a demonstration.</summary>
public sealed partial class SurroundingsRuleTests
{
    [Fact]
    public void Only_the_program_itself_speaks_to_a_terminal() =>
        Assert.Equal([Path.Combine("src", "Pratip", "Program.cs")], FilesWith(Terminal()).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void Nobody_asks_the_machine_for_the_time_but_by_the_clock_that_tests_can_set()
    {
        // The time within an id is its order and never a fact: nothing reads it back.
        Assert.Equal([Path.Combine("src", "Pratip.Registry", "Audit", "RowId.cs")], FilesWith(MachineTime()), StringComparer.Ordinal);
        Assert.All(FilesWith(SystemClock()), f => Assert.StartsWith(Path.Combine("src", "Pratip") + Path.DirectorySeparatorChar, f, StringComparison.Ordinal));
    }

    [Fact]
    public void No_number_of_a_figure_or_a_demonstration_is_left_to_chance() => Assert.Empty(FilesWith(UnseededChance()));

    [Fact]
    public void Nothing_waits_by_the_clock_on_the_wall() => Assert.Empty(FilesWith(Sleeping()));

    [Fact]
    public void Tests_are_small_enough_to_read()
    {
        var large = Repository.Files("tests", "*.cs").Where(f => File.ReadLines(f).Count() > 400).Select(f => Path.GetRelativePath(Repository.Root, f));
        Assert.Empty(large);
    }

    [Fact]
    public void No_folder_is_called_by_what_it_is_made_of()
    {
        string[] vague = ["Helpers", "Utils", "Utilities", "Common", "Misc", "Managers", "Services", "Models", "Dtos"];
        var wrong = Directory.EnumerateDirectories(Repository.Source, "*", SearchOption.AllDirectories)
            .Where(d => !d.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "node_modules"))
            .Select(d => Path.GetRelativePath(Repository.Root, d))
            .Where(d => vague.Contains(Path.GetFileName(d), StringComparer.OrdinalIgnoreCase));
        Assert.Empty(wrong);
    }

    private static IEnumerable<string> FilesWith(Regex what) => Repository.Files("src", "*.cs").Concat(Repository.Files("src", "*.razor"))
        .Where(f => File.ReadLines(f).Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && what.IsMatch(line)))
        .Select(f => Path.GetRelativePath(Repository.Root, f));

    [GeneratedRegex(@"(?<![\w.])(System\.)?Console\.\w", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Terminal();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b|\bEnvironment\.TickCount", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachineTime();

    [GeneratedRegex(@"\bTimeProvider\.System\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SystemClock();

    [GeneratedRegex(@"\bnew Random\(\)|\bRandom\.Shared\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnseededChance();

    [GeneratedRegex(@"\bThread\.Sleep\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sleeping();
}
