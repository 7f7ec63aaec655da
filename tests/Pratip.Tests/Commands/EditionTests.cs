using System.Globalization;
using System.Text;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Microsoft.EntityFrameworkCore;

namespace Pratip.Tests.Commands;

/// <summary>An edition from the console: made, signed, released, taken out and verified where there is no register.</summary>
public sealed class EditionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-edition-").FullName;

    public static TheoryData<string> Verbs => ["create", "list", "show", "accept", "explain", "sign", "plan", "release", "withdraw", "export", "verify", "report"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_explains_itself_with_an_example(string verb)
    {
        var answer = (await AskAsync("edition", verb, "--help")).Succeeded();
        Assert.Contains($"Example: pratip edition {verb}", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edition_goes_from_the_facts_to_a_bundle_that_anybody_verifies()
    {
        await RegisterAsync();
        Assert.Contains("There is no edition.", (await AskAsync("edition", "list")).Succeeded().Output, StringComparison.Ordinal);
        var made = (await AskAsync("edition", "create", "--window", "2024", "--vintage", "provisional", "--out", Path.Combine(_folder, "draft"), "--json")).Succeeded().Json;
        Assert.Equal("2024-p1", made.GetProperty("edition").GetString());
        Assert.True(File.Exists(Path.Combine(_folder, "draft", "figures.csv")));
        Assert.Contains("not finished: 2024-p1", (await AskAsync("edition", "create", "--window", "2024", "--vintage", "final")).Error, StringComparison.Ordinal);

        Assert.Contains("not signed by two persons", (await AskAsync("edition", "release", "2024-p1", "--by", "keo")).Error, StringComparison.Ordinal);
        (await AskAsync("edition", "sign", "2024-p1", "--by", "nary")).Succeeded();
        Assert.Contains("has signed this edition already", (await AskAsync("edition", "sign", "2024-p1", "--by", "nary")).Error, StringComparison.Ordinal);
        Assert.Contains("no account 'nobody'", (await AskAsync("edition", "sign", "2024-p1", "--by", "nobody")).Error, StringComparison.Ordinal);
        Assert.Equal("signed", (await AskAsync("edition", "sign", "2024-p1", "--by", "keo", "--json")).Succeeded().Json.GetProperty("state").GetString());
        Assert.Contains("Nothing goes to the public yet", (await AskAsync("edition", "release", "2024-p1", "--by", "keo", "--public")).Error, StringComparison.Ordinal);
        (await AskAsync("edition", "plan", "--window", "2024", "--vintage", "provisional", "--day", TimeProvider.System.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--by", "nary")).Succeeded();
        Assert.Contains("no role that may do this", (await AskAsync("edition", "release", "2024-p1", "--by", "nary")).Error, StringComparison.Ordinal);
        (await AskAsync("edition", "release", "2024-p1", "--by", "keo")).Succeeded();

        var (bundle, key, pem) = (Path.Combine(_folder, "e.zip"), Path.Combine(_folder, "e.key"), Path.Combine(_folder, "office.pem"));
        (await AskAsync("edition", "export", "2024-p1", "--out", bundle, "--public-key", pem, "--key", key, "--by", "nary", "--reason", "verification")).Succeeded();
        await AnswersAsync();
        Directory.Delete(Path.Combine(_folder, "data"), recursive: true);
        await AnswersAsync(bundle);
        var verified = (await AskAsync("edition", "verify", bundle, "--key", key, "--public-key", pem, "--json")).Succeeded().Json;
        Assert.True(verified.GetProperty("recomputed").GetBoolean());
        Assert.Contains("is what was signed", (await AskAsync("edition", "verify", bundle)).Succeeded().Output, StringComparison.Ordinal);

        var files = (await AskAsync("edition", "report", bundle, "--out", Path.Combine(_folder, "report"), "--json")).Succeeded().Json.GetProperty("files");
        Assert.All(files.EnumerateArray(), file => Assert.True(new FileInfo(file.GetString()!).Length > 0));
        Assert.Equal(8, files.GetArrayLength());
        foreach (var kind in (string[])["unodc", "sdg", "sdmx", "csv"])
        {
            var pack = (await AskAsync("pack", kind, bundle, "--out", Path.Combine(_folder, "packs"), "--json")).Succeeded().Json;
            Assert.True(File.Exists(pack.GetProperty("file").GetString()));
        }

        Assert.Contains("2024-04..2025-03", (await AskAsync("pack", "tip", bundle, "--out", _folder)).Error, StringComparison.Ordinal);
        Assert.Contains("There is no pack 'gold'", (await AskAsync("pack", "gold", bundle, "--out", _folder)).Error, StringComparison.Ordinal);

        var bytes = await File.ReadAllBytesAsync(bundle);
        bytes[bytes.Length / 3] ^= 1;
        await File.WriteAllBytesAsync(bundle, bytes);
        var altered = await AskAsync("edition", "verify", bundle, "--key", key, "--public-key", pem);
        Assert.Equal(1, altered.ExitCode);
        Assert.Contains("content/", altered.Error, StringComparison.Ordinal);
        foreach (var command in (string[][])[["pack", "csv", bundle], ["edition", "report", bundle]])
        {
            var refused = await AskAsync([.. command, "--out", Path.Combine(_folder, "altered")]);
            Assert.Equal(1, refused.ExitCode);
            Assert.Contains("content/", refused.Error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(Path.Combine(_folder, "altered")));
        }
    }

    /// <summary>Each wrong name is told by the file it is and with what to do, before anything else is done; never in the words of the system.</summary>
    [Fact]
    public async Task A_file_or_folder_that_cannot_be_is_named_with_what_to_do()
    {
        await RegisterAsync();
        (await AskAsync("edition", "create", "--window", "2024", "--vintage", "final")).Succeeded();
        (await AskAsync("edition", "sign", "2024-f1", "--by", "nary")).Succeeded();
        (await AskAsync("edition", "sign", "2024-f1", "--by", "keo")).Succeeded();
        var (bundle, text, half, nowhere) = (At("e.zip"), At("letter.txt"), At("half.zip"), At("nowhere/e.zip"));
        (await AskAsync("edition", "export", "2024-f1", "--out", bundle)).Succeeded();
        (await AskAsync("edition", "export", "2024-f1", "--public", "--out", At("public.zip"))).Succeeded();
        Assert.Contains("restricted/", Encoding.ASCII.GetString(await File.ReadAllBytesAsync(bundle)), StringComparison.Ordinal);
        Assert.DoesNotContain("restricted/", Encoding.ASCII.GetString(await File.ReadAllBytesAsync(At("public.zip"))), StringComparison.Ordinal);
        Assert.Contains("is what was signed", (await AskAsync("edition", "verify", At("public.zip"))).Succeeded().Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(text, "Dear colleagues");
        await File.WriteAllBytesAsync(half, (await File.ReadAllBytesAsync(bundle))[..3000]);

        await RefusedAsync(2, [_folder, "is a folder. Name the file to write"], "edition", "export", "2024-f1", "--out", _folder);
        await RefusedAsync(2, [_folder, "is a folder. Name the file to write"], "edition", "export", "2024-f1", "--out", At("k.zip"), "--public-key", _folder);
        await RefusedAsync(2, [At("nowhere"), "Make it first"], "edition", "export", "2024-f1", "--out", nowhere);
        await RefusedAsync(2, [_folder, "is a folder. Name the file that is in it"], "edition", "verify", _folder);
        await RefusedAsync(2, ["there is no file", nowhere], "edition", "report", nowhere, "--out", At("r"));
        await RefusedAsync(2, ["there is no file", nowhere], "pack", "csv", nowhere, "--out", At("r"));
        await RefusedAsync(2, ["there is no file", nowhere], "pack", "sdg", bundle, "--out", At("r"), "--population", nowhere);
        await RefusedAsync(1, ["letter.txt", "cannot be read"], "pack", "sdg", bundle, "--out", At("r"), "--population", text);
        foreach (var command in (string[][])[["edition", "verify"], ["edition", "report", "--out", At("r")], ["pack", "csv", "--out", At("r")]])
        {
            await RefusedAsync(1, ["letter.txt: ", "'pratip edition export'"], [.. command, text]);
            await RefusedAsync(1, ["half.zip: ", "cut short", "content/figures.csv: This file is not in the bundle"], [.. command, half]);
        }

        if (OperatingSystem.IsLinux())
        {
            await RefusedAsync(1, ["/proc", "cannot be written to"], "edition", "export", "2024-f1", "--out", "/proc/e.zip");
            await RefusedAsync(1, ["/proc", "cannot be written to"], "pack", "csv", bundle, "--out", "/proc");
        }

        Assert.False(Directory.Exists(At("r")));
        Assert.False(File.Exists(At("k.zip")));
    }

    [Fact]
    public async Task Findings_are_accepted_by_name_or_by_their_check_and_a_release_is_planned_with_its_embargo()
    {
        await RegisterAsync();
        (await AskAsync("edition", "create", "--window", "2024", "--vintage", "final")).Succeeded();
        await RefusedAsync(2, ["--of KEY", "--all-of CHECK"], "edition", "accept", "2024-f1", "--by", "nary", "--reason", "seen and right");
        await RefusedAsync(1, ["the reason prints as a footnote"], "edition", "accept", "2024-f1", "--of", "a", "--by", "nary", "--reason", " ");
        await RefusedAsync(1, ["No finding that stops the release is called “a”"], "edition", "accept", "2024-f1", "--of", "a", "--of", "b", "--by", "nary", "--reason", "seen and right");
        await RefusedAsync(1, ["No finding of the check “gold” is open"], "edition", "accept", "2024-f1", "--all-of", "gold", "--by", "nary", "--reason", "seen and right");

        string[] plan = ["edition", "plan", "--window", "2024", "--vintage", "final", "--by", "nary"];
        await RefusedAsync(2, ["'noon' is not a day and an hour"], [.. plan, "--day", "2031-02-03", "--embargo", "noon"]);
        var planned = (await AskAsync([.. plan, "--day", "2031-02-03", "--embargo", "2031-02-03 09:00"])).Succeeded();
        Assert.Contains("2031-02-03 09:00", planned.Output, StringComparison.Ordinal);
        await RefusedAsync(1, ["brings a release forward that was planned for 3 February 2031"], [.. plan, "--day", "2031-02-02", "--embargo", "2031-02-02 09:00"]);
        await RefusedAsync(1, ["The embargo ends after the day of the release"], [.. plan, "--day", "2031-02-02", "--embargo", "2031-02-03 09:00"]);
        await RefusedAsync(1, ["is past"], [.. plan, "--day", "2025-02-03"]);
        (await AskAsync([.. plan, "--day", "2031-02-02", "--embargo", "2031-02-02 09:00", "--reason", "the minister travels"])).Succeeded();
    }

    /// <summary>What has come out answers for a text, out of the register and out of its file.</summary>
    private async Task AnswersAsync(string? bundle = null)
    {
        await File.WriteAllTextAsync(At("speech.txt"), "In 2024 there were 197 cases.");
        var answer = (await AskAsync(["check", At("speech.txt"), "--date", "2100-01-01", .. bundle is null ? (string[])[] : ["--edition", bundle]])).Succeeded();
        Assert.Contains("By the figures of its day: Cannot be checked: nobody has reported the figure. (edition 2024-p1)", answer.Output, StringComparison.Ordinal);
        Assert.Contains("edition 2024-p1, provisional, released on", answer.Output, StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private async Task RefusedAsync(int exitCode, IReadOnlyList<string> says, params string[] args)
    {
        var answer = await AskAsync(args);
        Assert.Equal((exitCode, string.Join(' ', args)), (answer.ExitCode, string.Join(' ', args)));
        Assert.StartsWith("pratip: ", answer.Error, StringComparison.Ordinal);
        Assert.All(says, one => Assert.Contains(one, answer.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("Access to the path", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Could not find", answer.Error, StringComparison.Ordinal);
    }

    private async Task RegisterAsync()
    {
        await using var register = await Register.CreateAsync(RegisterLocation.Folder(Path.Combine(_folder, "data")), RegisterPurpose.Test, TimeProvider.System, CancellationToken.None);
        await using var db = register.CreateContext();
        var agency = await db.Agencies.SingleAsync(one => one.Code == "OCM");
        foreach (var (name, role) in new[] { ("nary", "statistician"), ("keo", "signatory") })
        {
            var user = new User { AgencyId = agency.Id, SignInName = name, DisplayName = "Sok " + name, Status = UserStatus.Active };
            await register.ChangeAsync(
                new ProcessContext(ProcessKind.UserInvite, "tester", null, "a test", "test"),
                change => change.RecordAsync(EventKind.UserInvited, new RowChanges().Add(user).Add(new RoleGrant { UserId = user.Id, Role = role, GrantedBy = "tester" })), CancellationToken.None);
        }
    }

    private async Task<Answer> AskAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Program.RunAsync([.. args, "--data", Path.Combine(_folder, "data")], output, error, CancellationToken.None);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
