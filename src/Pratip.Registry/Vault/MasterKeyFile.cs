using System.Globalization;
using System.Text;
using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Vault;

/// <summary>The master key in a file beside the database, readable by its owner only.</summary>
internal static class MasterKeyFile
{
    private const string Header = "pratip-master-key-1 ";

    public static string In(string keysFolder) => Path.Combine(keysFolder, "master.key");

    public static string NameOf(VaultKey key) => key.Id.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The key of a new register; one left by an attempt that was cut short is taken.</summary>
    public static VaultKey ReadOrCreate(string keysFolder)
    {
        var file = In(keysFolder);
        if (!File.Exists(file))
        {
            Create(keysFolder, file);
        }

        return Read(file);
    }

    /// <summary>The key that the register names, or a refusal that says where it was looked for.</summary>
    public static VaultKey Require(string keysFolder, string name)
    {
        var file = In(keysFolder);
        if (!File.Exists(file))
        {
            throw new RegisterException(new Message("vault.key-missing", file, name));
        }

        var key = Read(file);
        return NameOf(key) == name ? key : throw new RegisterException(new Message("vault.key-wrong", file, NameOf(key), name));
    }

    private static void Create(string keysFolder, string file)
    {
        OwnerOnly.CreateFolder(keysFolder);

        // Under another name until it is whole and on the disk: half a key would look like a wrong one.
        var draft = $"{file}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(draft, OwnerOnly.Creating(FileMode.CreateNew)))
        {
            stream.Write(Encoding.ASCII.GetBytes($"{Header}{Convert.ToBase64String(VaultKey.Create().Bytes)}\n"));
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file);
    }

    private static VaultKey Read(string file)
    {
        var text = File.ReadAllText(file).Trim();
        var bytes = new byte[VaultKey.Length];
        return text.StartsWith(Header, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Header.Length..], bytes, out var count)
            && count == VaultKey.Length
                ? new VaultKey(bytes)
                : throw new RegisterException(new Message("vault.key-unreadable", file));
    }
}
