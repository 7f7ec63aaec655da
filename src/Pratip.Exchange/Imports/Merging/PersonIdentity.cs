using Pratip.Registry.Vault;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>Between the sealed columns of a sheet and the identity in the vault.</summary>
internal static class PersonIdentity
{
    private const string PhonePrefix = "tel:";

    /// <summary>A document whose kind was not written down.</summary>
    private const string UnknownKind = "unknown";

    private static readonly (string Column, NameKind Kind)[] NameColumns =
        [("name_latin", NameKind.Latin), ("name_own", NameKind.OwnScript), ("alias", NameKind.Alias)];

    public static bool IsEmpty(Identity identity) =>
        identity.Names.Count == 0 && identity.BirthDate is null && identity.Documents.Count == 0 && identity.Contacts.Count == 0;

    public static string? Registered(Identity identity, string column) => column switch
    {
        "document_kind" => identity.Documents.Count == 0 || identity.Documents[0].Kind == UnknownKind ? null : identity.Documents[0].Kind,
        "document_number" => identity.Documents.Count == 0 || identity.Documents[0].Number.Length == 0 ? null : identity.Documents[0].Number,
        "phone" => identity.Contacts.FirstOrDefault(c => c.StartsWith(PhonePrefix, StringComparison.Ordinal))?[PhonePrefix.Length..],
        _ => identity.Names.FirstOrDefault(n => n.Kind == NameColumns.First(c => c.Column == column).Kind)?.Text,
    };

    /// <summary>What the file says on top of what is known.</summary>
    public static Identity Fill(Identity before, Entry entry)
    {
        var names = new List<IdentityName>();
        foreach (var (column, kind) in NameColumns)
        {
            var text = entry.Value(column);
            if (before.Names.Count == 0)
            {
                if (text is not null)
                {
                    names.Add(new(text, kind));
                }

                continue;
            }

            var recorded = before.Names.Where(n => n.Kind == kind).ToList();
            if (text is null || recorded.Exists(n => n.Text == text))
            {
                names.AddRange(recorded);
            }
            else
            {
                names.Add(new(text, kind));
                names.AddRange(recorded.Skip(1));
            }
        }

        return before with
        {
            Names = names,
            BirthDate = BirthDate(before.BirthDate, entry.Value("birth_date")),
            Documents = Documents(before, entry.Value("document_kind"), entry.Value("document_number")),
            Contacts = entry.Value("phone") is { } phone
                ? [PhonePrefix + phone, .. before.Contacts.Where(c => !c.StartsWith(PhonePrefix, StringComparison.Ordinal))]
                : before.Contacts,
        };
    }

    /// <summary>A bare year is no secret of the vault; where it agrees with a known day, the day stays.</summary>
    private static string? BirthDate(string? before, string? filed) => filed switch
    {
        null => before,
        _ when before?.StartsWith(filed, StringComparison.Ordinal) == true => before,
        { Length: > 4 } => filed,
        _ => null,
    };

    private static IReadOnlyList<IdentityDocument> Documents(Identity before, string? kind, string? number)
    {
        if (kind is null && number is null)
        {
            return before.Documents;
        }

        var recorded = before.Documents.Count > 0 ? before.Documents[0] : new IdentityDocument(UnknownKind, "");
        return [recorded with { Kind = kind ?? recorded.Kind, Number = number ?? recorded.Number }, .. before.Documents.Skip(1)];
    }
}
