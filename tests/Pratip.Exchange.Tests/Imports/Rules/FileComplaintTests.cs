using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Testing.Databases;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports.Rules;

public sealed class FileComplaintTests
{
    /// <summary>Keys that say where a problem stands, and are no problem themselves.</summary>
    private const string Place = "place.";

    private static readonly Texts Texts = Texts.Load(typeof(Importer).Assembly);

    /// <summary>Said of files that have tests of their own: too large or too foreign to be made here, or rows against other rows.</summary>
    private static readonly Dictionary<string, Type> Elsewhere = new(StringComparer.Ordinal)
    {
        ["too-many-rows"] = typeof(FileRuleTests),
        ["nobody"] = typeof(Encounters.PeopleListTests),
        ["removed-when"] = typeof(GateImportTests),
        ["columns-not-kept"] = typeof(Htcds.HtcdsTests),
        ["registered-on-assumed"] = typeof(Htcds.HtcdsTests),
        ["row-cleared"] = typeof(Offline.RegisteredWorkbookTests),
        ["row-version-damaged"] = typeof(Offline.RegisteredWorkbookTests),
        ["row-id-of-another"] = typeof(RowIdTests),
        ["reference-of-other-person"] = typeof(RowIdTests),
        ["row-id-copied"] = typeof(RowIdTests),
        ["row-renamed"] = typeof(RowIdTests),
        ["reference-of-other-row"] = typeof(TakenReferenceTests),
        ["withdrawn"] = typeof(ResubmittedSheetTests),
        ["duplicate"] = typeof(RowsAgainstRowsTests),
        ["number-of-other-row"] = typeof(RowsAgainstRowsTests),
        ["number-of-other-case"] = typeof(RowsAgainstRowsTests),
        ["person-disagrees"] = typeof(RowsAgainstRowsTests),
        ["case-rejected"] = typeof(RowsAgainstRowsTests),
        ["outside-period"] = typeof(RowsAgainstRowsTests),
    };

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_wrong_file_is_answered_with_what_is_wrong_and_what_to_do(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var faults = new List<string>();
        await SendAllAsync(desk, (complaint, receipt, grew) =>
        {
            var problem = receipt.Problems.FirstOrDefault(p => p.Code == complaint.Code || p.What.Key == ImportWording.Prefix + complaint.Code);
            var said = problem?.Say(Texts, Language.English) ?? "";
            if (!said.Contains(complaint.Said, StringComparison.Ordinal) || problem?.Sheet != complaint.Tab || receipt.Outcome != complaint.Outcome)
            {
                faults.Add($"{complaint.Code}: {receipt.Outcome}: {problem?.Sheet}: {Say(receipt)}");
            }

            if (receipt.Problems.Any(p => p.Say(Texts, Language.Khmer) == p.Say(Texts, Language.English))
                || (receipt.Problems.Count > 1 && complaint.Code is not ("merged-data" or "return-not-written" or "no-return")))
            {
                faults.Add($"{complaint.Code}: more or less than one problem in both languages: {Say(receipt)}");
            }

            if (grew && receipt.Outcome == ImportOutcome.Refused && complaint.Code != "zero-after-rows")
            {
                faults.Add($"{complaint.Code}: refused and yet in the register");
            }
        });
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    /// <summary>A new key without a file that calls it up fails here.</summary>
    [Fact]
    public async Task Every_text_of_the_importer_is_said_of_some_file()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var said = new HashSet<string>(StringComparer.Ordinal);
        await SendAllAsync(desk, (_, receipt, _) => said.UnionWith(receipt.Problems.SelectMany(p => KeysOf(p.What))));
        var book = Complaint.BookOfAll();
        foreach (var (complaint, i) in ComplaintTests.All.Where(c => c.Code.Length > 0).Select((c, i) => (c, i)))
        {
            book.AddRow(complaint.Sheet, complaint.WrongRow(i));
        }

        said.UnionWith((await desk.ImportAsync(book)).Problems.SelectMany(p => KeysOf(p.What)));
        var wanted = Texts.Keys.Where(k => k.StartsWith(ImportWording.Prefix, StringComparison.Ordinal) && !k[ImportWording.Prefix.Length..].StartsWith(Place, StringComparison.Ordinal))
            .Select(k => k[ImportWording.Prefix.Length..]).Except(Elsewhere.Keys, StringComparer.Ordinal);
        Assert.Equal("", string.Join(' ', wanted.Where(k => !said.Contains(ImportWording.Prefix + k)).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_place_is_said_as_closely_as_it_is_known()
    {
        var what = ImportWording.Of("required", "");
        var column = new LocalizedText("Sex", "ភេទ");
        string[] said =
        [
            .. new ImportProblem[]
            {
                new(ProblemSeverity.Error, what), new(ProblemSeverity.Error, what, "victims"), new(ProblemSeverity.Error, what, "victims", Column: column),
                new(ProblemSeverity.Error, what, "victims", 1005), new(ProblemSeverity.Error, what, "victims", 1005, column, "F1005"),
            }.Select(p => p.Say(Texts, Language.English)),
        ];
        var text = Texts.Format(what, Language.English);
        Assert.Equal<string>([text, $"sheet victims: {text}", $"sheet victims, column Sex: {text}", $"sheet victims, row 1005: {text}", $"sheet victims, row 1005, column Sex (cell F1005): {text}"], said);
    }

    private static async Task SendAllAsync(ImportDesk desk, Action<FileComplaint, ImportReceipt, bool> answer)
    {
        await using var db = desk.Register.CreateContext();
        var agencies = await db.Agencies.OrderBy(a => a.Code).Select(a => a.Code).ToListAsync();
        foreach (var (complaint, agency) in FileComplaints.All.Zip(agencies))
        {
            var before = await db.Events.CountAsync();
            var receipt = await complaint.SendAsync(desk, agency);
            answer(complaint, receipt, await db.Events.CountAsync() > before);
        }
    }

    private static IEnumerable<string> KeysOf(Message message) => message.Args.OfType<Message>().SelectMany(KeysOf).Prepend(message.Key);
}
