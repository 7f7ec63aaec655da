using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pratip.Kernel;

namespace Pratip.Registry.Access;

/// <summary>The roles of the shipped data file, checked when first used. What no role gives, nobody may do.</summary>
public sealed class RoleBook
{
    private const string File = "Access/roles.json";

    private static readonly Lazy<RoleBook> Shipped = new(ReadShipped);

    private readonly FrozenDictionary<string, Role> _byCode;

    private RoleBook(IReadOnlyList<Role> roles)
    {
        Roles = roles;
        _byCode = roles.ToFrozenDictionary(role => role.Code, StringComparer.Ordinal);
    }

    public static RoleBook Standard => Shipped.Value;

    public IReadOnlyList<Role> Roles { get; }

    public Role? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>Codes of the roles that give the verb on the noun, however near it reaches.</summary>
    public string[] Giving(AccessVerb verb, AccessNoun noun) =>
        [.. Roles.Where(role => role.Permissions.Any(one => one.Verb == verb && one.Noun == noun)).Select(role => role.Code)];

    /// <summary>Throws <see cref="InvalidDataException"/> that names the file, the role and what is wrong with it.</summary>
    public static RoleBook Read(Stream json, string fileName)
    {
        RoleFile file;
        try
        {
            file = JsonSerializer.Deserialize(json, RoleJson.Default.RoleFile)!;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{fileName}: {problem.Message}", problem);
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        return new RoleBook([.. file.Roles.Select(row => Role(row, codes, fileName))]);
    }

    private static RoleBook ReadShipped()
    {
        using var stream = EmbeddedFile.Open(File);
        return Read(stream, File);
    }

    private static Role Role(RoleRow row, HashSet<string> codes, string fileName)
    {
        if (!codes.Add(row.Role))
        {
            throw new InvalidDataException($"{fileName}, role {row.Role}: the role is there twice.");
        }

        var nouns = new HashSet<AccessNoun>();
        if (row.May.FirstOrDefault(may => !nouns.Add(may.Noun)) is { } twice)
        {
            throw new InvalidDataException($"{fileName}, role {row.Role}: the noun {twice.Noun} is there twice.");
        }

        return new Role(row.Role, new LocalizedText(row.En, row.Km), new LocalizedText(row.PurposeEn, row.PurposeKm),
            [.. row.May.SelectMany(may => Permissions(may, row.Role, fileName))]);
    }

    private static IEnumerable<Permission> Permissions(MayRow may, string role, string fileName)
    {
        var verbs = new (AccessVerb Verb, IReadOnlyList<ReachKind>? Reach)[]
        {
            (AccessVerb.View, may.View), (AccessVerb.Enter, may.Enter), (AccessVerb.Search, may.Search), (AccessVerb.Approve, may.Approve),
        };
        foreach (var (verb, reach) in verbs)
        {
            if (reach is [])
            {
                throw new InvalidDataException($"{fileName}, role {role}, noun {may.Noun}: {verb} reaches nothing; leave it out.");
            }

            if (reach is not null)
            {
                yield return new Permission(may.Noun, verb, reach);
            }
        }
    }
}

internal sealed record RoleFile(IReadOnlyList<RoleRow> Roles);

internal sealed record RoleRow(string Role, string En, string Km, string PurposeEn, string PurposeKm, IReadOnlyList<MayRow> May);

internal sealed record MayRow(
    AccessNoun Noun, IReadOnlyList<ReachKind>? View = null, IReadOnlyList<ReachKind>? Enter = null, IReadOnlyList<ReachKind>? Search = null,
    IReadOnlyList<ReachKind>? Approve = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RoleFile))]
internal sealed partial class RoleJson : JsonSerializerContext;
