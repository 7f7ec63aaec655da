using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Countries;
using Pratip.Reference.Wording;
using Pratip.Registry.Detentions;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Encounters;

/// <summary>What a page or a file of people came to.</summary>
/// <param name="New">How many were entered now.</param>
/// <param name="Known">How many were entered before and left as they were.</param>
/// <param name="Differing">Where those known differ from what was sent, line by line, with what is on record.</param>
public sealed record EnteredPeople(int New, int Known, IReadOnlyList<EntryProblem> Differing);

/// <summary>
/// Lines that were entered before, held against what is on record now. What is on record stays, because it may have been corrected
/// since; but nobody is left to think that another word was taken.
/// </summary>
internal static class EnteredBefore
{
    public static async Task<IReadOnlyList<EntryProblem>> DifferingAsync(RegistryDb db, IdentityVault vault, EnterPeopleOptions options, IReadOnlyDictionary<Guid, EncounteredPerson> known, CancellationToken ct)
    {
        var ids = options.People.Where(line => known.ContainsKey(line.Id)).Select(line => known[line.Id].ReportId).ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var reports = await db.PersonReports.Where(report => ids.Contains(report.Id)).ToDictionaryAsync(report => report.Id, ct);
        var held = (await db.Detentions.Where(one => one.EncounterId == options.EncounterId).ToListAsync(ct)).ToLookup(one => one.ReportId);
        var names = await NamesAsync(db, vault, options, known, ct);
        var check = new EntryCheck();
        for (var line = 0; line < options.People.Count; line++)
        {
            if (known.TryGetValue(options.People[line].Id, out var person) && reports.TryGetValue(person.ReportId, out var report))
            {
                Compare(check, options, line, person, report);
                CompareHeld(check, options, line, held[report.Id].Any());
                CompareNames(check, options.People[line], line, names.GetValueOrDefault(report.Id));
            }
        }

        if (options.IsWhole)
        {
            CompareHeld(check, options, ids.SelectMany(id => held[id]).FirstOrDefault());
        }

        return check.Problems;
    }

    private static void Compare(EntryCheck check, EnterPeopleOptions options, int place, EncounteredPerson person, PersonReport report)
    {
        var line = options.People[place];
        if (line.NumberKey != person.Number)
        {
            Refuse(check, nameof(line.Number), place, person.Number);
        }

        if (line.SexCode != report.Sex)
        {
            Refuse(check, nameof(line.Sex), place, CodeListCatalogue.Standard.Label("sex", report.Sex));
        }

        if (IsSaid(options, line.ApparentAge) && line.Age != person.ApparentAge)
        {
            Refuse(check, nameof(line.ApparentAge), place, person.ApparentAge);
        }

        // Somebody of whom a second citizenship is known since still has the first.
        var country = line.Country is { } named && named.Alpha2 != Country.Unknown ? named.Alpha2 : null;
        if (IsSaid(options, line.Citizenship) && (country is null ? report.Citizenships.Count > 0 : !report.Citizenships.Contains(country, StringComparer.Ordinal)))
        {
            Refuse(check, nameof(line.Citizenship), place, CountryList.Standard.Find(report.Citizenships.FirstOrDefault())?.Words);
        }

        if (IsSaid(options, line.Language) && line.LanguageCode != person.SpokenLanguage)
        {
            Refuse(check, nameof(line.Language), place, person.SpokenLanguage is { } code ? CodeListCatalogue.Standard.Label("spoken-language", code) : null);
        }
    }

    /// <summary>A page ticks or leaves it; a file says so in a cell, or nothing.</summary>
    private static void CompareHeld(EntryCheck check, EnterPeopleOptions options, int place, bool isHeld)
    {
        var line = options.People[place];
        if ((options.IsWhole || line.IsHeldSaid) && isHeld != line.IsHeld)
        {
            Refuse(check, options.IsWhole ? nameof(line.Number) : nameof(line.IsHeld), place, new Message(isHeld ? "encounters.held" : "encounters.not-held"));
        }
    }

    /// <summary>Names of those who had one before, as far as the list names them: held against each other and told apart, and never shown.</summary>
    private static async Task<IReadOnlyDictionary<Guid, Identity>> NamesAsync(
        RegistryDb db, IdentityVault vault, EnterPeopleOptions options, IReadOnlyDictionary<Guid, EncounteredPerson> known, CancellationToken ct)
    {
        var ids = options.People.Where(line => line.HasName && known.ContainsKey(line.Id)).Select(line => known[line.Id].ReportId).ToList();
        var rows = ids.Count == 0 ? [] : await db.SealedIdentities.Where(one => ids.Contains(one.Id)).ToListAsync(ct);
        return rows.Select(row => (row.Id, Identity: vault.Open(row))).Where(one => one.Identity is not null).ToDictionary(one => one.Id, one => one.Identity!);
    }

    private static void CompareNames(EntryCheck check, PersonLine line, int place, Identity? standing)
    {
        if (standing is null || !line.HasName)
        {
            return;
        }

        foreach (var name in PersonRows.IdentityOf(line.Named).Names.Where(name => !standing.Names.Any(one => string.Equals(one.Text, name.Text, StringComparison.OrdinalIgnoreCase))))
        {
            check.Refuse(PersonLine.Field(name.Kind == NameKind.Latin ? nameof(line.NameLatin) : nameof(line.NameOwn), place), "encounters.named-otherwise");
        }
    }

    /// <summary>What is said once for all of a page.</summary>
    private static void CompareHeld(EntryCheck check, EnterPeopleOptions options, Detention? standing)
    {
        if (standing is null)
        {
            return;
        }

        if (standing.Ground != (EntryText.OrNull(options.Ground) ?? "unknown"))
        {
            check.Refuse(nameof(options.Ground), "encounters.entered-otherwise", CodeListCatalogue.Standard.Label("detention-ground", standing.Ground));
        }

        if (EntryText.OrNull(standing.Facility) != EntryText.OrNull(options.Facility))
        {
            check.Refuse(nameof(options.Facility), "encounters.entered-otherwise", standing.Facility ?? (object)new Message("encounters.nothing"));
        }

        if (standing.FromAt?.ToUnixTimeSeconds() != options.HeldFromAt?.ToUnixTimeSeconds())
        {
            var at = standing.FromAt is { } moment ? (object)PartialDate.OfDay(PhnomPenhTime.DateOf(moment)) : new Message("encounters.nothing");
            check.Refuse(nameof(options.HeldFromAt), "encounters.entered-otherwise", at);
        }
    }

    /// <summary>An empty cell of a page that is sent again takes something back; one of a file says nothing.</summary>
    private static bool IsSaid(EnterPeopleOptions options, string? cell) => options.IsWhole || !string.IsNullOrWhiteSpace(cell);

    private static void Refuse(EntryCheck check, string property, int line, object? standing) =>
        check.Refuse(PersonLine.Field(property, line), "encounters.entered-otherwise", standing ?? new Message("encounters.nothing"));
}
