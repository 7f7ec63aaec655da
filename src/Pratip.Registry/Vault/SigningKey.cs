using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Pratip.Registry.Vault;

/// <summary>
/// The register's key for signatures (ECDSA P-256), derived from the master key: it is where the master key is and nowhere
/// else, every node has the same, and a register has it from its first day.
/// </summary>
internal static class SigningKey
{
    /// <summary>The order of the curve's group: a private key is a number between one and it.</summary>
    private static readonly BigInteger Order = new(
        Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), isUnsigned: true, isBigEndian: true);

    public static ECDsa Of(VaultKey master)
    {
        // Once in four thousand million keys the first number is too large.
        for (var attempt = 0; ; attempt++)
        {
            var number = master.Derive(Encoding.ASCII.GetBytes($"pratip signing key {attempt}"));
            if (new BigInteger(number, isUnsigned: true, isBigEndian: true) is var value && value > BigInteger.Zero && value < Order)
            {
                return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = number });
            }
        }
    }
}
