using System.Globalization;
using Pratip.Kernel;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Editions;

/// <summary>Between the row of an edition and what it holds.</summary>
internal static class EditionRow
{
    private const string KeyField = "edition_key";

    public static Edition Of(Register register, CreateEditionOptions options, Guid? userId, DateTimeOffset at, FactSnapshot frozen, EditionContent full)
    {
        var key = SealedPart.NewKey();
        return new Edition
        {
            Id = options.Id,
            Name = EditionName.Of(full.Head),
            From = full.Head.Window.From,
            To = full.Head.Window.To,
            Comparisons = string.Join(' ', full.Head.Comparisons),
            Vintage = options.Vintage!,
            Number = full.Head.Number,
            AsOf = full.Head.AsOf,
            State = EditionState.Draft,
            CreatedByUserId = userId,
            CreatedAt = at,
            FactRows = string.Join('\n', frozen.Tables.Values.OrderBy(t => t.Id, StringComparer.Ordinal).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Id} {t.RowCount}"))),
            WrappedKey = register.Vault.SealSecret(options.Id, KeyField, key),
            SealedFacts = SealedPart.Seal(key, EditionBundle.FactsPath, FrozenFacts.Write(frozen)),
            SealedFigures = SealedPart.Seal(key, EditionBundle.FiguresPath, EditionBundle.Pack(CanonicalContent.Write(full, EditionDocket.Empty))),
        };
    }

    public static byte[] KeyOf(Register register, Edition edition) => KeyOf(register, edition.Id, edition.WrappedKey);

    /// <summary>Every figure, none hidden. Throws <see cref="VaultException"/> where the row was altered.</summary>
    public static EditionContent Full(Register register, Edition edition) => Full(register, edition.Id, edition.WrappedKey, edition.SealedFigures);

    /// <summary>The same without the whole row, whose sealed facts are large.</summary>
    public static EditionContent Full(Register register, Guid id, byte[] wrappedKey, byte[] sealedFigures) =>
        ContentReader.Read(EditionBundle.Unpack(SealedPart.Open(KeyOf(register, id, wrappedKey), EditionBundle.FiguresPath, sealedFigures)
            ?? throw new VaultException("vault.altered", id, "sealed_figures"))).Content;

    public static (EditionContent Content, EditionDocket Docket) Said(Edition edition) => Said(edition.Content!);

    public static (EditionContent Content, EditionDocket Docket) Said(byte[] content) => ContentReader.Read(EditionBundle.Unpack(content));

    private static byte[] KeyOf(Register register, Guid id, byte[] wrappedKey) => register.Vault.OpenSecret(id, KeyField, wrappedKey);

    public static ReportingWindow WindowOf(Edition edition) => new(edition.From, edition.To);

    public static IReadOnlyDictionary<string, int> FactRowsOf(Edition edition) => edition.FactRows.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ')).ToDictionary(part => part[0], part => int.Parse(part[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
