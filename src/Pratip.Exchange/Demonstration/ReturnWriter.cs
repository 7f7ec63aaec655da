using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.Agencies;

namespace Pratip.Exchange.Demonstration;

/// <summary>
/// Puts the invented world into returns as the agencies would send them. A dossier whose suspects were at large comes
/// once with nobody arrested and again, for those suspects, in the half in which they were sent to court.
/// </summary>
internal sealed class ReturnWriter
{
    private static readonly string[] LawEnforcement = [.. AgencyTemplate.Standard.ReportersOf("cases").Select(a => a.Code)];
    private readonly List<DemonstrationReturn> _returns = [];

    /// <summary>By period; within it the courts last, because their steps refer to the dossiers of the others.</summary>
    public IReadOnlyList<DemonstrationReturn> InReadingOrder() =>
    [
        .. _returns.OrderBy(r => r.Period.To).ThenByDescending(r => r.Period.From).ThenBy(r => r.Agency == "MOJ").ThenBy(r => r.Agency, StringComparer.Ordinal),
    ];

    public void AddCases(Half half, List<InventedCase> cases)
    {
        var byAgency = cases.ToLookup(c => c.Agency, StringComparer.Ordinal);
        foreach (var agency in LawEnforcement)
        {
            var sent = Open(agency, half.Window()).Include("cases").Include("suspects");
            if (half.ReportsVictims())
            {
                sent.Include("victims");
            }

            foreach (var dossier in byAgency[agency].Where(c => c.Plan.Acted == half))
            {
                sent.Add("cases", PersonRows.Case(dossier));
                AddPeople(sent, dossier, half);
            }

            foreach (var suspect in byAgency[agency].Where(c => c.Plan.Acted < half && c.Plan.AtCourt == half).SelectMany(c => c.Defendants))
            {
                sent.Add("suspects", PersonRows.Suspect(suspect, atLarge: false));
            }
        }
    }

    private static void AddPeople(DemonstrationReturn sent, InventedCase dossier, Half half)
    {
        foreach (var suspect in dossier.Suspects)
        {
            sent.Add("suspects", PersonRows.Suspect(suspect, suspect.IsAtLarge || dossier.Plan.AtCourt > half));
        }

        foreach (var victim in dossier.Victims)
        {
            sent.Add("victims", PersonRows.Victim(victim));
        }
    }

    public void AddCourt(Half half, List<CourtStep> steps)
    {
        var sent = Open("MOJ", half.Window()).Include("court-steps");
        foreach (var step in steps.Where(s => half.Window().Contains(s.On)).OrderBy(s => s.On).ThenBy(s => s.Defendant.Case.Reference, StringComparer.Ordinal))
        {
            sent.Add("court-steps", Row(
                ("case_agency", step.Defendant.Case.Agency),
                ("case_reference", step.Defendant.Case.Reference),
                ("person_reference", step.Defendant.Person.Reference),
                ("stage", step.Stage),
                ("on", Day(step.On)),
                ("court", Territory.Court(step.Defendant.Case.Province)),
                ("outcome", step.Outcome),
                ("sentence_kind", step.SentenceKind),
                ("sentence_months", Number(step.SentenceMonths))));
        }
    }

    public void AddRemovals(Half half, List<InventedRemoval> removals)
    {
        foreach (var removal in removals.Where(r => r.Half == half))
        {
            Open("GDI", half.Window()).Add("removals", PersonRows.Removal(removal));
        }
    }

    public void AddRepatriations(ReportingWindow period, List<InventedJourney> journeys)
    {
        var sent = Open("MFAIC", period).Include("repatriations");
        foreach (var journey in journeys)
        {
            sent.Add("repatriations", PersonRows.Identified(journey.Person, ("file_reference", journey.File), ("from_country", journey.Country), ("on", Day(journey.On))));
        }
    }

    public void AddInterceptions(ReportingWindow period, List<InventedJourney> journeys)
    {
        var sent = Open("GDI", period).Include("interceptions");
        foreach (var journey in journeys)
        {
            sent.Add("interceptions", PersonRows.Identified(
                journey.Person,
                ("file_reference", journey.File),
                ("on", Day(journey.On)),
                ("province", journey.Province),
                ("destination_country", journey.Country)));
        }
    }

    public void AddHandOvers(List<InventedHandOver> handOvers)
    {
        foreach (var handOver in handOvers)
        {
            Open("MOSVY", handOver.Half.Window()).Add("hand-overs", PersonRows.Identified(
                handOver.Person, ("on", Day(handOver.On)), ("destination", handOver.Destination), ("province", handOver.Province)));
        }
    }

    public void AddPrevention(List<InventedActivity> activities)
    {
        foreach (var activity in activities)
        {
            Open("MOWA", activity.Half.Window()).Add("prevention", Row(
                ("activity_reference", activity.Reference),
                ("kind", activity.Kind),
                ("on", Day(activity.On)),
                ("province", activity.Province),
                ("title", activity.Title),
                ("participants_female", Number(activity.Female)),
                ("participants_male", Number(activity.Male)),
                ("participants_unknown", Number(activity.Unknown))));
        }
    }

    public void AddTotals(IReadOnlyList<ReportedTotal> totals)
    {
        foreach (var total in totals)
        {
            Open(total.Agency, new(total.From, total.To)).Add("aggregates", Row(
                ("measure", total.Measure),
                ("from", Day(total.From)),
                ("to", Day(total.To)),
                ("breakdown", total.Breakdown),
                ("key", total.Key),
                ("value", Number(total.Value)),
                ("source", total.Source)));
        }
    }

    internal static Dictionary<string, string?> Row(params IEnumerable<(string Column, string? Value)> cells) =>
        cells.Where(c => c.Value is not null).ToDictionary(c => c.Column, c => c.Value, StringComparer.Ordinal);

    internal static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private DemonstrationReturn Open(string agency, ReportingWindow period)
    {
        var sent = _returns.Find(r => r.Agency == agency && r.Period == period);
        if (sent is null)
        {
            _returns.Add(sent = new(agency, period));
        }

        return sent;
    }
}
