using System.Security.Cryptography;
using System.Text;
using Pratip.Reference.Wording;

namespace Pratip.Statistics.Editions;

/// <summary>Whether two different persons, in the two roles, signed exactly these parts with the key that is expected.</summary>
internal sealed class SignatureCheck(IReadOnlyDictionary<string, ContentFile> files, List<EditionFault> faults, List<Message> notes)
{
    public void Run(string? name, string hash, string? trustedKey)
    {
        using var key = KeyOf(trustedKey);
        var signers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var role in EditionSignature.Roles)
        {
            if (files.TryGetValue(EditionBundle.StatementPath(role), out var statement) && files.TryGetValue(EditionBundle.SignaturePath(role), out var signature))
            {
                Check(role, statement, signature, key, name, hash, signers);
            }
        }

        if (signers.TryGetValue(EditionSignature.Statistician, out var one) && signers.TryGetValue(EditionSignature.Signatory, out var other) && one == other)
        {
            faults.Add(new(EditionBundle.StatementPath(EditionSignature.Signatory), null, new Message("editions.verify.one-signer", one)));
        }
    }

    private void Check(
        string role, ContentFile statement, ContentFile signature, ECDsa? key, string? name, string hash, Dictionary<string, string> signers)
    {
        if (key is not null && !EditionStatement.IsSigned(key, statement.Bytes, signature.Bytes))
        {
            faults.Add(new(signature.Path, null, new Message("editions.verify.signature")));
        }

        if (EditionStatement.Read(statement.Bytes) is not { } said)
        {
            faults.Add(new(statement.Path, null, new Message("editions.verify.statement")));
            return;
        }

        signers[role] = said.Signer;
        Require(statement.Path, "role", said.Role, role);
        Require(statement.Path, "content", said.Content, hash);
        if (name is not null)
        {
            Require(statement.Path, "edition", said.Edition, name);
        }

        foreach (var (member, path, of) in new[] { ("facts", EditionBundle.FactsPath, said.Facts), ("figures", EditionBundle.FiguresPath, said.Figures) })
        {
            if (files.TryGetValue(path, out var part))
            {
                Require(path, member, of, EditionBundle.HashOf(part.Bytes));
            }
        }
    }

    private void Require(string path, string member, string said, string found)
    {
        if (said != found)
        {
            faults.Add(new(path, null, new Message("editions.verify.other-than-signed", member, said, found)));
        }
    }

    private ECDsa? KeyOf(string? trustedKey)
    {
        if (!files.TryGetValue(EditionBundle.KeyPath, out var file) || Import(Encoding.UTF8.GetString(file.Bytes)) is not { } key)
        {
            faults.Add(new(EditionBundle.KeyPath, null, new Message("editions.verify.key-unreadable")));
            return null;
        }

        if (key.ExportSubjectPublicKeyInfoPem() + "\n" != Encoding.UTF8.GetString(file.Bytes))
        {
            faults.Add(new(EditionBundle.KeyPath, null, new Message("editions.verify.not-canonical", EditionBundle.KeyPath, "")));
        }

        if (trustedKey is null)
        {
            notes.Add(new Message("editions.verify.compare-key", Fingerprint(key)));
            return key;
        }

        if (Import(trustedKey) is not { } trusted)
        {
            faults.Add(new(null, null, new Message("editions.verify.trusted-unreadable")));
            return key;
        }

        if (Fingerprint(trusted) != Fingerprint(key))
        {
            faults.Add(new(EditionBundle.KeyPath, null, new Message("editions.verify.foreign-key", Fingerprint(key), Fingerprint(trusted))));
        }

        key.Dispose();
        return trusted;
    }

    private static string Fingerprint(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    private static ECDsa? Import(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize == 256)
            {
                return key;
            }
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
        }

        key.Dispose();
        return null;
    }
}
