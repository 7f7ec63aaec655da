using Pratip.Registry.Victims;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>Rows of the sheet of victims.</summary>
internal sealed class VictimMerger(MergeContext context) : PersonFactMerger<Victim>(context, "victims")
{
    protected override IQueryable<Victim> Facts => Context.Db.Victims;

    protected override Guid ReportIdOf(Victim fact) => fact.ReportId;

    protected override string? Filed(Entry entry, string column) => column == "case_reference" ? entry.Row.CaseId?.ToString() : base.Filed(entry, column);

    protected override string? Registered(Victim fact, string column) => column switch
    {
        // Compared as the dossier it means: a case has many numbers.
        "case_reference" => fact.CaseId?.ToString(),
        "registered_on" => fact.RegisteredOn,
        "status" => fact.Status,
        "status_decided_on" => fact.StatusDecidedOn,
        "identifying_body" => fact.IdentifyingBody,
        "age" => Text(fact.AgeAtIdentification),
        "age_band" => fact.AgeBand,
        "age_at_exploitation" => Text(fact.AgeAtExploitation),
        "forms" => Joined(fact.FormsOfExploitation),
        "means_of_control" => Joined(fact.MeansOfControl),
        "recruitment" => Joined(fact.RecruitmentChannels),
        "sector" => fact.Sector,
        _ => null,
    };

    protected override Victim Fill(Entry entry, Victim? before)
    {
        var row = entry.Row;
        var victim = before?.Copy<Victim>() ?? new Victim { Id = entry.TargetId, ReportId = default, RegisteredOn = "", Status = "" };
        victim.ReportId = ReportIdOf(entry);
        victim.CaseId = row.CaseId;
        victim.RegisteredOn = row.Required("registered_on");
        victim.Status = row.Required("status");
        victim.StatusDecidedOn = row["status_decided_on"];
        victim.IdentifyingBody = row["identifying_body"];
        victim.AgeAtIdentification = row.Integer("age");
        victim.AgeBand = row["age_band"];
        victim.AgeAtExploitation = row.Integer("age_at_exploitation");
        victim.FormsOfExploitation = Context.Codes.Of(row["forms"]);
        victim.MeansOfControl = Context.Codes.Of(row["means_of_control"]);
        victim.RecruitmentChannels = Context.Codes.Of(row["recruitment"]);
        victim.Sector = row["sector"];
        return victim;
    }
}
