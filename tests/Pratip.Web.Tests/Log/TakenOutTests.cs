using System.Net;
using Pratip.Kernel;

namespace Pratip.Web.Tests.Log;

/// <summary>Every file that links lead to, without being listed: whoever takes it out stands in the log before it is handed over.</summary>
public sealed class TakenOutTests(WalkedSite site) : IClassFixture<WalkedSite>
{
    /// <summary>Sheets to fill in hold nothing of the register.</summary>
    private static readonly string[] Empty = ["/imports/templates/", "/encounters/"];

    [Fact]
    public async Task Every_file_that_is_taken_out_leaves_its_entry_in_the_log()
    {
        var files = site.Readers[Language.English].Answers.Where(answer => answer.IsDownload && !Array.Exists(Empty, one => answer.Address.StartsWith(one, StringComparison.Ordinal))).ToList();
        Assert.Contains(files, file => file.Address.StartsWith("/cases.csv", StringComparison.Ordinal));
        Assert.Contains(files, file => file.Address.StartsWith("/board.csv", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var before = (await site.Register.Reads.VerifyAsync(CancellationToken.None)).Count;
            using var answer = await site.Client.GetAsync(file.Address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True((await site.Register.Reads.VerifyAsync(CancellationToken.None)).Count > before, $"{file.Address} left no entry");
        }
    }

    [Theory]
    [InlineData("en", "taken out as a file: board.csv")]
    [InlineData("km", "បានយកចេញជាឯកសារ៖ board.csv")]
    public async Task The_log_says_which_file_it_was(string language, string words)
    {
        await site.Client.GetAsync("/board.csv");
        var page = WebUtility.HtmlDecode(await site.Client.GetStringAsync("/log?of=reads&kind=export&lang=" + language));
        Assert.Contains(words, page, StringComparison.Ordinal);
    }
}
