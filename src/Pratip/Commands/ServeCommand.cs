using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Storage;
using Pratip.Web;
using Pratip.Web.Access.Office;
using Pratip.Web.Hosting;
using Pratip.Web.Tasks;

namespace Pratip.Commands;

internal static class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    public static Option<string> Url { get; } = new("--url")
    {
        Description = "Loopback address to serve on; port 0 takes a free one. Other machines reach it by a proxy that speaks https.",
        DefaultValueFactory = _ => DefaultUrl,
        HelpName = "URL",
        Validators = { static result => Check(result, LoopbackAddress.Parse) },
    };

    public static Option<string?> PublicUrl { get; } = new("--public-url")
    {
        Description = "Address that people open, where a proxy stands before the site; passkeys are bound to its name (default: PRATIP_PUBLIC_URL).",
        HelpName = "URL",
        DefaultValueFactory = static _ => Environment.GetEnvironmentVariable("PRATIP_PUBLIC_URL") is { Length: > 0 } url ? url : null,
        Validators = { static result => Check(result, PublicAddress.Parse) },
    };

    public static Command Create()
    {
        var command = new Command("serve", "Serve the web site of a register on this machine.\n\nExample: pratip serve --data pratip-data") { Url, PublicUrl, KeptFileOptions.Clamd, KeptFileOptions.LargestFile };
        OfficeCommandOptions.AddTo(command);
        command.Runs(async (parsed, output, error, ct) =>
        {
            // Before anything is opened: what cannot be is a slip of whoever set up the machine.
            _ = Settings(parsed);
            var office = OfficeCommandOptions.Read(parsed);
            await using var register = await Register.OpenAsync(CommonOptions.Location(parsed), RegisterAccess.Write, TimeProvider.System, ct);
            return await ServeAsync(register, office, parsed, output, ct);
        });
        return command;
    }

    public static async Task<int> ServeAsync(Register register, OfficeOptions? office, ParseResult parsed, TextWriter output, CancellationToken ct)
    {
        register.RequireScopes();
        var url = parsed.GetRequiredValue(Url);
        var (mail, runsJobs, linkHour) = Settings(parsed);
        var files = KeptFileOptions.Rules(parsed);
        var first = await FirstAdministrator.PrepareAsync(register, ct);
        await using var site = PratipSite.Build(new PratipSiteOptions
        {
            Urls = [url],
            PublicUrl = parsed.GetValue(PublicUrl),
            Office = office,
            Register = register,
            Mail = mail,
            RunsJobs = runsJobs,
            LinkHour = linkHour,
            Attachments = files,
        });
        await site.StartAsync(ct);
        if (parsed.GetValue(CommonOptions.Json))
        {
            await output.WriteLineAsync(JsonAnswer.Of(new
            {
                purpose = register.Purpose.ToString().ToLowerInvariant(),
                urls = site.Urls,
                firstAdministrator = first is null ? null : new { user = first.SignInName, code = first.Code, expiresAt = first.ExpiresAt },
            }));
        }
        else
        {
            await output.WriteLineAsync($"Serving the {register.Purpose.ToString().ToLowerInvariant()} register on {string.Join(", ", site.Urls)}");
            await output.WriteLineAsync("Only this machine can reach it. Stop it with Ctrl+C.");
            if (files.Scanner is { } scanner)
            {
                await output.WriteLineAsync($"Files are looked at by the virus scanner on {scanner.Address}; without its answer none is kept.");
            }

            if (first is not null)
            {
                await output.WriteLineAsync("Nobody has signed in to this register yet. Take up its first account there:");
                await UserInvitation.TellAsync(first, parsed, output);
            }
        }

        await output.FlushAsync(ct);
        await site.WaitForShutdownAsync(ct);
        return Program.Succeeded;
    }

    private static (MailServer? Mail, bool RunsJobs, int? LinkHour) Settings(ParseResult parsed) => (
        MailSettings.Read(Environment.GetEnvironmentVariable, parsed.GetValue(PublicUrl) ?? parsed.GetRequiredValue(Url)),
        RunsJobs(Environment.GetEnvironmentVariable("PRATIP_JOBS")), LinkHour(Environment.GetEnvironmentVariable("PRATIP_LINK_HOUR")));

    /// <summary>At night nobody waits for it.</summary>
    private static int? LinkHour(string? typed) => typed switch
    {
        null or "" => 2,
        "off" => null,
        _ when int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour <= 23 => hour,
        _ => throw new UsageException("PRATIP_LINK_HOUR is an hour in Phnom Penh, 0 to 23, or off: from then on, each night, all reports are compared with each other."),
    };

    /// <summary>Of several nodes on one register one looks at deadlines, asks holders, links new reports and sends mail.</summary>
    private static bool RunsJobs(string? typed) => typed switch
    {
        null or "" or "on" => true,
        "off" => false,
        _ => throw new UsageException("PRATIP_JOBS is on or off; of several nodes on one register, at least one has it on."),
    };

    /// <summary>Before anything is opened: an address that may not be served on or under is a slip of the command line.</summary>
    private static void Check<T>(OptionResult result, Func<string, T> parse)
    {
        try
        {
            _ = result.GetValueOrDefault<string?>() is { } url ? parse(url) : default;
        }
        catch (SiteAddressException refusal)
        {
            result.AddError(refusal.Message);
        }
    }
}
