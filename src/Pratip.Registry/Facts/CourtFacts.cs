using Pratip.Kernel;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Facts;

/// <summary>
/// Court files as stock and flow. A case becomes a court file on the day its first suspect is sent to court, and leaves
/// the courts once every suspect sent has a verdict, a non-suit or a decision not to proceed.
/// </summary>
internal sealed class CourtFacts
{
    private static readonly string[] Disposing = ["verdict", "non-suit", "filed-without-processing"];
    private readonly PersonFacts _persons;
    private readonly Dictionary<Guid, CourtFile> _files = [];

    public CourtFacts(SuspectFacts suspects, CaseFacts cases, PersonFacts persons)
    {
        _persons = persons;
        foreach (var suspect in suspects.All)
        {
            if (cases[suspect.CaseId] is not { } fact || persons[suspect.ReportId] is not { } person || Defendant.Of(suspect, person) is not { } defendant)
            {
                continue;
            }

            if (!_files.TryGetValue(suspect.CaseId, out var file))
            {
                _files.Add(suspect.CaseId, file = new(fact));
            }

            file.Defendants.Add(defendant);
        }
    }

    public IEnumerable<FactTable> Tables(VictimFacts victims) => [Files(), Defendants(), Victims(victims)];

    private FactTable Files()
    {
        var table = FactSchema.Standard.Table("court-files").NewTable(_files.Count);
        foreach (var file in _files.Values)
        {
            table.AddRow();
            table.Dates("entered").Set(file.Entered);
            table.Dates("disposed").Set(file.Disposed);
            table.Codes("disposal").Set(file.Disposal);
            table.Codes("group").Set(file.Case.GroupCode);
            table.Codes("verified").Set(file.Case.VerifiedCode);
            table.Codes("province").Set(file.Case.Province);
        }

        return table.Build();
    }

    private FactTable Defendants()
    {
        var table = FactSchema.Standard.Table("court-defendants").NewTable(_files.Count * 2);
        foreach (var file in _files.Values)
        {
            foreach (var defendant in file.Defendants)
            {
                var person = defendant.Person;
                table.AddRow();
                table.Dates("entered").Set(defendant.Entered);
                table.Dates("disposed").Set(defendant.Disposed);
                table.Dates("sentenced").Set(defendant.Sentenced);
                table.Codes("group").Set(file.Case.GroupCode);
                table.Codes("verified").Set(file.Case.VerifiedCode);
                table.Codes("sentence").Set(defendant.SentenceKind);
                table.Codes("age").Set(AgeFacts.Band(AgeBandSet.Ncct, defendant.Suspect.AgeAtArrest, person.BirthYear, defendant.Entered));
                SuspectFacts.SetPerson(table, person);
                SuspectFacts.SetReport(table, person);
                table.Keys("person").Set(person.Person);
                table.Keys("file").Set(file.Case.Ordinal);
            }
        }

        return table.Build();
    }

    private FactTable Victims(VictimFacts victims)
    {
        var table = FactSchema.Standard.Table("court-victims").NewTable();
        foreach (var victim in victims.All)
        {
            if (victim.CaseId is not { } caseId || !_files.TryGetValue(caseId, out var file) || _persons[victim.ReportId] is not { } person)
            {
                continue;
            }

            table.AddRow();
            table.Dates("entered").Set(file.Entered);
            table.Dates("disposed").Set(file.Disposed);
            table.Codes("sex").Set(person.Sex);
            table.Codes("majority").Set(victim.MajorityOf(person));
            table.Codes("group").Set(file.Case.GroupCode);
            table.Codes("verified").Set(file.Case.VerifiedCode);
            SuspectFacts.SetReport(table, person);
            table.Keys("person").Set(person.Person);
            table.Keys("file").Set(file.Case.Ordinal);
        }

        return table.Build();
    }

    private sealed record CourtFile(CaseFact Case)
    {
        public List<Defendant> Defendants { get; } = [];

        public PartialDate? Entered => Defendants.Select(d => d.Entered).Aggregate(FactDates.Earliest);

        /// <summary>The last disposal, or none while a single defendant still waits.</summary>
        public PartialDate? Disposed => Defendants.Any(d => d.Disposed is null) ? null : Defendants.Select(d => d.Disposed).Aggregate(FactDates.Latest);

        /// <summary>How the file left the courts: by the weightiest decision, a verdict before what ends without one; none while one defendant waits.</summary>
        public string? Disposal => Defendants.Any(d => d.Disposed is null)
            ? null
            : Disposing.FirstOrDefault(stage => Defendants.Any(d => d.Disposal == stage));
    }

    private sealed record Defendant(
        SuspectFact Suspect, PersonFact Person, PartialDate? Entered, PartialDate? Disposed, string? Disposal, PartialDate? Sentenced, string? SentenceKind)
    {
        /// <summary>Null for a suspect who was never sent to court.</summary>
        public static Defendant? Of(SuspectFact suspect, PersonFact person)
        {
            var sent = suspect.Stages.Where(s => s.Stage == "referral-to-court").Select(s => s.On).ToList();
            if (sent.Count == 0)
            {
                return null;
            }

            var disposals = suspect.Stages.Where(s => Disposing.Contains(s.Stage, StringComparer.Ordinal)).ToList();
            var sentence = suspect.Stages
                .Where(s => s is { Stage: "verdict", SentenceKind: not null } && s.Outcome is "convicted" or "in-absentia" or "reclassified")
                .OrderBy(s => s.On?.First ?? DateOnly.MaxValue)
                .FirstOrDefault();
            return new(
                suspect,
                person,
                sent.Aggregate(FactDates.Earliest),
                disposals.Count == 0 ? null : disposals.Select(d => d.On).Aggregate(FactDates.Earliest),
                Array.Find(Disposing, stage => disposals.Exists(d => d.Stage == stage)),
                sentence?.On,
                sentence?.SentenceKind);
        }
    }
}
