using Pratip.Exchange.Imports.Rules;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>A case as far as other rows need it.</summary>
internal sealed record KnownCase(Guid Id, Guid LeadAgencyId, string Reference, string? OffenceOn);

/// <summary>
/// Finds the dossier that a reference means: the agency's own case of this file or the register, else the one case that
/// has it as any body's number or as its central number.
/// </summary>
internal sealed class CaseDirectory(MergeContext context)
{
    private readonly Dictionary<(Guid Agency, string Reference), KnownCase> _byReference = [];
    private readonly Dictionary<string, List<KnownCase>> _byNumber = new(StringComparer.Ordinal);

    /// <summary>Asks the register for every reference of the file at once, then adds the cases of the file itself.</summary>
    public async Task LoadAsync()
    {
        var references = context.File.Tables.Where(t => t.Sheet.Has("case_reference") && t.Sheet.Id != "cases")
            .SelectMany(t => t.Accepted).Select(r => r["case_reference"]).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var one in await context.AskAsync(references, chunk => context.Db.Cases
            .Where(c => !c.IsVoided && (chunk.Contains(c.OwnReference) || chunk.Contains(c.Number)))
            .Select(c => new { c.Id, c.LeadAgencyId, c.OwnReference, c.Number, c.OffenceOn })))
        {
            var known = new KnownCase(one.Id, one.LeadAgencyId, one.OwnReference, one.OffenceOn);
            _byReference[(one.LeadAgencyId, one.OwnReference)] = known;
            Number(one.OwnReference, known);
            Number(one.Number, known);
        }

        foreach (var one in await context.AskAsync(references, chunk =>
            from n in context.Db.BodyCaseNumbers
            join c in context.Db.Cases on n.CaseId equals c.Id
            where !n.IsVoided && !c.IsVoided && chunk.Contains(n.Number)
            select new { n.Number, c.Id, c.LeadAgencyId, c.OwnReference, c.OffenceOn }))
        {
            Number(one.Number, new(one.Id, one.LeadAgencyId, one.OwnReference, one.OffenceOn));
        }

        AddOwn();
    }

    /// <summary>Gives each row its case, or rejects it.</summary>
    public void Resolve(string sheetId)
    {
        if (context.File.Table(sheetId) is not { } table)
        {
            return;
        }

        var column = table.Sheet.Column("case_reference");
        var firsts = new Dictionary<(Guid, string), int>();
        foreach (var row in table.Speaking.ToList())
        {
            if (row["case_reference"] is not { } reference)
            {
                continue;
            }

            var found = Find(context.Agency.Id, reference);
            if (found?.LeadAgencyId != context.Agency.Id && IsRejectedHere(reference))
            {
                // Another body may number alike: its case is not the one that was meant.
                context.Problems.Error(table, row, column, ImportWording.Of("case-rejected", reference));
                continue;
            }

            if (found is null)
            {
                context.Problems.Error(table, row, column, ImportWording.Of("unknown-case", reference));
                continue;
            }

            row.CaseId = found.Id;
            CheckOffence(table, row, found);

            // Two ways of naming a case are one case, and a person is its suspect once.
            if (column.Key && !row.IsRejected && !firsts.TryAdd((found.Id, row.Required("person_reference")), row.Number))
            {
                context.Problems.Error(table, row, column, ImportWording.Of(
                    "duplicate", FileRules.Shown(row), ImportProblem.Plain(firsts[(found.Id, row.Required("person_reference"))])));
            }
        }
    }

    public KnownCase? Find(Guid agencyId, string reference)
    {
        if (_byReference.TryGetValue((agencyId, reference), out var own))
        {
            return own;
        }

        // Two agencies may number alike; a number that means two cases means none.
        return _byNumber.TryGetValue(reference, out var others) && others.Count == 1 ? others[0] : null;
    }

    private void AddOwn()
    {
        if (context.File.Table("cases") is not { } table)
        {
            return;
        }

        foreach (var row in table.Speaking)
        {
            var known = new KnownCase(context.CaseIds[row.Required("case_reference")], context.Agency.Id, row.Required("case_reference"), row["offence_on"]);
            _byReference[(context.Agency.Id, known.Reference)] = known;
            foreach (var column in table.Sheet.Columns.Where(c => c.Id.EndsWith("_number", StringComparison.Ordinal)))
            {
                if (row[column.Id] is { } number)
                {
                    Number(number, known);
                }
            }
        }
    }

    private bool IsRejectedHere(string reference) =>
        context.File.Table("cases")?.Rows.Exists(r => r.IsRejected && r["case_reference"] == reference) == true;

    private void CheckOffence(SheetTable table, SheetRow row, KnownCase known)
    {
        if (row.Date("arrested_on") is { } arrest && known.OffenceOn is { } text && PartialDate.TryParseIso(text, out var offence) && arrest.IsCertainlyBefore(offence))
        {
            context.Problems.Error(table, row, row.Sheet.Column("arrested_on"), ImportWording.Of(
                "date-order", row.Sheet.Column("arrested_on").Header, arrest, SheetCatalogue.Standard.Get("cases").Column("offence_on").Header, offence));
        }
    }

    private void Number(string number, KnownCase known)
    {
        if (!_byNumber.TryGetValue(number, out var cases))
        {
            _byNumber.Add(number, cases = []);
        }

        if (!cases.Exists(c => c.Id == known.Id))
        {
            cases.Add(known);
        }
    }
}

