using Pratip.Exchange.Imports.Fields;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Reference.Characters;

namespace Pratip.Exchange.Imports.Reading;

/// <summary>Reads the cover of a return: agency, period and the state of each sheet.</summary>
internal static class CoverReader
{
    private const int RowsRead = 200;

    private static readonly CoverSheet Cover = SheetCatalogue.Standard.Cover;

    public static bool IsCover(TabularSheet tab) => LookupKey.Of(tab.Name) is var key
        && (key == LookupKey.Of(Cover.Id) || key == LookupKey.Of(Cover.En) || key == LookupKey.Of(Cover.Km));

    public static void Read(TabularSheet tab, ImportedReturn file, FieldContext context, ProblemList problems)
    {
        var values = new Dictionary<string, Cell>(StringComparer.Ordinal);
        var labels = Labels();
        foreach (var row in tab.Rows.Take(RowsRead))
        {
            Read(row, labels, values);
        }

        // A period may end after today: a month's return is prepared before its last day.
        var anyDay = context with { Today = DateOnly.MaxValue };
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var field in Cover.Fields)
        {
            var (value, problem) = new FieldReader(field, anyDay).Read(values.GetValueOrDefault(field.Id));
            fields[field.Id] = value;
            if (problem is not null || value is null)
            {
                problems.Tab(tab.Name, problem ?? ImportWording.Of(field.Id == "agency" ? "agency-missing" : "period-missing"), column: field);
                problems.Refuse();
            }
        }

        file.Agency = context.Agencies.Find(fields["agency"]);
        file.Period = PeriodOf(tab, fields, problems);
        ReadStates(tab, file, values, problems);
    }

    private static void Read(TabularRow row, Dictionary<string, string> labels, Dictionary<string, Cell> values)
    {
        string? id = null;
        foreach (var cell in row.Cells.Where(c => !c.IsEmpty))
        {
            var named = LabelOf(cell.Text, labels);
            if (named is not null && (id is null || named == id))
            {
                id = named;
            }
            else if (id is not null)
            {
                values.TryAdd(id, cell);
                return;
            }
        }
    }

    private static ReportingWindow? PeriodOf(TabularSheet tab, Dictionary<string, string?> fields, ProblemList problems)
    {
        if (fields["period_from"] is not { } from || fields["period_to"] is not { } to)
        {
            return null;
        }

        if (ReportingWindow.TryParse($"{from}..{to}", out var period))
        {
            return period;
        }

        problems.Tab(tab.Name, ImportWording.Of("period-reversed", from, to));
        problems.Refuse();
        return null;
    }

    private static void ReadStates(TabularSheet tab, ImportedReturn file, Dictionary<string, Cell> values, ProblemList problems)
    {
        foreach (var sheet in SheetCatalogue.Standard.Sheets)
        {
            if (!values.TryGetValue(sheet.Id, out var cell))
            {
                continue;
            }

            var key = LookupKey.Of(cell.Text);
            var state = Cover.States.FirstOrDefault(s =>
                key == LookupKey.Of(s.Id) || key == LookupKey.Of(s.En) || key == LookupKey.Of(s.Km) || key == LookupKey.Of(s.Id + s.En) || key == LookupKey.Of(s.Id + s.Km));
            if (state is null)
            {
                problems.Tab(tab.Name, ImportWording.Of("unknown-state", cell.Text, sheet.Title, string.Join(", ", Cover.States.Select(s => s.En))));
                problems.Refuse();
            }
            else
            {
                file.States[sheet.Id] = state.Id;
            }
        }
    }

    private static string? LabelOf(string text, Dictionary<string, string> labels)
    {
        if (labels.TryGetValue(LookupKey.Of(text), out var id))
        {
            return id;
        }

        var dot = text.IndexOf('·', StringComparison.Ordinal);
        return dot > 0 ? labels.GetValueOrDefault(LookupKey.Of(text[..dot])) : null;
    }

    private static Dictionary<string, string> Labels()
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, en, km) in Cover.Fields.Select(f => (f.Id, f.En, f.Km)).Concat(SheetCatalogue.Standard.Sheets.Select(s => (s.Id, s.En, s.Km))))
        {
            labels.TryAdd(LookupKey.Of(id), id);
            labels.TryAdd(LookupKey.Of(en), id);
            labels.TryAdd(LookupKey.Of(km), id);
        }

        return labels;
    }
}
