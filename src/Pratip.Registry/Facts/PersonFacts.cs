using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Countries;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Facts;

/// <summary>What counting needs to know of a reported person, and the ordinal of the person behind the report.</summary>
internal sealed record PersonFact(int Person, string Sex, int? BirthYear, string? Citizenship, string? CitizenshipGroup);

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
        var ordinals = new Dictionary<Guid, int>();
        var byReport = new Dictionary<Guid, PersonFact>();
        var linked = await CountedOverlap.LinkedPersonsAsync(db, ct);
        var reports = Counted.Of<PersonReport>(db)
            .Select(r => new { r.Id, r.PersonId, r.Sex, r.BirthYear, r.Citizenships })
            .AsAsyncEnumerable();
        await foreach (var report in reports.WithCancellation(ct))
        {
            var person = linked.GetValueOrDefault(report.Id, report.PersonId);
            if (!ordinals.TryGetValue(person, out var ordinal))
            {
                ordinals.Add(person, ordinal = ordinals.Count);
            }

            byReport.Add(report.Id, new(ordinal, report.Sex, report.BirthYear, CitizenshipOf(report.Citizenships), GroupOf(report.Citizenships)));
        }

        return new(byReport);
    }

    /// <summary>Each person has one place in a list of citizenships: Cambodian if that is one of several, else the first by code.</summary>
    private static string? CitizenshipOf(List<string> codes) =>
        codes.Contains(Cambodia, StringComparer.Ordinal) ? Cambodia : Known(codes).Min(StringComparer.Ordinal);

    private static string? GroupOf(List<string> codes) =>
        codes.Contains(Cambodia, StringComparer.Ordinal) ? "cambodian" : Known(codes).Any() ? "foreign" : null;

    private static IEnumerable<string> Known(List<string> codes) => codes.Where(c => c is not (Country.Unknown or Unknown));
}
