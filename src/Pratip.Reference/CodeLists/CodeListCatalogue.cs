using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Pratip.Kernel;

namespace Pratip.Reference.CodeLists;

/// <summary>All code lists that ship with the program, one file each.</summary>
public sealed class CodeListCatalogue
{
    private static readonly Lazy<CodeListCatalogue> Shipped = new(() => new([.. EmbeddedData.Files("CodeLists/").Select(ReadShipped)]));

    private readonly FrozenDictionary<string, CodeList> _byId;

    private CodeListCatalogue(IReadOnlyList<CodeList> lists)
    {
        Lists = lists;
        _byId = lists.ToFrozenDictionary(l => l.Id, StringComparer.Ordinal);
    }

    public static CodeListCatalogue Standard => Shipped.Value;

    public IReadOnlyList<CodeList> Lists { get; }

    public CodeList Get(string id) => TryGet(id, out var list) ? list : throw new KeyNotFoundException($"There is no code list '{id}'.");

    public bool TryGet(string id, [NotNullWhen(true)] out CodeList? list) => _byId.TryGetValue(id, out list);

    /// <summary>Every list is read and checked; for the start of the program.</summary>
    internal static void Check()
    {
        var standard = Standard.Lists.Where(l => l.Id.StartsWith("htcds-", StringComparison.Ordinal))
            .SelectMany(l => l.Entries).Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var list in Standard.Lists)
        {
            foreach (var entry in list.Entries)
            {
                if (entry.Crosswalk.TryGetValue(CrosswalkTarget.Htcds.Id, out var code) && !standard.Contains(code))
                {
                    throw new ReferenceDataException($"CodeLists/{list.Id}.json", entry.Code, $"HTCDS has no value '{code}'.");
                }
            }
        }
    }

    private static CodeList ReadShipped(string file)
    {
        using var stream = EmbeddedData.Open(file);
        return CodeList.Read(file, stream);
    }

    /// <summary>The label of a code, or the code itself where the list does not know it: a stored value is never hidden.</summary>
    public LocalizedText Label(string listId, string code) => Get(listId).TryFind(code)?.Label ?? new LocalizedText(code, code);
}
