using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Prevention;
using Pratip.Registry.Returns;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>Rows of the sheet of prevention activities.</summary>
internal sealed class PreventionMerger(MergeContext context) : SheetMerger<PreventionActivity>(context, "prevention")
{
    protected override async Task<Dictionary<Guid, PreventionActivity>> LoadAsync(IEnumerable<Guid> ids) =>
        (await Context.AskAsync(ids, chunk => Context.Db.PreventionActivities.Where(a => chunk.Contains(a.Id)))).ToDictionary(a => a.Id);

    protected override async Task<Dictionary<string, Guid>> FindAsync(IReadOnlyList<Entry> entries) =>
        await Context.Db.PreventionActivities.AnyAsync(a => a.AgencyId == AgencyId, Context.Ct)
            ? (await Context.AskAsync(entries.Select(e => e.Key), keys => Context.Db.PreventionActivities
                .Where(a => a.AgencyId == AgencyId && !a.IsVoided && keys.Contains(a.OwnReference)))).ToDictionary(a => a.OwnReference, a => a.Id, StringComparer.Ordinal)
            : [];

    protected override IEnumerable<RegisterRow> RowsOf(PreventionActivity state) => [state];

    protected override bool IsOwn(PreventionActivity state) => state.AgencyId == AgencyId;

    protected override string? Registered(PreventionActivity state, string column) => column switch
    {
        "activity_reference" => state.OwnReference,
        "kind" => state.Kind,
        "on" => state.On,
        "province" => state.ProvinceCode,
        "title" => state.Title,
        "participants_female" => Text(state.ParticipantsFemale),
        "participants_male" => Text(state.ParticipantsMale),
        "participants_unknown" => Text(state.ParticipantsUnknown),
        _ => null,
    };

    protected override void Write(Entry entry, PreventionActivity? before)
    {
        var row = entry.Row;
        var one = before?.Copy<PreventionActivity>() ?? new PreventionActivity { Id = entry.TargetId, AgencyId = AgencyId, OwnReference = "", Kind = "", On = "" };
        one.OwnReference = row.Required("activity_reference");
        one.Kind = row.Required("kind");
        one.On = row.Required("on");
        one.ProvinceCode = row["province"];
        one.Title = row["title"];
        one.ParticipantsFemale = row.Integer("participants_female");
        one.ParticipantsMale = row.Integer("participants_male");
        one.ParticipantsUnknown = row.Integer("participants_unknown");
        Context.Changes.Put(before, one);
    }
}

/// <summary>Rows of the sheet of totals.</summary>
internal sealed class AggregateMerger(MergeContext context) : SheetMerger<AggregateReturn>(context, "aggregates")
{
    protected override async Task<Dictionary<Guid, AggregateReturn>> LoadAsync(IEnumerable<Guid> ids) =>
        (await Context.AskAsync(ids, chunk => Context.Db.AggregateReturns.Where(a => chunk.Contains(a.Id)))).ToDictionary(a => a.Id);

    protected override async Task<Dictionary<string, Guid>> FindAsync(IReadOnlyList<Entry> entries)
    {
        var recorded = await Context.AskAsync(entries.Select(e => e.Row.Required("measure")), measures => Context.Db.AggregateReturns
            .Where(a => a.AgencyId == AgencyId && !a.IsVoided && measures.Contains(a.Measure)));
        var byKey = recorded.DistinctBy(KeyOf, StringComparer.Ordinal).ToDictionary(KeyOf, a => a.Id, StringComparer.Ordinal);
        return entries.Where(e => byKey.ContainsKey(e.Key)).ToDictionary(e => e.Key, e => byKey[e.Key], StringComparer.Ordinal);
    }

    protected override IEnumerable<RegisterRow> RowsOf(AggregateReturn state) => [state];

    protected override bool IsOwn(AggregateReturn state) => state.AgencyId == AgencyId;

    protected override string? Registered(AggregateReturn state, string column) => column switch
    {
        "measure" => state.Measure,
        "from" => Iso(state.From),
        "to" => Iso(state.To),
        "breakdown" => state.Breakdown,
        "key" => state.Key,
        "value" => Text(state.Value),
        "source" => state.Source,
        _ => null,
    };

    protected override void Write(Entry entry, AggregateReturn? before)
    {
        var row = entry.Row;
        var one = before?.Copy<AggregateReturn>()
            ?? new AggregateReturn { Id = entry.TargetId, AgencyId = AgencyId, Measure = "", From = default, To = default, Value = 0, Source = "" };
        one.Measure = row.Required("measure");
        one.From = row.Date("from")!.Value.First;
        one.To = row.Date("to")!.Value.First;
        one.Breakdown = row["breakdown"];
        one.Key = row["key"];
        one.Value = row.Integer("value")!.Value;
        one.Source = row.Required("source");
        Context.Changes.Put(before, one);
    }

    private static string KeyOf(AggregateReturn a) => string.Join('\u001F', a.Measure, Iso(a.From), Iso(a.To), a.Breakdown ?? "", a.Key ?? "");

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