/// <summary>Finds the suspect whom a court step means.</summary>
internal sealed class SuspectDirectory(MergeContext context, CaseDirectory cases)
{
    public async Task ResolveAsync()
    {
        if (context.File.Table("court-steps") is not { } table)
        {
            return;
        }

        ResolveCases(table);
        var ids = table.Speaking.Select(r => r.CaseId).OfType<Guid>();
        var recorded = (await context.AskAsync(ids, chunk =>
            from s in context.Db.Suspects
            join r in context.Db.PersonReports on s.ReportId equals r.Id
            join c in context.Db.Cases on s.CaseId equals c.Id
            where !s.IsVoided && chunk.Contains(s.CaseId)
            select new { s.Id, s.CaseId, r.OwnReference, IsLead = r.AgencyId == c.LeadAgencyId }))
            .OrderByDescending(s => s.IsLead).ToLookup(s => (s.CaseId, s.OwnReference), s => s.Id);
        var column = table.Sheet.Column("person_reference");
        foreach (var row in table.Speaking.ToList())
        {
            var key = (row.CaseId!.Value, row.Required("person_reference"));
            row.SuspectId = context.SuspectIds.TryGetValue(key, out var here) ? here : recorded[key].Cast<Guid?>().FirstOrDefault();
            if (row.SuspectId is null)
            {
                context.Problems.Error(table, row, column, ImportWording.Of("unknown-suspect", key.Item2, row.Required("case_reference")));
            }
        }

        CheckSteps(table);
    }

    private void ResolveCases(SheetTable table)
    {
        foreach (var row in table.Speaking.ToList())
        {
            var agency = context.Agencies.Find(row["case_agency"]) ?? context.Agency;
            if (cases.Find(agency.Id, row.Required("case_reference")) is { } found)
            {
                row.CaseId = found.Id;
            }
            else
            {
                context.Problems.Error(table, row, table.Sheet.Column("case_reference"), ImportWording.Of("unknown-case-of", row.Required("case_reference"), agency.Code));
            }
        }
    }

    /// <summary>Two ways of naming a case are one case: the same step of the same suspect twice is a copy.</summary>
    private void CheckSteps(SheetTable table)
    {
        var firsts = new Dictionary<(Guid, string, string), int>();
        foreach (var row in table.Speaking.ToList())
        {
            if (!firsts.TryAdd((row.SuspectId!.Value, row.Required("stage"), row.Required("on")), row.Number))
            {
                context.Problems.Error(table, row, table.Sheet.Column("stage"), ImportWording.Of(
                    "duplicate", FileRules.Shown(row), ImportProblem.Plain(firsts[(row.SuspectId.Value, row.Required("stage"), row.Required("on"))])));
            }
        }
    }
}
