using System.CommandLine;
using System.CommandLine.Parsing;
using Pratip.Registry.Attachments;
using Pratip.Registry.Attachments.Scanning;

namespace Pratip.Commands;

/// <summary>What the operator sets for files that are kept with cases: how large, and the virus scanner.</summary>
internal static class KeptFileOptions
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>A file is held in memory while it is looked at and sealed, and one row of the database holds it.</summary>
    private const int Most = 90;

    public static Option<string?> Clamd { get; } = new("--clamd")
    {
        Description = "Virus scanner that speaks clamd's protocol, as HOST:PORT or the path of its socket; then no file is kept that it has not found clean (default: PRATIP_CLAMD).",
        HelpName = "ADDRESS",
        DefaultValueFactory = static _ => Environment.GetEnvironmentVariable(ClamdAddress.Variable) is { Length: > 0 } address ? address : null,
        Validators = { static result => CheckScanner(result) },
    };

    public static Option<int> LargestFile { get; } = new("--largest-file")
    {
        Description = "The largest file that is kept with a case, in MB.",
        HelpName = "MB",
        DefaultValueFactory = static _ => (int)(AttachmentRules.UsualLargest / Megabyte),
        Validators = { static result => CheckSize(result) },
    };

    public static AttachmentRules Rules(ParseResult parsed) => new()
    {
        Largest = parsed.GetValue(LargestFile) * Megabyte,
        Scanner = parsed.GetValue(Clamd) is { } text && ClamdAddress.TryParse(text, out var address) ? new ClamdScanner(address) : null,
    };

    /// <summary>Before anything is opened: a scanner that is set and cannot be asked must not look like none.</summary>
    private static void CheckScanner(OptionResult result)
    {
        if (result.GetValueOrDefault<string?>() is { } text && !ClamdAddress.TryParse(text, out _))
        {
            result.AddError($"'{text}' is no address of a virus scanner. Write it as 127.0.0.1:3310 or /run/clamav/clamd.ctl.");
        }
    }

    private static void CheckSize(OptionResult result)
    {
        if (result.Tokens.Count == 1 && result.GetValueOrDefault<int>() is < 1 or > Most)
        {
            result.AddError($"A file that is kept may have 1 to {Most} MB.");
        }
    }
}
