using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Countries;
using Pratip.Registry.Agencies;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Facts;

/// <summary>What counting needs to know of a reported person, and the ordinal of the person behind the report.</summary>
/// <param name="Report">The person as the agency itself counts them, before what several agencies said was brought together.</param>
/// <param name="Agency">Code of the agency that reported.</param>
internal sealed record PersonFact(int Person, int Report, string? Agency, string Sex, int? BirthYear, string? Citizenship, string? CitizenshipGroup);

internal sealed class PersonFacts
{
    private const string Cambodia = "KH";
    private const string Unknown = "unknown";

    private readonly Dictionary<Guid, PersonFact> _byReport;

    private PersonFacts(Dictionary<Guid, PersonFact> byReport) => _byReport = byReport;

    /// <summary>Null where the report was voided: then nothing that was recorded about the person counts.</summary>
    public PersonFact? this[Guid reportId] => _byReport.GetValueOrDefault(reportId);

    public static async Task<PersonFacts> ReadAsync(RegistryDb db, CancellationToken ct)
    {
        var (ordinals, before) = (new Dictionary<Guid, int>(), new Dictionary<Guid, int>());
        var agencies = await Counted.Of<Agency>(db).ToDictionaryAsync(agency => agency.Id, agency => agency.Code, ct);
        var byReport = new Dictionary<Guid, PersonFact>();
        var linked = await CountedOverlap.LinkedPersonsAsync(db, ct);
        var reports = Counted.Of<PersonReport>(db)
            .Select(r => new { r.Id, r.PersonId, r.AgencyId, r.Sex, r.BirthYear, r.Citizenships })
            .AsAsyncEnumerable();
        await foreach (var report in reports.WithCancellation(ct))
        {
            var person = OrdinalOf(ordinals, linked.GetValueOrDefault(report.Id, report.PersonId));
            byReport.Add(report.Id, new(person, OrdinalOf(before, report.PersonId), agencies.GetValueOrDefault(report.AgencyId), report.Sex, report.BirthYear, CitizenshipOf(report.Citizenships), GroupOf(report.Citizenships)));
        }

        return new(byReport);
    }

    private static int OrdinalOf(Dictionary<Guid, int> ordinals, Guid id)
    {
        if (!ordinals.TryGetValue(id, out var ordinal))
        {
            ordinals.Add(id, ordinal = ordinals.Count);
        }

        return ordinal;
    }

    /// <summary>Each person has one place in a list of citizenships: Cambodian if that is one of several, else the first by code.</summary>
    private static string? CitizenshipOf(List<string> codes) =>
        codes.Contains(Cambodia, StringComparer.Ordinal) ? Cambodia : Known(codes).Min(StringComparer.Ordinal);

    private static string? GroupOf(List<string> codes) =>
        codes.Contains(Cambodia, StringComparer.Ordinal) ? "cambodian" : Known(codes).Any() ? "foreign" : null;

    private static IEnumerable<string> Known(List<string> codes) => codes.Where(c => c is not (Country.Unknown or Unknown));
}
