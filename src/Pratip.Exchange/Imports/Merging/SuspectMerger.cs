using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Courts;
using Pratip.Registry.People;
using Pratip.Registry.Vault;

namespace Pratip.Exchange.Imports.Merging;

internal sealed record SuspectState(Suspect Suspect, PersonReport Report, IReadOnlyList<Charge> Charges, ProceduralStage? Arrest, ProceduralStage? Referral, SealedRemark? Remark);

/// <summary>Rows of the sheet of suspects: the standing in the case, the charges, arrest and referral to the court.</summary>
internal sealed class SuspectMerger(MergeContext context) : SheetMerger<SuspectState>(context, "suspects")
{
    public const string ArrestStage = "arrest";
    public const string ReferralStage = "referral-to-court";
    private const string Dropped = "dropped";

    protected override async Task<Dictionary<Guid, SuspectState>> LoadAsync(IEnumerable<Guid> ids)
    {
        var suspects = await Context.AskAsync(ids, chunk => Context.Db.Suspects.Where(s => chunk.Contains(s.Id)));
        var reports = (await Context.AskAsync(suspects.Select(s => s.ReportId), chunk => Context.Db.PersonReports.Where(r => chunk.Contains(r.Id)))).ToDictionary(r => r.Id);
        var charges = (await Context.AskAsync(suspects.Select(s => s.Id), chunk => Context.Db.Charges.Where(c => !c.IsVoided && chunk.Contains(c.SuspectId)))).ToLookup(c => c.SuspectId);
        var own = suspects.SelectMany(s => new[] { DerivedId.Of(s.Id, ArrestStage), DerivedId.Of(s.Id, ReferralStage) });
        var stages = (await Context.AskAsync(own, chunk => Context.Db.ProceduralStages.Where(s => chunk.Contains(s.Id)))).ToDictionary(s => s.Id);
        var remarks = await RemarksAsync(suspects.Select(s => s.Id));
        return suspects.ToDictionary(s => s.Id, s => new SuspectState(
            s, reports[s.ReportId], [.. charges[s.Id]], stages.GetValueOrDefault(DerivedId.Of(s.Id, ArrestStage)),
            stages.GetValueOrDefault(DerivedId.Of(s.Id, ReferralStage)), remarks.GetValueOrDefault(s.Id)));
    }

    protected override async Task<Dictionary<string, Guid>> FindAsync(IReadOnlyList<Entry> entries)
    {
        var agencyId = AgencyId;
        if (!await Context.Db.Suspects.AnyAsync(s => Context.Db.PersonReports.Any(r => r.Id == s.ReportId && r.AgencyId == agencyId), Context.Ct))
        {
            return [];
        }

        var cases = entries.ToLookup(e => (e.Row.CaseId, e.Row.Required("person_reference")));
        var found = await Context.AskAsync(entries.Select(e => e.Row.CaseId).OfType<Guid>(), chunk =>
            from s in Context.Db.Suspects
            join r in Context.Db.PersonReports on s.ReportId equals r.Id
            where !s.IsVoided && chunk.Contains(s.CaseId) && r.AgencyId == agencyId
            select new { s.Id, s.CaseId, r.OwnReference });
        return found.SelectMany(f => cases[(f.CaseId, f.OwnReference)].Select(e => (e.Key, f.Id)))
            .DistinctBy(f => f.Key, StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.Id, StringComparer.Ordinal);
    }

    protected override IEnumerable<RegisterRow> RowsOf(SuspectState state) =>
        new RegisterRow?[] { state.Suspect, state.Arrest, state.Referral, state.Remark }.Concat(state.Charges).OfType<RegisterRow>();

    protected override bool IsOwn(SuspectState state) => state.Report.AgencyId == AgencyId;

    protected override string? Filed(Entry entry, string column) => column switch
    {
        "case_reference" => entry.Row.CaseId?.ToString(),
        "at_large" => entry.Row[column] ?? "no",
        _ => entry.Row[column],
    };

