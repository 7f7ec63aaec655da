namespace Pratip.Web.Tasks;

/// <summary>The operator's mail server, through which notices go out.</summary>
public sealed record MailServer
{
    public required string Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>STARTTLS is asked for, and nothing is sent where the server has none.</summary>
    public bool UsesTls { get; init; } = true;

    /// <summary>Null where the server asks for none.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The sender's address.</summary>
    public required string From { get; init; }

    /// <summary>Where to sign in, as users reach the site.</summary>
    public required Uri Site { get; init; }

    /// <summary>Never the password.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
