namespace Pratip.Web.Access.Office;

/// <summary>The identity provider of an office, where it has one: people sign in there and come back signed in here.</summary>
public sealed record OfficeOptions
{
    /// <summary>Exactly as the provider names itself; nothing else is ever asked.</summary>
    public required string Issuer { get; init; }

    /// <summary>The name this site has at the provider.</summary>
    public required string ClientId { get; init; }

    /// <summary>Null where the provider gave none. Never shown: not even by <see cref="ToString"/>.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What the office calls its sign-in, on the button.</summary>
    public required string Name { get; init; }

    public override string ToString() => $"{Issuer} as {ClientId}";

    /// <summary>What is wrong with the options; null if nothing is.</summary>
    public string? Problem() =>
        !Uri.TryCreate(Issuer, UriKind.Absolute, out var issuer) || issuer.Query.Length > 0 || issuer.Fragment.Length > 0 || issuer.UserInfo.Length > 0 || !IsSafe(issuer)
            ? $"'{Issuer}' is no identity provider's address. Write its issuer exactly as it names itself, for example https://id.example.gov.kh/realms/office."
        : string.IsNullOrWhiteSpace(ClientId) ? "The identity provider knows this site by a client id; give it."
        : null;

    /// <summary>Secrets travel over https, or not beyond this computer.</summary>
    internal static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
