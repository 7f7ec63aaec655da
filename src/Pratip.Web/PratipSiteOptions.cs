using Pratip.Registry.Attachments;
using Pratip.Registry.Storage;
using Pratip.Web.Access.Office;

namespace Pratip.Web;

/// <summary>What the program tells the site: which register to show and where to listen.</summary>
public sealed record PratipSiteOptions
{
    /// <summary>Loopback addresses only; port 0 lets the system choose one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];

    /// <summary>The address people open, where a proxy stands before the site: https://pratip.example.gov.kh.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>The identity provider people may sign in at; null where there is none.</summary>
    public OfficeOptions? Office { get; init; }

    /// <summary>Beside the program, where the build puts them.</summary>
    public static string BuiltAssets { get; } = Path.Combine(AppContext.BaseDirectory, "site");

    /// <summary>Open for writing, or the import pages refuse. The site does not close it.</summary>
    public required Register Register { get; init; }

    /// <summary>The folder that holds manifest.json and the built styles, scripts and fonts.</summary>
    public string AssetFolder { get; init; } = BuiltAssets;

    /// <summary>How often one address may try to sign in, within a minute: an office of many behind one address, and few guesses.</summary>
    public int SignInsInAMinute { get; init; } = 30;

    /// <summary>How often one sender may complain, and as often follow a complaint, within a minute; half of it at once. Many may sit behind one address.</summary>
    public int PublicFormsInAMinute { get; init; } = 60;

    /// <summary>The operator's mail server; null where notices are read in the inbox alone.</summary>
    public Tasks.MailServer? Mail { get; init; }

    /// <summary>Whether this process looks at deadlines, asks holders, links new reports and sends mail; of several nodes on one register, one does.</summary>
    public bool RunsJobs { get; init; }

    /// <summary>How often new reports are looked for to be linked.</summary>
    public TimeSpan LinkEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The hour in Phnom Penh at which, each night, all reports are compared with each other, once a run of the linkage was made; null for never.</summary>
    public int? LinkHour { get; init; }

    /// <summary>How large a file kept with a case may be, and the operator's virus scanner.</summary>
    public AttachmentRules Attachments { get; init; } = new();

    /// <summary>The largest request body that is read, in bytes: a form of several workbooks.</summary>
    public long LargestUpload { get; init; } = 200L * 1024 * 1024;
}
