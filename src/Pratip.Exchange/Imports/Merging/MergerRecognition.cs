using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Imports;

namespace Pratip.Exchange.Imports.Merging;

/// <content>Which row of the register a row of the file is: by its id, by its reference, or by what it was called before.</content>
internal abstract partial class Merger<TState>
{
    private async Task RecogniseAsync(List<Entry> entries)
    {
        var anyKnown = await Context.Db.ImportedRows.AnyAsync(r => r.AgencyId == Context.Agency.Id && r.Sheet == Book, Context.Ct);
        var byId = anyKnown && HasRowIds ? await KnownByIdAsync(entries) : [];
        var byKey = anyKnown
            ? (await Context.AskAsync(entries.Select(e => e.Key).Concat(entries.Select(FormerKey).OfType<string>()), keys => Context.Db.ImportedRows
                .Where(r => r.AgencyId == Context.Agency.Id && r.Sheet == Book && keys.Contains(r.RowKey)))).ToDictionary(r => r.RowKey, StringComparer.Ordinal)
            : new(StringComparer.Ordinal);
        var strangers = await StrangersAsync(byId);
        var claims = new Dictionary<Guid, Entry>();

        // Rows that are known by more than their reference come first: the reference they gave up may be another row's now.
        foreach (var (entry, former) in entries.Select(e => (e, Former: strangers.Contains(e) ? null : byId.GetValueOrDefault(e) ?? FormerOf(e))).OrderBy(e => e.Former is null))
        {
            Recognise(entry, former, byKey.GetValueOrDefault(entry.Key), claims);
        }

        await FindOthersAsync([.. entries.Where(e => e.Known is null && !e.Row.IsRejected)]);

        ImportedRow? FormerOf(Entry entry) => byKey.ContainsKey(entry.Key) || FormerKey(entry) is not { } former ? null : byKey.GetValueOrDefault(former);
    }

    /// <summary>What came before with the ids of the rows, under whatever reference.</summary>
    private async Task<Dictionary<Entry, ImportedRow>> KnownByIdAsync(List<Entry> entries)
    {
        var withId = entries.Where(e => e.Row.RowId is not null).ToList();
        var byTarget = (await Context.AskAsync(withId.SelectMany(e => IdsOf(e.Row.RowId!.Value)), ids => Context.Db.ImportedRows
            .Where(r => r.AgencyId == Context.Agency.Id && r.Sheet == Book && ids.Contains(r.TargetId)))).ToDictionary(r => r.TargetId);
        var known = withId
            .Select(e => (Entry: e, Row: IdsOf(e.Row.RowId!.Value).Select(id => byTarget.GetValueOrDefault(id)).FirstOrDefault(r => r is not null)))
            .Where(k => k.Row is not null).ToDictionary(k => k.Entry, k => k.Row!);
        if (known.Count < 2 || known.Any(k => k.Key.Row.Stamp is not null || k.Key.Key == k.Value.RowKey))
        {
            return known;
        }

        // Not one row kept its reference: another copy of the blank workbook, filled in with other rows.
        foreach (var entry in known.Keys)
        {
            entry.Row.RowId = null;
        }

        return [];
    }

    /// <summary>
    /// Rows with the id of an earlier row, another reference and other content: a further copy of the blank workbook was
    /// filled in, and its line must not become the earlier one's new name.
    /// </summary>
    private async Task<HashSet<Entry>> StrangersAsync(Dictionary<Entry, ImportedRow> byId)
    {
        var renamed = byId.Where(k => k.Key.Row.Stamp is null && k.Key.Key != k.Value.RowKey).ToList();
        if (renamed.Count == 0)
        {
            return [];
        }

        var states = await LoadAsync(renamed.Select(k => k.Value.TargetId));
        var persons = await Context.PersonsAsync(renamed.Select(k => PersonOf(k.Key, k.Value.RowKey)).OfType<string>());
        var strangers = new HashSet<Entry>();
        foreach (var (entry, row) in renamed)
        {
            var person = PersonOf(entry, row.RowKey) is { } former ? persons.GetValueOrDefault(former) : null;
            var likeness = person is null ? Likeness.Undecided : PersonLikeness.Of(c => entry.Row[c], person.Report.Sex, person.Identity, person.Report.BirthYear);
            if (likeness == Likeness.Other || (likeness == Likeness.Undecided && states.TryGetValue(row.TargetId, out var state) && MostlyDiffers(entry, state)))
            {
                strangers.Add(entry);
                entry.Row.RowId = null;
                Context.Problems.Warning(entry.Table, entry.Row, KeyColumn(entry), ImportWording.Of("row-id-of-another", Shown(row)));
            }
        }

        return strangers;
    }

