using Pratip.Exchange.Imports;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Testing.Databases;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports.Rules;

/// <summary>
/// Every rule of a row by one wrong row and one nearly wrong row. They stand together in one file each: a rule that
/// complains of a neighbour shows here too.
/// </summary>
public sealed class ComplaintTests
{
    private const int FirstRow = 5;

    private static readonly Texts Texts = Texts.Load(typeof(Importer).Assembly);

    public static TheoryData<Engine> Engines => TestRegister.All;

    internal static IReadOnlyList<Complaint> All { get; } = [.. FieldComplaints.All, .. OrderComplaints.All, .. SenseComplaints.All];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_wrong_row_gets_its_own_problem_at_its_own_cell_and_every_nearly_wrong_row_is_taken(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var wrong = All.Where(c => c.Code.Length > 0).ToList();
        var book = Complaint.BookOfAll();
        var places = Add(book, wrong, (c, i) => c.WrongRow(i));
        var receipt = await desk.ImportAsync(book);

        var byRow = receipt.Problems.Where(p => p.Row is not null).ToLookup(p => (p.Sheet!, p.Row!.Value));
        var faults = wrong.SelectMany((c, i) => FaultsOf(c, places[i], [.. byRow[(c.Sheet, places[i])]])).ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n" + string.Join("\n", faults));
        Assert.Equal(wrong.Count(c => !c.IsRemark), receipt.Rejected);

        var right = All.Where(c => c.Right is not null).ToList();
        var next = Complaint.BookOfAll();
        places = Add(next, right, (c, i) => c.RightRow(i));
        var taken = await desk.ImportAsync(next);

        var refused = right.SelectMany((c, i) => taken.Problems.Where(p => p.Sheet == c.Sheet && p.Row == places[i] && (p.Severity == ProblemSeverity.Error || p.Code == "date-order"))
            .Select(p => $"{c}: right '{c.Right}' gave {p.Say(Texts, Language.English)}")).ToList();
        Assert.True(refused.Count == 0, $"{refused.Count} refused:\n" + string.Join("\n", refused));
        Assert.Equal($"Imported: new {right.Count}, updated 0, unchanged 2, rejected 0, conflicts 0", Counts(taken));
    }

    /// <summary>Adds a row of each; gives the numbers that they have in the file, behind the case and the suspect of all.</summary>
    private static List<int> Add(AgencyWorkbook book, List<Complaint> complaints, Func<Complaint, int, Dictionary<string, string?>> row)
    {
        var next = new Dictionary<string, int>(StringComparer.Ordinal) { ["cases"] = FirstRow + 1, ["suspects"] = FirstRow + 1 };
        return [.. complaints.Select((c, i) =>
        {
            book.AddRow(c.Sheet, row(c, i));
            var place = next.GetValueOrDefault(c.Sheet, FirstRow);
            next[c.Sheet] = place + 1;
            return place;
        })];
    }

    private static IEnumerable<string> FaultsOf(Complaint complaint, int row, List<ImportProblem> problems)
    {
        var severity = complaint.IsRemark ? ProblemSeverity.Warning : ProblemSeverity.Error;
        var said = problems.Where(p => p.Severity == severity && p.Code != "outside-period").ToList();
        var codes = string.Join(' ', said.Select(p => p.Code).Order(StringComparer.Ordinal));
        var expected = string.Join(' ', complaint.Also.Append(complaint.Code).Order(StringComparer.Ordinal));
        if (codes != expected)
        {
            yield return $"{complaint}: expected {expected}, got '{codes}' {string.Join("; ", said.Select(p => p.Say(Texts, Language.English)))}";
            yield break;
        }

        var problem = said.First(p => p.Code == complaint.Code);
        var column = SheetCatalogue.Standard.Get(complaint.Sheet).Column(complaint.At ?? complaint.Column);
        var address = ColumnName.Of(SheetCatalogue.Standard.Get(complaint.Sheet).IndexOf(column.Id)) + row.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (problem.Column != column.Header || problem.Address != address)
        {
            yield return $"{complaint}: points at {problem.Column?.En} {problem.Address}, not at {column.En} {address}";
        }

        var english = problem.Say(Texts, Language.English);
        if (!english.Contains(complaint.Said, StringComparison.Ordinal) || !english.Contains(complaint.Suggested ?? "", StringComparison.Ordinal))
        {
            yield return $"{complaint}: says '{english}' and not '{complaint.Said}' {complaint.Suggested}";
        }

        if (problem.Say(Texts, Language.Khmer).Count(c => c is >= '\u1780' and <= '\u17FF') < 20)
        {
            yield return $"{complaint}: says no Khmer";
        }
    }
}
