using System.CommandLine;
using System.CommandLine.Parsing;
using Pratip.Linkage.Comparison;

namespace Pratip.Commands;

/// <summary>
/// What is wrong with a command line, in our words: the parser's own speak of "required commands" before the slip that was
/// made, and do not say what is there instead.
/// </summary>
internal static class UsageProblems
{
    private const int Offered = 2;

    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        List<string> told = command.Subcommands.Count > 0
            ? [.. OfOptions(parsed), OfNoCommand(command, parsed.UnmatchedTokens)]
            : [.. parsed.UnmatchedTokens.Select(token => OfUnknown(command, token)), .. OfMissing(parsed, command), .. OfOptions(parsed)];
        return told.Count > 0 ? told : [.. parsed.Errors.Select(e => e.Message)];
    }

    private static string OfNoCommand(Command root, IReadOnlyList<string> typed)
    {
        var all = root.Subcommands.Select(c => c.Name).ToList();
        var commands = $"The commands are: {string.Join(", ", all)}.";
        return typed.Count == 0
            ? "no command is given. " + commands
            : typed[0].StartsWith('-') ? $"there is no option '{typed[0]}' before a command. {commands}"
            : $"there is no command '{typed[0]}'. Nearest: {string.Join(", ", Nearest.To(typed[0], all, Offered))}. {commands}";
    }

    private static string OfUnknown(Command command, string token) => token.StartsWith('-')
        ? $"{command.Name} has no option '{token}'. It has: {string.Join(", ", command.Options.Concat([CommonOptions.Data, CommonOptions.Json]).Select(o => o.Name))}."
        : $"{command.Name} has no place for '{token}'. A text with spaces is written in quotes.";

    /// <summary>Which arguments and options the command cannot do without.</summary>
    private static IEnumerable<string> OfMissing(ParseResult parsed, Command command)
    {
        foreach (var argument in command.Arguments.Where(a => (parsed.GetResult(a)?.Tokens.Count ?? 0) < a.Arity.MinimumNumberOfValues))
        {
            yield return $"{command.Name} needs {argument.Name}: {argument.Description}";
        }

        foreach (var option in command.Options.Where(o => o.Required && parsed.GetResult(o) is null or { Implicit: true }))
        {
            yield return $"{command.Name} needs {option.Name} {option.HelpName}: {option.Description}";
        }
    }

    /// <summary>Values that an option cannot take; these the options say themselves.</summary>
    private static IEnumerable<string> OfOptions(ParseResult parsed) => parsed.Errors
        .Where(e => e.SymbolResult is OptionResult { Implicit: false } or ArgumentResult { Parent: OptionResult })
        .Select(e => e.Message);
}
