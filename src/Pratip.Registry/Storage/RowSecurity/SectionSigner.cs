using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pratip.Registry.Access;

namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>
/// Writes what a user may reach as the sections of the setting, each signed for itself: a query is given the few it needs. A
/// section is good for some minutes by the clock of the database.
/// </summary>
internal sealed class SectionSigner(byte[] key, TimeSpan ahead)
{
    private const char Separator = '\x1f';

    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5);

    public string Section(string noun, Reach reach, bool mayEnter) =>
        Signed(noun, mayEnter, Flag(reach.All), List(reach.Agencies), List(reach.Provinces), List(reach.PartyOf), List(reach.AssignedTo), List(reach.Home));

    public string User(string signInName, bool mayEnter) => Signed(RowSecurityNames.UserSection, mayEnter, signInName);

    private string Signed(string noun, bool mayEnter, params IEnumerable<string> parts)
    {
        var until = (DateTimeOffset.UtcNow + ahead + Good).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var body = Separator + string.Join(Separator, parts.Prepend(Flag(mayEnter)).Prepend(until));
        if (body.Count(letter => letter == Separator) != parts.Count() + 2)
        {
            throw new InvalidOperationException("What a user may reach holds a control character.");
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(noun + body))) + body;
    }

    private static string Flag(bool flag) => flag ? "t" : "f";

    private static string List(Guid[] ids) => "{" + string.Join(',', ids) + "}";

    private static string List(string[] codes) =>
        "{" + string.Join(',', codes.Select(code => $"\"{code.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"")) + "}";
}
