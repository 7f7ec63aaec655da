using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Web.Access;

/// <summary>
/// The keys that seal sessions and forms, in files beside the register that only its vault opens: a restart signs nobody
/// out, and whoever copies the files cannot make a session.
/// </summary>
public sealed class SessionKeys(Register register) : IXmlRepository
{
    internal const string Folder = "session-keys";

    private const string Ending = ".key";
    private const string Field = "session_key";

    private readonly string _folder = OwnerOnly.CreateFolder(Path.Combine(register.Location.FilesFolder, Folder));

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Directory.EnumerateFiles(_folder, "*" + Ending).Order(StringComparer.Ordinal).Select(Read).OfType<XElement>()];

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        var id = Guid.NewGuid();
        var envelope = register.Vault.SealSecret(id, Field, Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)));
        WholeFile.Write(Path.Combine(_folder, id.ToString("N", CultureInfo.InvariantCulture) + Ending), output => output.Write(envelope));
    }

    /// <summary>Null for a file that this register's vault did not write: its sessions are not ours.</summary>
    private XElement? Read(string path)
    {
        if (!Guid.TryParseExact(Path.GetFileNameWithoutExtension(path), "N", out var id))
        {
            return null;
        }

        try
        {
            return XElement.Parse(Encoding.UTF8.GetString(register.Vault.OpenSecret(id, Field, File.ReadAllBytes(path))));
        }
        catch (VaultException)
        {
            return null;
        }
    }
}
