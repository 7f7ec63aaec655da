using Pratip.Registry.Interceptions;
using Pratip.Registry.Repatriations;
using Pratip.Registry.Victims;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>Rows of the sheet of hand-overs.</summary>
internal sealed class HandOverMerger(MergeContext context) : PersonFactMerger<HandOver>(context, "hand-overs")
{
    protected override IQueryable<HandOver> Facts => Context.Db.HandOvers;

    protected override Guid ReportIdOf(HandOver fact) => fact.ReportId;

    protected override string? Registered(HandOver fact, string column) => column switch
    {
        "on" => fact.On,
        "destination" => fact.Destination,
        "province" => fact.ProvinceCode,
        _ => null,
    };

    protected override HandOver Fill(Entry entry, HandOver? before)
    {
        var one = before?.Copy<HandOver>() ?? new HandOver { Id = entry.TargetId, ReportId = default, Destination = "", On = "" };
        one.ReportId = ReportIdOf(entry);
        one.On = entry.Row.Required("on");
        one.Destination = entry.Row.Required("destination");
        one.ProvinceCode = entry.Row["province"];
        return one;
    }
}

/// <summary>Rows of the sheet of repatriations.</summary>
internal sealed class RepatriationMerger(MergeContext context) : PersonFactMerger<Repatriation>(context, "repatriations")
{
    protected override IQueryable<Repatriation> Facts => Context.Db.Repatriations;

    protected override Guid ReportIdOf(Repatriation fact) => fact.ReportId;

    protected override string? Registered(Repatriation fact, string column) => column switch
    {
        "file_reference" => fact.FileReference,
        "from_country" => fact.FromCountry,
        "on" => fact.On,
        _ => null,
    };

    protected override Repatriation Fill(Entry entry, Repatriation? before)
    {
        var one = before?.Copy<Repatriation>() ?? new Repatriation { Id = entry.TargetId, ReportId = default, FileReference = "", FromCountry = "", On = "" };
        one.ReportId = ReportIdOf(entry);
        one.FileReference = entry.Row.Required("file_reference");
        one.FromCountry = entry.Row.Required("from_country");
        one.On = entry.Row.Required("on");
        return one;
    }
}

/// <summary>Rows of the sheet of interceptions.</summary>
internal sealed class InterceptionMerger(MergeContext context) : PersonFactMerger<Interception>(context, "interceptions")
{
    protected override IQueryable<Interception> Facts => Context.Db.Interceptions;

    protected override Guid ReportIdOf(Interception fact) => fact.ReportId;

    protected override string? Registered(Interception fact, string column) => column switch
    {
        "file_reference" => fact.FileReference,
        "on" => fact.On,
        "province" => fact.ProvinceCode,
        "destination_country" => fact.DestinationCountry,
        _ => null,
    };

    protected override Interception Fill(Entry entry, Interception? before)
    {
        var one = before?.Copy<Interception>() ?? new Interception { Id = entry.TargetId, ReportId = default, FileReference = "", On = "" };
        one.ReportId = ReportIdOf(entry);
        one.FileReference = entry.Row.Required("file_reference");
        one.On = entry.Row.Required("on");
        one.ProvinceCode = entry.Row["province"];
        one.DestinationCountry = entry.Row["destination_country"];
        return one;
    }
}
