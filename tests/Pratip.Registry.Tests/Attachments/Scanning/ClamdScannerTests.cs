using System.Text;
using Pratip.Registry.Attachments.Scanning;
using Pratip.Testing.Files;

namespace Pratip.Registry.Tests.Attachments.Scanning;

public sealed class ClamdScannerTests
{
    [Theory]
    [InlineData("127.0.0.1:3310", "127.0.0.1:3310")]
    [InlineData("scanner.example.org:3310", "scanner.example.org:3310")]
    [InlineData("[::1]:3310", "::1:3310")]
    [InlineData("/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl")]
    [InlineData("unix:/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl")]
    public void An_address_is_a_host_and_port_or_a_socket(string text, string address)
    {
        Assert.True(ClamdAddress.TryParse(text, out var read));
        Assert.Equal(address, read.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("localhost:")]
    [InlineData("localhost:0")]
    [InlineData("localhost:99999")]
    [InlineData(":3310")]
    [InlineData("clamd.ctl")]
    [InlineData("http://host:3310")]
    public void Anything_else_is_no_address(string text) => Assert.False(ClamdAddress.TryParse(text, out _));

    [Fact]
    public async Task The_whole_file_is_sent_in_pieces_and_its_answer_believed()
    {
        await using var server = ClamdServer.Start();
        var large = new byte[300_000];
        new Random(7).NextBytes(large);
        Assert.Equal(new ScanAnswer(ScanVerdict.Clean), await ScanAsync(server, large));
        Assert.Equal(large, Assert.Single(server.Received));
        Assert.Equal(new ScanAnswer(ScanVerdict.Infected, "Pratip.Test-1"), await ScanAsync(server, Encoding.ASCII.GetBytes("x" + ClamdServer.Signature)));
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR", "INSTREAM size limit exceeded. ERROR")]
    [InlineData("stream: OK but not really", "stream: OK but not really")]
    [InlineData("OK", "OK")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task Nothing_but_the_words_for_it_makes_a_file_clean(string? said, string? complaint)
    {
        await using var server = ClamdServer.Saying(said);
        Assert.Equal(new ScanAnswer(ScanVerdict.Unanswered, complaint), await ScanAsync(server, [1, 2, 3]));
    }

    [Fact]
    public async Task A_scanner_that_is_down_or_a_socket_that_is_not_there_answers_nothing()
    {
        var server = ClamdServer.Start();
        var address = server.Address;
        await server.DisposeAsync();
        Assert.True(ClamdAddress.TryParse(address, out var gone));
        Assert.Equal(ScanVerdict.Unanswered, (await new ClamdScanner(gone).ScanAsync(new byte[1], CancellationToken.None)).Verdict);
        Assert.True(ClamdAddress.TryParse(Path.Combine(Path.GetTempPath(), "no-such.ctl"), out var missing));
        Assert.Equal(ScanVerdict.Unanswered, (await new ClamdScanner(missing).ScanAsync(new byte[1], CancellationToken.None)).Verdict);
    }

    [Fact]
    public async Task Whoever_gives_up_is_not_told_an_answer()
    {
        await using var server = ClamdServer.Start();
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        Assert.True(ClamdAddress.TryParse(server.Address, out var address));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ClamdScanner(address).ScanAsync(new byte[1], given.Token));
    }

    private static Task<ScanAnswer> ScanAsync(ClamdServer server, byte[] content)
    {
        Assert.True(ClamdAddress.TryParse(server.Address, out var address));
        return new ClamdScanner(address).ScanAsync(content, CancellationToken.None);
    }
}
