using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pratip.Web.Tests.Tasks;

/// <summary>
/// Two certificates that signed themselves, for a server on this computer: one that the tests' user trusts while the tests of a
/// class run, and one that nobody trusts. Their keys are made anew each time and end with the process.
/// </summary>
public sealed class TestCertificates : IDisposable
{
    public TestCertificates()
    {
        using var store = new X509Store(StoreName.Root, StoreLocation.CurrentUser, OpenFlags.ReadWrite);
        using var open = X509CertificateLoader.LoadCertificate(Trusted.RawData);
        store.Add(open);
    }

    public X509Certificate2 Trusted { get; } = Make("Pratip test, trusted");

    public X509Certificate2 Untrusted { get; } = Make("Pratip test, not trusted");

    public void Dispose()
    {
        using (var store = new X509Store(StoreName.Root, StoreLocation.CurrentUser, OpenFlags.ReadWrite))
        {
            using var open = X509CertificateLoader.LoadCertificate(Trusted.RawData);
            store.Remove(open);
        }

        Trusted.Dispose();
        Untrusted.Dispose();
    }

    private static X509Certificate2 Make(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=\"{name}\"", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
