using Pratip.Registry.Audit;
using Pratip.Registry.Courts;
using Pratip.Registry.Vault;

namespace Pratip.Exchange.Imports.Merging;

internal sealed record CourtStepState(ProceduralStage Stage, SealedRemark? Remark);

/// <summary>Rows of the sheet of court steps, whose suspects may be another agency's.</summary>
internal sealed class CourtStepMerger(MergeContext context) : SheetMerger<CourtStepState>(context, "court-steps")
{
    protected override async Task<Dictionary<Guid, CourtStepState>> LoadAsync(IEnumerable<Guid> ids)
    {
        var stages = await Context.AskAsync(ids, chunk => Context.Db.ProceduralStages.Where(s => chunk.Contains(s.Id)));
        var remarks = await RemarksAsync(stages.Select(s => s.Id));
        return stages.ToDictionary(s => s.Id, s => new CourtStepState(s, remarks.GetValueOrDefault(s.Id)));
    }

    /// <summary>The same step of the same suspect on the same day is one step, whoever reports it.</summary>
    protected override async Task<Dictionary<string, Guid>> FindAsync(IReadOnlyList<Entry> entries)
    {
        var stages = (await Context.AskAsync(entries.Select(e => e.Row.SuspectId!.Value), chunk => Context.Db.ProceduralStages
            .Where(s => !s.IsVoided && chunk.Contains(s.SuspectId)).Select(s => new { s.Id, s.SuspectId, s.Stage, s.On }))).ToLookup(s => (s.SuspectId, s.Stage, s.On));
        return entries
            .Select(e => (e.Key, Found: stages[(e.Row.SuspectId!.Value, e.Row.Required("stage"), e.Row.Required("on"))].FirstOrDefault()))
            .Where(e => e.Found is not null)
            .ToDictionary(e => e.Key, e => e.Found!.Id, StringComparer.Ordinal);
    }

    protected override IEnumerable<RegisterRow> RowsOf(CourtStepState state) => state.Remark is null ? [state.Stage] : [state.Stage, state.Remark];

    /// <summary>A step met by its row id alone is not known to be this agency's.</summary>
    protected override bool IsOwn(CourtStepState state) => false;

    protected override string? Filed(Entry entry, string column) => column switch
    {
        "person_reference" => entry.Row.SuspectId?.ToString(),
        "case_agency" or "case_reference" => null,
        _ => entry.Row[column],
    };

    protected override string? Registered(CourtStepState state, string column) => column switch
    {
        "person_reference" => state.Stage.SuspectId.ToString(),
        "stage" => state.Stage.Stage,
        "on" => state.Stage.On,
        "court" => state.Stage.Court,
        "outcome" => state.Stage.Outcome,
        "sentence_kind" => state.Stage.SentenceKind,
        "sentence_months" => Text(state.Stage.SentenceMonths),
        "remarks" => Opened(state.Remark),
        _ => null,
    };

    protected override void Write(Entry entry, CourtStepState? before)
    {
        var row = entry.Row;
        var stage = before?.Stage.Copy<ProceduralStage>() ?? new ProceduralStage { Id = entry.TargetId, SuspectId = default, Stage = "", On = "" };
        stage.SuspectId = row.SuspectId!.Value;
        stage.Stage = row.Required("stage");
        stage.On = row.Required("on");
        stage.Court = row["court"];
        stage.Outcome = row["outcome"];
        stage.SentenceKind = row["sentence_kind"];
        stage.SentenceMonths = row.Integer("sentence_months");
        Context.Changes.Put(before?.Stage, stage);
        PutRemark(entry, before?.Remark);
    }
}
