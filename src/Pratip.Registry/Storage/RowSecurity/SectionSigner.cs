using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pratip.Registry.Access;

namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>
/// Writes what a user may reach as the sections of the setting, each signed for itself: a query is given the few it needs. A
/// section is good for an hour by the clock of the database, so that one found in a log serves nobody.
/// </summary>
/// <param name="key">Which the database has as well.</param>
/// <param name="clock">The program's.</param>
/// <param name="ahead">How far the clock of the database is ahead of it.</param>
internal sealed class SectionSigner(byte[] key, TimeProvider clock, TimeSpan ahead)
{
    private const char Separator = '\x1f';

    public static readonly TimeSpan Good = TimeSpan.FromHours(1);

    public string Section(string noun, Reach reach, bool mayEnter) =>
        Signed(noun, mayEnter, Flag(reach.All), List(reach.Agencies), List(reach.Provinces), List(reach.PartyOf), List(reach.ReferredTo), List(reach.AcceptedBy), List(reach.AskedToScreen), List(reach.AssignedTo), List(reach.Home), ((int)reach.CaseRoles).ToString(CultureInfo.InvariantCulture));

    public string User(string signInName, bool mayEnter) => Signed(RowSecurityNames.UserSection, mayEnter, signInName);

    private string Signed(string noun, bool mayEnter, params IEnumerable<string> parts)
    {
        var until = (clock.GetUtcNow() + ahead + Good).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
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
