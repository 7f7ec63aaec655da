using System.Buffers.Binary;
using System.Text;
using Pratip.Exchange.Imports.Rules;
using Pratip.Exchange.Workbooks;
using Pratip.Registry.Vault;

namespace Pratip.Exchange.Imports.Offline;

/// <summary>Makes the stamps of rows that go out, and judges those of rows that come back, by the same digests.</summary>
internal sealed class RowStamper(IdentityVault vault, string agencyCode)
{
    private const string PersonReference = "person_reference";
    private static readonly string[] RemovalFileColumns = ["ground", "authority", "decided_on"];

    /// <summary>Which part of a row a column belongs to.</summary>
    public static RowParts PartOf(Sheet sheet, string column) => PersonRules.IsPersonal(column) && PersonRules.HasPersons(sheet) ? RowParts.Person
        : sheet.Id == "removals" && RemovalFileColumns.Contains(column, StringComparer.Ordinal) ? RowParts.RemovalFile
        : RowParts.Fact;

    public string Stamp(Sheet sheet, Func<string, string?> value, Guid rowId, (int Fact, int Person, int RemovalFile) versions, bool withoutNames) =>
        new RowStamp(
            rowId, Key(sheet, value),
            new(versions.Fact, Digest(sheet, value, RowParts.Fact)),
            new(versions.Person, Digest(sheet, value, RowParts.Person)),
            new(versions.RemovalFile, Digest(sheet, value, RowParts.RemovalFile)),
            withoutNames).ToText(Seal);

    public RowStamp? Read(string text) => RowStamp.Read(text, Seal);

    /// <summary>The key a row has now, to be held against the keys of the stamps.</summary>
    public ulong Key(Sheet sheet, Func<string, string?> value) => Digest("key", sheet.Columns.Where(c => c.Key).Select(c => value(c.Id)).Prepend(sheet.Id));

    /// <summary>The parts of a row that say just what they said when they were given out.</summary>
    public RowParts Untouched(Sheet sheet, Func<string, string?> value, RowStamp stamp)
    {
        var untouched = RowParts.None;
        foreach (var part in new[] { RowParts.Fact, RowParts.Person, RowParts.RemovalFile })
        {
            untouched |= stamp[part].Digest == Digest(sheet, value, part) ? part : RowParts.None;
        }

        return untouched;
    }

    /// <summary>The reference belongs to what is said of a person: said under another reference, it is said of another one.</summary>
    private ulong Digest(Sheet sheet, Func<string, string?> value, RowParts part) => Digest(
        part.ToString(),
        sheet.Columns.Where(c => c.Type is not ("row-id" or "row-version") && (PartOf(sheet, c.Id) == part || (part == RowParts.Person && c.Id == PersonReference)))
            .Select(c => value(c.Id)).Prepend(sheet.Id));

    private ulong Digest(string what, IEnumerable<string?> values)
    {
        // Spreadsheet programs write line ends as they like.
        var text = string.Join('\u001E', values.Select(v => v?.Replace("\r\n", "\n", StringComparison.Ordinal) ?? "\u0001").Prepend(what));
        return BinaryPrimitives.ReadUInt64BigEndian(vault.Digest(Encoding.UTF8.GetBytes(text)));
    }

    private byte[] Seal(ReadOnlySpan<byte> content) => vault.Digest([.. Encoding.UTF8.GetBytes($"stamp {agencyCode} "), .. content]);
}
