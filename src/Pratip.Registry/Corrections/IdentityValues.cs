using Pratip.Registry.Vault;

namespace Pratip.Registry.Corrections;

/// <summary>An identity as the fields of its noun, and back. What a field does not show of a name, its parts, stays with a name that stays.</summary>
internal static class IdentityValues
{
    private const char Between = ';';

    private static readonly (string Property, NameKind Kind)[] NameFields = [("NameLatin", NameKind.Latin), ("NameOwn", NameKind.OwnScript), ("Aliases", NameKind.Alias)];

    public static Dictionary<string, IReadOnlyList<string>> Read(Identity identity)
    {
        var values = NameFields.ToDictionary(field => field.Property, field => Texts(identity, field.Kind), StringComparer.Ordinal);
        values["BirthDate"] = identity.BirthDate is { } date ? [date] : [];
        values["Documents"] = [.. identity.Documents.Select(Text)];
        values["Contacts"] = identity.Contacts;
        return values;
    }

    public static Identity Write(Identity before, IReadOnlyDictionary<string, IReadOnlyList<string>> values)
    {
        var now = Read(before);
        foreach (var (property, value) in values)
        {
            now[property] = value;
        }

        return new Identity
        {
            Names = [.. NameFields.SelectMany(field => now[field.Property].Select(text => Name(before, text, field.Kind)))],
            BirthDate = now["BirthDate"].Count == 0 ? null : now["BirthDate"][0],
            Documents = [.. now["Documents"].Select(Document)],
            Contacts = now["Contacts"],
        };
    }

    private static IReadOnlyList<string> Texts(Identity identity, NameKind kind) => [.. identity.Names.Where(name => name.Kind == kind).Select(name => name.Text)];

    private static IdentityName Name(Identity before, string text, NameKind kind) =>
        before.Names.FirstOrDefault(name => name.Kind == kind && name.Text == text) ?? new IdentityName(text, kind);

    private static string Text(IdentityDocument document) =>
        string.Join($"{Between} ", new[] { document.Number, document.Kind, document.Country }.TakeWhile(part => part is not null));

    private static IdentityDocument Document(string line)
    {
        var parts = line.Split(Between, StringSplitOptions.TrimEntries);
        return new IdentityDocument(Part(1) ?? "unknown", parts[0], Part(2));

        string? Part(int at) => parts.Length > at && parts[at].Length > 0 ? parts[at] : null;
    }
}
