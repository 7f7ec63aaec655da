using Pratip.Kernel;
using Pratip.Reference.Countries;
using Pratip.Registry.Audit;
using Pratip.Registry.Detentions;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Encounters;

/// <summary>The rows of one person met: the report, the number that evening, the detention of whoever is held, and the name where it is known.</summary>
internal sealed record MetPersonRows(PersonReport Report, EncounteredPerson Person, Detention? Detention, SealedIdentity? Identity)
{
    public void AddTo(RowChanges rows)
    {
        rows.Add(Report).Add(Person);
        if (Detention is not null)
        {
            rows.Add(Detention);
        }

        if (Identity is not null)
        {
            rows.Add(Identity);
        }
    }

    /// <param name="encounter">In which the person was met.</param>
    /// <param name="line">As typed, and checked.</param>
    /// <param name="options">What holds for all of them.</param>
    /// <param name="taken">References that somebody else of the agency has already.</param>
    /// <param name="vault">Where names go.</param>
    public static MetPersonRows Of(Encounter encounter, PersonLine line, EnterPeopleOptions options, HashSet<string> taken, IdentityVault vault)
    {
        var report = ReportOf(encounter, line, taken);
        var person = new EncounteredPerson
        {
            Id = line.Id,
            EncounterId = encounter.Id,
            ReportId = report.Id,
            Number = line.NumberKey,
            SpokenLanguage = line.LanguageCode,
            ApparentAge = line.Age,
        };
        return new MetPersonRows(report, person, line.IsHeld ? DetentionOf(encounter, report.Id, options) : null, line.HasName ? vault.Seal(report.Id, PersonRows.IdentityOf(line.Named)) : null);
    }

    public static string ReferenceOf(Encounter encounter, PersonLine line) => $"{encounter.OwnReference}/{line.NumberKey}";

    private static PersonReport ReportOf(Encounter encounter, PersonLine line, HashSet<string> taken)
    {
        var wanted = ReferenceOf(encounter, line);
        var id = RowId.Next();
        var typed = EntryText.OrNull(line.Citizenship);
        var country = line.Country;
        return new PersonReport
        {
            Id = id,
            AgencyId = encounter.AgencyId,
            OwnReference = wanted.Length <= PersonRows.LongestReference && !taken.Contains(wanted) ? wanted : PersonRows.MadeReference(id),
            PersonId = RowId.Next(),
            Sex = line.SexCode!,
            BirthYear = line.Age is { } age && PartialDate.TryParseIso(encounter.On, out var on) ? on.Year - age : null,
            AgePrecision = line.Age is null ? "unknown" : "estimated",
            Citizenships = country is null || country.Alpha2 == Country.Unknown ? [] : [country.Alpha2],
            CitizenshipsAsReported = EntryText.OrNull(line.CitizenshipAsReported) ?? (typed == country?.Alpha2 ? null : typed),
        };
    }

    /// <summary>Held as of the day of the encounter: a statement, so that the person is part of the stock until somebody says otherwise.</summary>
    private static Detention DetentionOf(Encounter encounter, Guid reportId, EnterPeopleOptions options) => new()
    {
        ReportId = reportId,
        EncounterId = encounter.Id,
        From = encounter.On,
        FromAt = options.HeldFromAt,
        Facility = EntryText.OrNull(options.Facility),
        HoldingAgencyId = encounter.AgencyId,
        Ground = EntryText.OrNull(options.Ground) ?? "unknown",
        Disposition = DetentionDisposition.StillDetained,
    };
}
