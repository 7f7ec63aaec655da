using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Charges;
using Pratip.Registry.Courts;
using Pratip.Registry.Storage;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Facts;

internal sealed record SuspectFact(Guid Id, Guid ReportId, Guid CaseId, bool? IsPublicOfficial, int? AgeAtArrest)
{
    public List<StageFact> Stages { get; } = [];
}

internal sealed record StageFact(string Stage, PartialDate? On, string? Outcome, string? SentenceKind);

internal sealed class SuspectFacts
{
    private readonly Dictionary<Guid, SuspectFact> _suspects;

    private SuspectFacts(Dictionary<Guid, SuspectFact> suspects) => _suspects = suspects;

    public SuspectFact? this[Guid suspectId] => _suspects.GetValueOrDefault(suspectId);

    public IEnumerable<SuspectFact> All => _suspects.Values;

    public static async Task<SuspectFacts> ReadAsync(RegistryDb db, CancellationToken ct)
    {
        var suspects = await Counted.Of<Suspect>(db)
            .Select(s => new SuspectFact(s.Id, s.ReportId, s.CaseId, s.IsPublicOfficial, s.AgeAtArrest))
            .ToDictionaryAsync(s => s.Id, ct);
        var stages = Counted.Of<ProceduralStage>(db)
            .Select(s => new { s.SuspectId, s.Stage, s.On, s.Outcome, s.SentenceKind })
            .AsAsyncEnumerable();
        await foreach (var stage in stages.WithCancellation(ct))
        {
            if (suspects.TryGetValue(stage.SuspectId, out var suspect))
            {
                suspect.Stages.Add(new(stage.Stage, FactDates.Of(stage.On), stage.Outcome, stage.SentenceKind));
            }
        }

        return new(suspects);
    }

    public FactTable Stages(CaseFacts cases, PersonFacts persons)
    {
        var table = FactSchema.Standard.Table("suspect-stages").NewTable(_suspects.Count * 2);
        foreach (var suspect in _suspects.Values)
        {
            if (cases[suspect.CaseId] is not { } fact || persons[suspect.ReportId] is not { } person)
            {
                continue;
            }

            foreach (var stage in suspect.Stages)
            {
                table.AddRow();
                table.Dates("on").Set(stage.On);
                table.Codes("stage").Set(stage.Stage);
                table.Codes("outcome").Set(stage.Outcome);
                table.Codes("sentence").Set(stage.SentenceKind);
                table.Codes("group").Set(fact.GroupCode);
                table.Codes("verified").Set(fact.VerifiedCode);
                table.Codes("province").Set(fact.Province);
                table.Codes("official").Set(CaseFacts.YesNo(suspect.IsPublicOfficial));
                SetPerson(table, person);
                SetReport(table, person);
                table.Codes("age").Set(AgeFacts.Band(AgeBandSet.Ncct, suspect.AgeAtArrest, person.BirthYear, stage.On));
                table.Codes("age-unodc").Set(AgeFacts.Band(AgeBandSet.Unodc, suspect.AgeAtArrest, person.BirthYear, stage.On));
                table.Codes("age-ctdc").Set(AgeFacts.Band(AgeBandSet.Ctdc, suspect.AgeAtArrest, person.BirthYear, stage.On));
                table.Keys("person").Set(person.Person);
                table.Keys("case").Set(fact.Ordinal);
            }
        }

        return table.Build();
    }

    /// <summary>Who reported the person, for what linkage took from a count.</summary>
    internal static void SetReport(FactTableBuilder table, PersonFact person)
    {
        table.Codes("agency").Set(person.Agency);
        table.Keys("report").Set(person.Report);
    }

    internal static void SetPerson(FactTableBuilder table, PersonFact person)
    {
        table.Codes("sex").Set(person.Sex);
        table.Codes("citizenship").Set(person.Citizenship);
        table.Codes("citizenship-group").Set(person.CitizenshipGroup);
    }
}
