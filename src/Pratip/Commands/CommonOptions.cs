using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Pratip.Kernel;
using Pratip.Registry.Storage;
using Pratip.Statistics.Windows;

namespace Pratip.Commands;

/// <summary>What every command takes: where the register is, and whether the answer is for a machine.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder of the register. It outranks PRATIP_DB, a PostgreSQL connection string, which outranks PRATIP_DATA, a folder (default: ./pratip-data).",
        Recursive = true,
        HelpName = "DIR",
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the answer as JSON.",
        Recursive = true,
    };

    /// <summary>For the commands that answer in either language.</summary>
    public static Option<string> Lang { get; } = LanguageOption();

    public static RegisterLocation Location(ParseResult parsed)
    {
        var location = RegisterLocation.FromEnvironment(parsed.GetValue(Data));
        try
        {
            // Naming the place reads the connection string, before anything else has to.
            _ = location.ToString();
            return location;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            throw new UsageException("PRATIP_DB is no connection string. Write it as Host=127.0.0.1;Database=pratip;Username=pratip;Password=...");
        }
    }

    /// <summary>The folder for files beside the register, whichever database holds it.</summary>
    public static string Folder(ParseResult parsed) =>
        Path.GetFullPath(parsed.GetValue(Data) ?? Environment.GetEnvironmentVariable("PRATIP_DATA") ?? "pratip-data");

    /// <summary>The language of the answers; English for every command that has no choice of it.</summary>
    public static Language LanguageIn(ParseResult parsed) =>
        parsed.GetResult(Lang) is not null && LanguageCodes.TryParse(parsed.GetValue(Lang), out var chosen) ? chosen : Language.English;

    /// <summary>What was typed wins over the environment; that the database is not asked then must not go unnoticed.</summary>
    public static Task WarnOfTwoPlacesAsync(ParseResult parsed, TextWriter error) =>
        parsed.GetValue(Data) is not null && !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("PRATIP_DB"))
            ? error.WriteLineAsync("pratip: --data is given, so the register in that folder is used and PRATIP_DB is not.")
            : Task.CompletedTask;

    /// <summary>An option whose text must be a window.</summary>
    public static Option<ReportingWindow?> Window(string name, string description, bool required) => new(name)
    {
        Description = description + " (2024, 2024-H1, 2024-Q3, 2024-10M, 2025-TIP, campaign-2025, 2024-01..2024-10, 2024-04-01..2025-03-31)",
        Required = required,
        HelpName = "WINDOW",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (NamedWindows.Standard.TryParse(text, out var window))
            {
                return window;
            }

            result.AddError(WindowRefusal.Of(text));
            return null;
        },
    };

    /// <summary>An option whose text must be a day.</summary>
    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description + " (2024-06-30)",
        HelpName = "DATE",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"'{text}' is not a day. Write it as 2024-06-30.");
            return null;
        },
    };

    /// <summary>An option whose text must be a day and an hour in Phnom Penh.</summary>
    public static Option<DateTimeOffset?> Moment(string name, string description) => new(name)
    {
        Description = description + " (\"2024-06-30 09:00\", the time in Phnom Penh)",
        HelpName = "MOMENT",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? KhmerDigits.ToAscii(result.Tokens[0].Value.Trim()) : "";
            if (DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            {
                return new DateTimeOffset(moment, PhnomPenhTime.Offset);
            }

            result.AddError($"'{text}' is not a day and an hour. Write them as \"2024-06-30 09:00\".");
            return null;
        },
    };

    /// <summary>The command as it is typed, with a space behind; nothing where none was given.</summary>
    public static string NameOf(ParseResult parsed)
    {
        var name = "";
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult { Command: not RootCommand } command; result = result.Parent)
        {
            name = $"{command.Command.Name} {name}";
        }

        return name;
    }

    private static Option<string> LanguageOption()
    {
        var option = new Option<string>("--lang") { Description = "Language of the answers: en or km.", DefaultValueFactory = _ => "en", HelpName = "LANG" };
        option.AcceptOnlyFromAmong("en", "km");
        return option;
    }
}