    protected override string? Registered(SuspectState state, string column) => column switch
    {
        // Compared as the dossier it means: a case has many numbers.
        "case_reference" => state.Suspect.CaseId.ToString(),
        "person_reference" => state.Report.OwnReference,
        "role" => state.Suspect.Role,
        "public_official" => Text(state.Suspect.IsPublicOfficial),
        "at_large" => Text(state.Suspect.IsAtLarge),
        "age" => Text(state.Suspect.AgeAtArrest),
        "articles" => Joined(state.Charges.Where(c => c.Status != Dropped).Select(c => c.ArticleCode)),
        "charged_on" => state.Charges.FirstOrDefault(c => c.Status != Dropped)?.ChargedOn,
        "arrested_on" => state.Arrest?.On,
        "sent_to_court_on" => state.Referral?.On,
        "court" => state.Referral?.Court,
        "remarks" => Opened(state.Remark),
        _ => null,
    };

    /// <summary>A step that is on record is taken back by voiding it, which takes two persons, not by an empty cell.</summary>
    protected override (string Column, Message What)? Refuse(Entry entry, SuspectState? state)
    {
        foreach (var (column, stage) in new[] { ("arrested_on", state?.Arrest), ("sent_to_court_on", state?.Referral) })
        {
            if (stage is { IsVoided: false } && entry.Row[column] is null)
            {
                return (column, ImportWording.Of("withdrawn", Sheet.Column(column).Header, stage.On));
            }
        }

        return null;
    }

    protected override void Write(Entry entry, SuspectState? before)
    {
        var suspect = before?.Suspect.Copy<Suspect>() ?? new Suspect { Id = entry.TargetId, ReportId = default, CaseId = default };
        suspect.ReportId = ReportIdOf(entry);
        suspect.CaseId = entry.Row.CaseId!.Value;
        suspect.Role = entry.Row["role"];
        suspect.IsPublicOfficial = entry.Row.YesNo("public_official");
        suspect.IsAtLarge = entry.Row.YesNo("at_large") ?? false;
        suspect.AgeAtArrest = entry.Row.Integer("age");
        Context.Changes.Put(before?.Suspect, suspect);
        WriteCharges(entry, before?.Charges ?? []);
        WriteStage(entry, before?.Arrest, ArrestStage, entry.Row["arrested_on"], null);
        WriteStage(entry, before?.Referral, ReferralStage, entry.Row["sent_to_court_on"], entry.Row["court"]);
        PutRemark(entry, before?.Remark);
    }

    protected override void Finish()
    {
        foreach (var entry in Entries.Where(e => !e.Row.IsRejected))
        {
            Context.SuspectIds[(entry.Row.CaseId!.Value, entry.Row.Required("person_reference"))] = entry.TargetId;
        }
    }

    /// <summary>A charge the file no longer names is dropped and stays on record.</summary>
    private void WriteCharges(Entry entry, IReadOnlyList<Charge> recorded)
    {
        var articles = Context.Codes.Of(entry.Row["articles"]);
        foreach (var article in articles)
        {
            var before = recorded.FirstOrDefault(c => c.ArticleCode == article);
            var after = before?.Copy<Charge>() ?? new Charge { Id = DerivedId.Of(entry.TargetId, article), SuspectId = entry.TargetId, ArticleCode = article };
            after.ChargedOn = entry.Row["charged_on"];
            after.Status = after.Status == Dropped ? "pending" : after.Status;
            Context.Changes.Put(before, after);
        }

        foreach (var before in recorded.Where(c => c.Status != Dropped && !articles.Contains(c.ArticleCode, StringComparer.Ordinal)))
        {
            var after = before.Copy<Charge>();
            after.Status = Dropped;
            Context.Changes.Update(before, after);
        }
    }

    private void WriteStage(Entry entry, ProceduralStage? before, string stage, string? on, string? court)
    {
        if (on is null)
        {
            return;
        }

        var after = before?.Copy<ProceduralStage>()
            ?? new ProceduralStage { Id = DerivedId.Of(entry.TargetId, stage), SuspectId = entry.TargetId, Stage = stage, On = on };
        after.On = on;
        after.Court = court ?? after.Court;
        Context.Changes.Put(before, after);
    }
}
