using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Law;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Storage;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Facts;

/// <summary>A case as counting sees it. Its headline group is derived here, from the charges as they stand, and stored nowhere.</summary>
internal sealed record CaseFact(
    int Ordinal, GroupFact Headline, string Province, string? ActedOn, string? OpenedOn, bool? Palermo, string Status, string Source)
{
    public string GroupCode => Headline.Group.Code();

    /// <summary>Whether the group rests on articles that were held against the Khmer text.</summary>
    public string? VerifiedCode => CaseFacts.YesNo(Headline.Verified);
}

/// <summary>
/// A headline group and whether it would stand if every unchecked article turned out to belong elsewhere: one checked
/// trafficking article settles it, any other group needs all of them checked.
/// </summary>
internal sealed record GroupFact(HeadlineGroup Group, bool Verified)
{
    public static GroupFact Of(LawBook law, IEnumerable<string> articles)
    {
        var found = articles.Select(law.Find).ToList();
        return new(
            HeadlineGroups.Strongest(found.Select(a => a?.Group ?? HeadlineGroup.Outside)),
            found.Exists(a => a is { Verified: true, Group: HeadlineGroup.Trafficking }) || found.TrueForAll(a => a is { Verified: true }));
    }
}

internal sealed record ChargeFact(Guid SuspectId, Guid CaseId, string ArticleCode, string? ChargedOn);

internal sealed record CaseRow(Guid Id, string Province, string? ActedOn, string? OpenedOn, string OpeningArticle, bool? Palermo, string Status, string Source);

internal sealed class CaseFacts
{
    private const string Dropped = "dropped";
    private readonly LawBook _law;
    private readonly Dictionary<Guid, CaseFact> _cases;
    private readonly List<ChargeFact> _charges;

    private CaseFacts(LawBook law, Dictionary<Guid, CaseFact> cases, List<ChargeFact> charges)
    {
        _law = law;
        _cases = cases;
        _charges = charges;
    }

    public CaseFact? this[Guid? caseId] => caseId is { } id && _cases.TryGetValue(id, out var found) ? found : null;

    public IEnumerable<KeyValuePair<Guid, CaseFact>> All => _cases;

    public static async Task<CaseFacts> ReadAsync(RegistryDb db, LawBook law, CancellationToken ct)
    {
        var charges = await (from charge in Counted.Of<Charge>(db)
                             where charge.Status != Dropped
                             join suspect in Counted.Of<Suspect>(db) on charge.SuspectId equals suspect.Id
                             select new ChargeFact(suspect.Id, suspect.CaseId, charge.ArticleCode, charge.ChargedOn)).ToListAsync(ct);
        var rows = await Counted.Of<Case>(db)
            .Select(c => new CaseRow(c.Id, c.ProvinceCode, c.ActedOn, c.OpenedOn, c.OpeningArticle, c.CountsAsPalermo, c.Status, c.DetectionSource))
            .ToListAsync(ct);
        var leads = await JoinedCases.ReadAsync(db, rows.Select(row => row.Id).ToHashSet(), ct);
        var charged = charges.GroupBy(c => leads.GetValueOrDefault(c.CaseId, c.CaseId)).ToDictionary(g => g.Key, g => GroupFact.Of(law, g.Select(c => c.ArticleCode)));
        var cases = new Dictionary<Guid, CaseFact>(rows.Count);
        var ordinal = 0;
        foreach (var dossier in rows.GroupBy(row => leads.GetValueOrDefault(row.Id, row.Id)))
        {
            var fact = Of(law, ordinal++, [.. dossier.OrderBy(row => row.ActedOn is null).ThenBy(row => row.ActedOn, StringComparer.Ordinal).ThenBy(row => row.Id)], charged.GetValueOrDefault(dossier.Key));
            foreach (var row in dossier)
            {
                cases.Add(row.Id, fact);
            }
        }

        return new(law, cases, charges);
    }

    /// <summary>A dossier under several numbers is counted as the case that was acted on first; what that does not know, the next one says.</summary>
    private static CaseFact Of(LawBook law, int ordinal, CaseRow[] rows, GroupFact? byCharge) => new(
        ordinal, byCharge ?? GroupFact.Of(law, rows.Select(row => row.OpeningArticle)), rows[0].Province,
        rows.Select(row => row.ActedOn).FirstOrDefault(day => day is not null), rows.Select(row => row.OpenedOn).FirstOrDefault(day => day is not null),
        rows.Any(row => row.Palermo == true) ? true : rows.Select(row => row.Palermo).FirstOrDefault(known => known is not null), rows[0].Status, rows[0].Source);

    public FactTable Cases()
    {
        var table = FactSchema.Standard.Table("cases").NewTable(_cases.Count);
        foreach (var fact in _cases.Values.DistinctBy(fact => fact.Ordinal))
        {
            table.AddRow();
            table.Dates("acted-on").Set(FactDates.Of(fact.ActedOn));
            table.Dates("opened").Set(FactDates.Of(fact.OpenedOn));
            table.Codes("group").Set(fact.GroupCode);
            table.Codes("province").Set(fact.Province);
            table.Codes("palermo").Set(YesNo(fact.Palermo));
            table.Codes("status").Set(fact.Status);
            table.Codes("source").Set(fact.Source);
            table.Codes("verified").Set(fact.VerifiedCode);
        }

        return table.Build();
    }

    public FactTable Charges(SuspectFacts suspects, PersonFacts persons)
    {
        var table = FactSchema.Standard.Table("charges").NewTable(_charges.Count);
        foreach (var charge in _charges)
        {
            if (this[charge.CaseId] is not { } fact || suspects[charge.SuspectId] is not { } suspect
                || persons[suspect.ReportId] is not { } person)
            {
                continue;
            }

            var article = _law.Find(charge.ArticleCode);
            table.AddRow();
            table.Dates("charged").Set(FactDates.Of(charge.ChargedOn));
            table.Codes("article").Set(charge.ArticleCode);
            table.Codes("group").Set(fact.GroupCode);
            table.Codes("unodc").Set(YesNo(article?.CountsForUnodc));
            table.Codes("verified").Set(YesNo(article?.Verified));
            table.Keys("person").Set(person.Person);
            table.Keys("case").Set(fact.Ordinal);
        }

        return table.Build();
    }

    internal static string? YesNo(bool? value) => value switch { true => "yes", false => "no", null => null };
}