    private bool MostlyDiffers(Entry entry, TState state)
    {
        var said = Columns.Where(c => !c.Key && entry.Row[c.Id] is not null && Registered(state, c.Id) is not null).ToList();
        return said.Count(c => entry.Row[c.Id] == Registered(state, c.Id)) * 2 <= said.Count;
    }

    private static string Shown(ImportedRow row) => row.RowKey.Replace("\u001F", " / ", StringComparison.Ordinal);

    /// <summary>The id a row of a blank workbook gets here, and the id of a row that the register itself has written out.</summary>
    private Guid[] IdsOf(Guid rowId) => [Context.OwnRowId(rowId), rowId];

    /// <summary>The row id wins over a changed reference, unless the reference is another row's.</summary>
    private void Recognise(Entry entry, ImportedRow? former, ImportedRow? byKey, Dictionary<Guid, Entry> claims)
    {
        var known = former ?? byKey;
        if (known is not null && !claims.TryAdd(known.Id, entry))
        {
            // Given up by a row of this file: free, unless that row goes back and so keeps it.
            byKey = claims[known.Id].Row.IsRejected ? byKey : null;
            known = null;
        }

        if (byKey is not null && byKey.Id != known?.Id)
        {
            Context.Problems.Error(entry.Table, entry.Row, KeyColumn(entry), ImportWording.Of("reference-of-other-row", Rules.FileRules.Shown(entry.Row)));
            return;
        }

        entry.Known = known;
        entry.TargetId = known?.TargetId ?? Guid.Empty;
        if (known is not null && HasRowIds)
        {
            RememberPerson(entry, known.RowKey);
        }

        if (known is not null && known.RowKey != entry.Key && HasRowIds)
        {
            Context.Problems.Warning(entry.Table, entry.Row, KeyColumn(entry), ImportWording.Of("row-renamed", Shown(known)));
        }
    }

    private void RememberPerson(Entry entry, string formerKey)
    {
        if (entry.Row["person_reference"] is not { } reference || PersonOf(entry, formerKey) is not { } former)
        {
            return;
        }

        if (formerKey == entry.Key || former == reference)
        {
            Context.KeptPersons.Add(reference);
        }
        else
        {
            Context.FormerPersons.TryAdd(reference, former);
        }
    }

    /// <summary>The reference of the person in the key of a row; null on sheets without persons.</summary>
    private static string? PersonOf(Entry entry, string key)
    {
        var place = entry.Row.Sheet.Columns.Where(c => c.Key).Select(c => c.Id).ToList().IndexOf("person_reference");
        return place < 0 ? null : key.Split('\u001F')[place];
    }

    private async Task FindOthersAsync(List<Entry> entries)
    {
        if (HasRowIds && entries.Exists(e => e.Row.RowId is not null))
        {
            var recorded = await LoadAsync(entries.Select(e => e.Row.RowId).OfType<Guid>());
            foreach (var entry in entries.Where(e => e.Row.RowId is { } id && recorded.TryGetValue(id, out var state) && IsOwn(state)))
            {
                entry.TargetId = entry.Row.RowId!.Value;
            }
        }

        var open = entries.Where(e => e.TargetId == Guid.Empty && !e.Row.IsRejected).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var found = await FindAsync(open);
        var taken = Entries.Select(e => e.TargetId).ToHashSet();
        foreach (var entry in open)
        {
            entry.TargetId = found.TryGetValue(entry.Key, out var id) && taken.Add(id) ? id : Guid.Empty;
        }
    }
}
