using Pratip.Statistics.Claims.Checked;

namespace Pratip.Tests.Commands;

/// <summary>A text from the console, with a register, with an edition and with neither.</summary>
public sealed class CheckTests : IDisposable
{
    private const string Speech = "In 2024 there were 197 cases, up by 33 from 164 in 2023, a rise of 16.75 per cent.\n\nIn 2019 there were 80 cases.";

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-check-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_a_register_the_sums_within_the_text_are_done_and_that_is_said()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "speech.txt"), Speech);
        var answer = (await AskAsync("check", "speech.txt", "--date", "2025-03-28")).Succeeded();
        Assert.Contains("only the sums within the text were done", answer.Output, StringComparison.Ordinal);
        Assert.Contains("From 164 to 197 is 33, as said", answer.Output, StringComparison.Ordinal);
        Assert.Contains("not held against figures", answer.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "pratip-data")), "a command that reads must not create a register");

        var missing = await AskAsync("check", "speech.txt", "--data", "nowhere");
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("nowhere", missing.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_day_that_no_text_is_of_is_refused_with_the_days_that_may_be_given(string day)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "speech.txt"), Speech);
        var refused = await AskAsync("check", "speech.txt", "--date", day);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"--date {day} is no day of a text that can be checked. Give one from 1900 to 2100", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_a_machine_the_answer_is_the_checked_text_itself()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "speech.txt"), Speech);
        var answer = (await AskAsync("check", "speech.txt", "--title", "Speech", "--source", "radio", "--json")).Succeeded();
        var read = CheckedTextJson.Read(answer.Output);
        Assert.Equal(("Speech", "radio", Speech), (read.Title, read.Source, read.Text));
    }

    [Fact]
    public async Task Against_an_edition_of_the_demonstration_each_claim_gets_its_verdict_and_what_no_edition_holds_is_told()
    {
        var data = await DemonstrationRegister.WithEditionAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, "speech.txt"), Speech);
        var without = (await AskAsync("check", "speech.txt", "--date", "2025-03-28", "--data", data)).Succeeded();
        Assert.Contains("The figure is 197, as said. (edition 2024-f1)", without.Output, StringComparison.Ordinal);

        var answer = (await AskAsync("check", "speech.txt", "--date", "2025-03-28", "--edition", "2024-r2", "--data", data, "--html", "c.html", "--docx", "c.docx")).Succeeded();
        Assert.Contains("The figure is 197, as said. (edition 2024-r2)", answer.Output, StringComparison.Ordinal);
        Assert.Contains("computed on the later figure", answer.Output, StringComparison.Ordinal);
        Assert.Contains("no edition holds the figure", answer.Output, StringComparison.Ordinal);
        Assert.Contains("not released", answer.Output, StringComparison.Ordinal);
        Assert.Contains("<mark", await File.ReadAllTextAsync(Path.Combine(_folder, "c.html")), StringComparison.Ordinal);
        Assert.Equal("PK", (await File.ReadAllTextAsync(Path.Combine(_folder, "c.docx")))[..2]);

        var khmer = (await AskAsync("check", "speech.txt", "--edition", "2024-r2", "--data", data, "--lang", "km")).Succeeded();
        Assert.Contains("១៩៧", khmer.Output, StringComparison.Ordinal);
        var wrong = await AskAsync("check", "speech.txt", "--edition", "2031-p1", "--data", data);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("no file and no edition '2031-p1'", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_date_that_a_file_gives_is_proposed_and_not_taken()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.html"), "<html><meta name=date content=2025-03-28><p>Last year there were 197 cases.");
        var answer = (await AskAsync("check", "a.html")).Succeeded();
        Assert.Contains("--date 2025-03-28", answer.Output, StringComparison.Ordinal);
        Assert.Contains("a period that the text does not name", answer.Output, StringComparison.Ordinal);
        Assert.Contains("2024: 197.", (await AskAsync("check", "a.html", "--date", "2025-03-28")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_text_holds_does_not_steer_the_terminal()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.txt"), "In 2024 there \u001B[31m were \u202E197 cases\u0007.");
        var printed = (await AskAsync("check", "a.txt")).Succeeded().Output;
        Assert.DoesNotContain(printed, c => c is '\u001B' or '\u202E' or '\u0007');
    }

    [Fact]
    public async Task A_file_that_is_no_text_ends_with_1_and_a_message_with_its_name()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "a.txt"), [1, 0, 2]);
        var answer = await AskAsync("check", "a.txt");
        Assert.Equal(1, answer.ExitCode);
        Assert.StartsWith("pratip: a.txt: line 1", answer.Error, StringComparison.Ordinal);
    }

    private Task<Answer> AskAsync(params string[] args) => PratipProcess.RunAsync(args, _folder);
}
