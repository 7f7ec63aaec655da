using Pratip.Registry.Access.SignIn;

namespace Pratip.Web.Tests.Access;

/// <summary>What stands in for a telephone: reads the key as it is typed and shows the code of the moment.</summary>
internal static class Authenticator
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string CodeOf(string typedKey, DateTimeOffset now)
    {
        var bits = string.Concat(typedKey.Where(letter => letter != ' ').Select(letter => Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] key = [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
        return Totp.CodeAt(key, Totp.StepAt(now));
    }
}
