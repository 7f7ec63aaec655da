using System.Globalization;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.Notes;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;

namespace Pratip.Bench.Workplace;

/// <summary>Ten years of cases, in the order in which they were opened, three for ten persons.</summary>
internal sealed class MadeCases
{
    public const int FirstYear = 2016;
    private const int Years = 10;
    private const int AtOnce = 500;

    private static readonly string[] Articles = ["TSE-8", "TSE-10", "TSE-10", "TSE-12", "TSE-15", "TSE-17", "TSE-19", "TSE-24", "TSE-26", "TSE-28", "TSE-34", "PC-239", "PC-377"];
    private static readonly string[] Forms = ["sexual-exploitation", "forced-labour", "online-scam", "prostitution", "forced-marriage", "servitude", "forced-begging", "surrogacy"];
    private static readonly string[] Sources = ["police-operation", "complaint", "hotline", "ngo", "border-check", "embassy-request", "family", "unknown"];
    private static readonly string[] Statuses = ["open", "follow-up", "before-court", "before-court", "referred", "closed", "closed", "closed", "closed", "joined"];

    private readonly MadeOffice _office;
    private readonly IdentityVault _vault;
    private readonly MadePeople _people;
    private readonly MadeChance _chance = new(LoadOptions.Seed);
    private readonly int _persons;
    private readonly int _cases;

    public MadeCases(int persons, MadeOffice office, IdentityVault vault)
    {
        (_persons, _cases) = (persons, Math.Max(1, (int)(persons * 3L / 10)));
        (_office, _vault) = (office, vault);
        _people = new MadePeople(_chance, office, vault);
    }

    public IEnumerable<MadeBlock> Blocks()
    {
        var persons = _persons;
        var block = new MadeBlock(FirstYear);
        for (var number = 0; number < _cases; number++)
        {
            var opened = new DateTime(FirstYear, 1, 1, 1, 0, 0, DateTimeKind.Utc).AddSeconds((double)number / _cases * Years * 365.2 * 86_400);
            if (block.Cases.Count == AtOnce || opened.Year != block.Year)
            {
                yield return block;
                block = new MadeBlock(opened.Year);
            }

            // As many as are left on the average, a few dossiers with many.
            var left = _cases - number;
            var some = left == 1 ? persons : Math.Min(persons - (left / 2), _chance.Below(500) == 0 ? 40 : Between((double)persons / left));
            persons -= Math.Max(0, some);
            Add(block, number, opened, Math.Max(0, some));
        }

        yield return block;
    }

    private int Between(double mean) => (int)(mean * 2 * _chance.Below(1001) / 1000 + 0.5);

    private void Add(MadeBlock block, int number, DateTime opened, int persons)
    {
        // The capital has a quarter of all.
        var committee = _chance.Percent(22) ? _office["PC-12"] : _chance.Pick(_office.Committees);
        var lead = _chance.Below(20) switch { < 12 => committee, < 17 => _office["AHTJP"], _ => _office["RGK"] };
        var one = new Case
        {
            Id = _chance.Id(opened),
            Number = "",
            LeadAgencyId = lead.Id,
            OwnReference = string.Create(CultureInfo.InvariantCulture, $"{lead.Code}/{opened.Year}/{number:000000}"),
            ActedOn = MadeChance.Iso(opened),
            OpenedOn = MadeChance.Iso(opened),
            ProvinceCode = committee.ProvinceCode!,
            OpeningArticle = _chance.Pick(Articles),
            DetectionSource = _chance.Pick(Sources),
            FormsOfExploitation = [_chance.Pick(Forms)],
            Status = opened.Year < FirstYear + Years - 2 ? _chance.Pick(Statuses) : _chance.Pick(Statuses[..5]),
        };
        block.Cases.Add(one);
        AddOffice(block, one, lead, opened);
        var suspects = Math.Min(persons, (persons * _chance.Between(20, 70) / 100) + 1);
        for (var i = 0; i < persons; i++)
        {
            if (i < suspects)
            {
                _people.AddSuspect(block, one, lead, opened, number, i);
            }
            else
            {
                _people.AddVictim(block, one, lead, opened, number, i);
            }
        }
    }

    private void AddOffice(MadeBlock block, Case one, Agency lead, DateTime opened)
    {
        var since = MadeChance.Iso(opened.AddDays(1));
        AddParty("MOJ", "court", 60);
        AddParty("MOSVY", "social-affairs", 50);
        AddParty("NGO-LEGAL", "legal-aid", 5);
        if (_chance.Percent(40))
        {
            block.Numbers.Add(new BodyCaseNumber { Id = _chance.Id(opened), CaseId = one.Id, Body = "court", Number = one.OwnReference + "/C" });
        }

        if (_office.OfficersOf(lead) is { Length: > 0 } officers && _chance.Percent(85))
        {
            var until = one.Status == "closed" && _chance.Percent(70) ? MadeChance.Iso(opened.AddDays(200)) : null;
            var officer = _chance.Pick(officers);
            block.Assignments.Add(new CaseAssignment { Id = _chance.Id(opened), CaseId = one.Id, UserId = officer, Since = since, Until = until });
            if (_chance.Percent(20))
            {
                var (key, record) = (_chance.Id(opened), "note " + one.OwnReference);
                var (wrapped, recordKey) = _vault.NewRecordKey(key);
                using var held = recordKey;
                block.Notes.Add(new Note { Id = key, CaseId = one.Id, AgencyId = lead.Id, UserId = officer, At = MadeChance.At(opened.AddDays(2)), Visibility = _chance.Percent(60) ? NoteVisibility.Case : NoteVisibility.Agency, WrappedKey = wrapped, Text = _vault.Seal(held, key, "text", record) });
            }
        }

        if (_chance.Percent(10))
        {
            block.Tasks.Add(new CaseTask { Id = _chance.Id(opened), Kind = "case-dormant", CaseId = one.Id, AgencyId = lead.Id, DueAt = MadeChance.At(opened.AddDays(90)), Status = _chance.Percent(70) ? CaseTaskStatus.Done : CaseTaskStatus.Open });
        }

        void AddParty(string agency, string role, int share)
        {
            if (_chance.Percent(share))
            {
                block.Parties.Add(new CaseParty { Id = _chance.Id(opened), CaseId = one.Id, AgencyId = _office[agency].Id, Role = role, Since = since });
            }
        }
    }
}
