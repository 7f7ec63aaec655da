using System.CommandLine;
using Pratip.Web.Access.Office;

namespace Pratip.Commands;

/// <summary>
/// The office's identity provider, from the command line or the environment. Its secret comes from a file or the environment only:
/// a command line is read by everybody on the machine.
/// </summary>
internal static class OfficeCommandOptions
{
    private const string SecretVariable = "PRATIP_OIDC_CLIENT_SECRET";

    public static Option<string?> Issuer { get; } = Text("--oidc-issuer", "PRATIP_OIDC_ISSUER", "Issuer of the identity provider people may sign in at", "URL");

    private static readonly Option<string?> ClientId = Text("--oidc-client-id", "PRATIP_OIDC_CLIENT_ID", "Name this site has at the provider", "ID");

    private static readonly Option<string?> SecretFile = Text("--oidc-client-secret-file", SecretVariable + "_FILE", $"File that holds the client secret; {SecretVariable} holds the secret itself", "FILE");

    private static readonly Option<string?> Name = Text("--oidc-name", "PRATIP_OIDC_NAME", "What the sign-in page calls the provider", "TEXT");

    public static void AddTo(Command command)
    {
        foreach (var option in new[] { Issuer, ClientId, SecretFile, Name })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Null where no issuer is given. Throws a <see cref="UsageException"/> for what cannot work.</summary>
    public static OfficeOptions? Read(ParseResult parsed)
    {
        if (parsed.GetValue(Issuer) is not { } issuer)
        {
            return parsed.GetValue(ClientId) is null && parsed.GetValue(SecretFile) is null
                ? null
                : throw new UsageException("a client of an identity provider is given, but no provider. Give --oidc-issuer URL or set PRATIP_OIDC_ISSUER.");
        }

        var options = new OfficeOptions
        {
            Issuer = issuer,
            ClientId = parsed.GetValue(ClientId) ?? "",
            ClientSecret = parsed.GetValue(SecretFile) is { } file ? ReadSecret(file) : Variable(SecretVariable),
            Name = parsed.GetValue(Name) ?? (Uri.TryCreate(issuer, UriKind.Absolute, out var address) ? address.Host : issuer),
        };
        return options.Problem() is { } problem ? throw new UsageException(problem + " See --oidc-issuer and --oidc-client-id.") : options;
    }

    private static string ReadSecret(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } secret ? secret : throw new UsageException($"the file of the client secret is empty: {file}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the file of the client secret cannot be read: {file}");
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static Option<string?> Text(string name, string variable, string description, string help) => new(name)
    {
        Description = $"{description} (default: {variable}).",
        HelpName = help,
        DefaultValueFactory = _ => Variable(variable),
    };
}
