using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Pratip.Kernel;

namespace Pratip.Reference.CodeLists;

/// <summary>All code lists that ship with the program, one file each.</summary>
public sealed class CodeListCatalogue
{
    private static readonly Lazy<CodeListCatalogue> Shipped = new(() => new([.. EmbeddedData.Files("CodeLists/").Select(CodeListFile.Read)]));

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

    /// <summary>The label of a code, or the code itself where the list does not know it: a stored value is never hidden.</summary>
    public LocalizedText Label(string listId, string code) => Get(listId).TryFind(code)?.Label ?? new LocalizedText(code, code);
}
