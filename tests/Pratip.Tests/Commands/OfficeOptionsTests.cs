using Pratip.Web.Access.Office;

namespace Pratip.Tests.Commands;

/// <summary>The identity provider as the operator gives it: what cannot work is said before anything is opened, and the secret never.</summary>
public sealed class OfficeOptionsTests : IDisposable
{
    private const string Secret = "a-secret-nobody-may-read";

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-office-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--oidc-issuer http://id.example.gov.kh --oidc-client-id pratip", "is no identity provider's address")]
    [InlineData("--oidc-issuer https://id.example.gov.kh?a=b --oidc-client-id pratip", "is no identity provider's address")]
    [InlineData("--oidc-issuer id.example.gov.kh --oidc-client-id pratip", "is no identity provider's address")]
    [InlineData("--oidc-issuer https://id.example.gov.kh", "by a client id")]
    [InlineData("--oidc-client-id pratip", "but no provider")]
    [InlineData("--oidc-issuer https://id.example.gov.kh --oidc-client-id pratip --oidc-client-secret-file nowhere", "cannot be read: nowhere")]
    [InlineData("--oidc-issuer https://id.example.gov.kh --oidc-client-id pratip --oidc-client-secret-file empty", "is empty: empty")]
    [InlineData("--public-url http://pratip.example.gov.kh", "is not the address of a site that people open")]
    [InlineData("--public-url https://pratip.example.gov.kh/desk", "is not the address of a site that people open")]
    public async Task What_cannot_work_is_wrong_usage(string options, string said)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "empty"), "\n");
        var answer = await PratipProcess.RunAsync(["serve", .. options.Split(' ')], _folder, ("PRATIP_OIDC_CLIENT_SECRET", Secret));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, answer.Error + answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_names_the_variables_and_shows_no_secret()
    {
        var answer = (await PratipProcess.RunAsync(["serve", "--help"], _folder, ("PRATIP_OIDC_CLIENT_SECRET", Secret))).Succeeded();
        Assert.Contains("PRATIP_OIDC_ISSUER", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, new OfficeOptions { Issuer = "https://id.example.gov.kh", ClientId = "pratip", ClientSecret = Secret, Name = "office" }.ToString(), StringComparison.Ordinal);
    }
}
