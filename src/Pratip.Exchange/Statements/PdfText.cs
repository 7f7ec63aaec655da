using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Pratip.Exchange.Statements;

/// <summary>
/// The words of a PDF, by Poppler's pdftotext, where it is installed: a process of its own that gets the file through its standard input,
/// leaves nothing on the disk, and is stopped when it takes too long or says too much.
/// </summary>
internal static partial class PdfText
{
    /// <summary>Names the program where it is not in the usual places.</summary>
    public const string Variable = "PRATIP_PDFTOTEXT";

    private const string Program = "pdftotext";

    private const int MostSaid = 2000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Each may take the memory of a large file.</summary>
    private static readonly SemaphoreSlim TwoAtATime = new(2, 2);

    public static Task<FileText> ReadAsync(byte[] content, string name, CancellationToken ct) =>
        ReadAsync(Find(Environment.GetEnvironmentVariable(Variable), Environment.GetEnvironmentVariable("PATH")), content, name, Patience, ct);

    internal static async Task<FileText> ReadAsync(string? program, byte[] content, string name, TimeSpan patience, CancellationToken ct)
    {
        if (program is null)
        {
            throw new UnreadableTextException(TextFault.NeedsProgram, name, null, Variable);
        }

        await TwoAtATime.WaitAsync(ct);
        try
        {
            return new(Joined(await RunAsync(program, content, name, patience, ct)), TextFileKind.Pdf);
        }
        finally
        {
            TwoAtATime.Release();
        }
    }

    internal static string? Find(string? named, string? folders) => InstalledProgram.Find(named, folders, Program);

    private static async Task<string> RunAsync(string program, byte[] content, string name, TimeSpan patience, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, ["-enc", "UTF-8", "-nopgbrk", "-q", "-", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            UseShellExecute = false,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        using var process = Begin(start, name);
        try
        {
            var given = GiveAsync(process.StandardInput.BaseStream, content, limit.Token);
            var complaint = TakeAsync(process.StandardError, MostSaid, limit.Token);
            var text = await TakeAsync(process.StandardOutput, TextFiles.LargestFile, limit.Token);
            if (text.Length >= TextFiles.LargestFile)
            {
                throw new UnreadableTextException(TextFault.TooLarge, name, null, TextFiles.LargestFile / 1_000_000);
            }

            await Task.WhenAll(given, complaint, process.WaitForExitAsync(limit.Token));
            return process.ExitCode == 0 ? text : throw Refused(await complaint, name);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new UnreadableTextException(TextFault.TooSlow, name, null, (int)patience.TotalSeconds);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static Process Begin(ProcessStartInfo start, string name)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception cause)
        {
            throw new UnreadableTextException(TextFault.NeedsProgram, name, cause, Variable);
        }
    }

    private static UnreadableTextException Refused(string complaint, string name) =>
        new(complaint.Contains("password", StringComparison.OrdinalIgnoreCase) ? TextFault.PasswordProtected : TextFault.Damaged, name);

    private static async Task GiveAsync(Stream input, byte[] content, CancellationToken ct)
    {
        try
        {
            await using (input)
            {
                await input.WriteAsync(content, ct);
            }
        }
        catch (IOException)
        {
            // It has read enough to say what is wrong; what it says counts.
        }
    }

    /// <summary>As much as is wanted; what comes after is left, and its sender stopped.</summary>
    private static async Task<string> TakeAsync(StreamReader from, int most, CancellationToken ct)
    {
        var kept = new StringBuilder();
        var buffer = new char[1 << 14];
        while (kept.Length < most && await from.ReadAsync(buffer, ct) is var read and > 0)
        {
            kept.Append(buffer, 0, read);
        }

        return kept.ToString();
    }

    /// <summary>A word that is parted at the end of a line goes on in the next; "twenty-five" keeps its hyphen either way.</summary>
    private static string Joined(string text) => PartedWord().Replace(text.Replace("\u00AD\n", "", StringComparison.Ordinal).Replace("\u00AD\r\n", "", StringComparison.Ordinal), "-");

    [GeneratedRegex(@"(?<=\p{L})-\r?\n(?=\p{Ll})", RegexOptions.None, 2000)]
    private static partial Regex PartedWord();
}
