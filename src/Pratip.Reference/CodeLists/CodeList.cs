using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Pratip.Kernel;
using Pratip.Reference.Characters;

namespace Pratip.Reference.CodeLists;

/// <summary>A versioned list of codes with labels in both languages.</summary>
public sealed class CodeList
{
    private readonly FrozenDictionary<string, CodeListEntry> _byCode;
    private readonly FrozenDictionary<string, CodeListEntry> _byKey;

    internal CodeList(string file, string id, string version, LocalizedText title, IReadOnlyList<CodeListEntry> entries)
    {
        Id = id;
        Version = version;
        Title = title;
        Entries = entries;
        _byCode = entries.ToFrozenDictionary(e => e.Code, StringComparer.Ordinal);
        _byKey = new KeyIndex<CodeListEntry>(file, e => e.Code).AddAll(entries, e => [e.Code, e.Label.En, e.Label.Km, .. e.Aliases]).Freeze();
    }

    /// <summary>Reads and checks a list. The file is named in errors and has the name of the list.</summary>
    public static CodeList Read(string file, Stream json) => CodeListFile.Read(file, json);

    public string Id { get; }

    public string Version { get; }

    public LocalizedText Title { get; }

    /// <summary>In the order in which they are offered.</summary>
    public IReadOnlyList<CodeListEntry> Entries { get; }

    /// <summary>The entry of a code as it is stored.</summary>
    public CodeListEntry? TryFind(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    public bool Contains(string? code) => TryFind(code) is not null;

    /// <summary>Reads what was typed: a code, a label in either language or an alias, whatever the case, accents, spaces and hyphens.</summary>
    public bool TryResolve(string? typed, [NotNullWhen(true)] out CodeListEntry? entry) => _byKey.TryGetValue(LookupKey.Of(typed), out entry);

    /// <summary>
    /// The entry that a code of another classification stands for. Where the other list is coarser, it is the entry of the
    /// same name (their "Other" is our "other"), or else the first that maps to it, or else the one that has it as an alias.
    /// </summary>
    public CodeListEntry? FromCrosswalk(CrosswalkTarget target, string code)
    {
        CodeListEntry? first = null;
        foreach (var entry in Entries.Where(e => e.Crosswalk.TryGetValue(target.Id, out var theirs) && theirs == code))
        {
            if (LookupKey.Of(entry.Code) == LookupKey.Of(code))
            {
                return entry;
            }

            first ??= entry;
        }

        return first ?? (TryResolve(code, out var named) ? named : null);
    }

    public IEnumerable<CodeListEntry> ChildrenOf(string code) => Entries.Where(e => e.Parent == code);

    /// <summary>True if the entry of the first code is the second or stands below it.</summary>
    public bool IsWithin(string code, string ancestor)
    {
        for (var entry = TryFind(code); entry is not null; entry = TryFind(entry.Parent))
        {
            if (entry.Code == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString() => $"{Id} {Version}";
}
