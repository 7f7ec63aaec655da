namespace Pratip.Tests.Commands;

/// <summary>What the operator sets in the environment is tried before the site starts.</summary>
public sealed class ServeSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-serve-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("PRATIP_SMTP", "no server", "PRATIP_SMTP is no mail server")]
    [InlineData("PRATIP_SMTP", "mail.example.gov.kh:99999", "PRATIP_SMTP is no mail server")]
    [InlineData("PRATIP_SMTP_TLS", "perhaps", "PRATIP_SMTP_TLS is on or off")]
    [InlineData("PRATIP_SMTP_FROM", "nobody", "PRATIP_SMTP_FROM is the address")]
    [InlineData("PRATIP_SMTP_USER", "pratip", "PRATIP_SMTP_USER needs PRATIP_SMTP_PASSWORD_FILE")]
    [InlineData("PRATIP_LINK_HOUR", "24", "PRATIP_LINK_HOUR is an hour in Phnom Penh")]
    [InlineData("PRATIP_JOBS", "sometimes", "PRATIP_JOBS is on or off")]
    public async Task A_setting_that_cannot_be_is_told_with_its_name_and_what_to_write(string name, string value, string words)
    {
        (string Name, string? Value)[] right = [("PRATIP_SMTP", "127.0.0.1:2525"), ("PRATIP_SMTP_FROM", "pratip@example.gov.kh")];
        var answer = await PratipProcess.RunAsync(["serve", "--data", _folder, "--url", "http://127.0.0.1:0"], _folder, [.. right.Where(one => one.Name != name), (name, value)]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_never_crosses_the_network_in_the_open()
    {
        var answer = await PratipProcess.RunAsync(
            ["serve", "--data", _folder, "--url", "http://127.0.0.1:0"], _folder,
            ("PRATIP_SMTP", "mail.example.gov.kh"), ("PRATIP_SMTP_TLS", "off"), ("PRATIP_SMTP_USER", "pratip"), ("PRATIP_SMTP_FROM", "pratip@example.gov.kh"));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("a password would cross the network in the open", answer.Error, StringComparison.Ordinal);
    }
}
