using Microsoft.EntityFrameworkCore;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Editions;
using Pratip.Registry.Entry;
using Pratip.Statistics.Editions;
using Pratip.Web.Forms;

namespace Pratip.Web.Editions;

/// <summary>
/// Writes a block of text in both languages. About an edition it asks which block; about a block, whose code the address adds to the
/// edition's id, it begins with the text that stands.
/// </summary>
public sealed class WriteEditionTextForm() : EditionForm(EditionState.Draft)
{
    private const string List = "edition-text";

    private static readonly IReadOnlyList<QuestionPage> WhichBlock =
        [new("block", "web.editions.write", Ask.Code(nameof(WriteTextOptions.Block), "web.editions.block", List))];

    private static readonly Dictionary<string, IReadOnlyList<QuestionPage>> TextOf = CodeListCatalogue.Standard.Get(List).Entries.ToDictionary(
        entry => entry.Code,
        entry => (IReadOnlyList<QuestionPage>)
        [
            new("text", TitleOf(entry.Code),
                Ask.Text(nameof(WriteTextOptions.English), "web.editions.english"),
                Ask.Text(nameof(WriteTextOptions.Khmer), "web.editions.khmer")) { Lead = "web.editions.write-lead" },
        ],
        StringComparer.Ordinal);

    public override string Name => "write-edition-text";

    public override string Title => "web.editions.write";

    /// <summary>Key of what writing one block is called.</summary>
    public static string TitleOf(string block) => $"web.editions.write.{block}";

    /// <summary>The address of the form of one block.</summary>
    public static string AddressOf(Guid editionId, string block) => $"/forms/write-edition-text?subject={editionId}.{block}";

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        var (edition, block) = Parts(subject);
        return block is not null && !TextOf.ContainsKey(block) || await base.FindAsync(register, edition, ct) is not { } found
            ? null
            : found with { Row = new EditionTextHandle(((EditionHandle)found.Row!).Id, block) };
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => ((EditionTextHandle)subject.Row!).Block is { } block ? TextOf[block] : WhichBlock;

    /// <summary>Null where no text stands yet.</summary>
    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct)
    {
        if (Parts(subject) is not ({ } edition, { } block) || !Guid.TryParse(edition, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext();
        return await db.EditionBlocks.SingleOrDefaultAsync(one => one.EditionId == id && one.Block == block, ct) is { } row
            ? new CurrentAnswers(Answers.None.With(nameof(WriteTextOptions.English), row.English).With(nameof(WriteTextOptions.Khmer), row.Khmer), row.Version, row.EventId)
            : null;
    }

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) =>
        OptionsOf(form).Problems() is var problems && Handle(form).Block is null ? [.. problems.Where(problem => problem.Field == nameof(WriteTextOptions.Block))] : problems;

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        var options = OptionsOf(form);
        if (Handle(form).Block is null)
        {
            return AddressOf(options.EditionId, options.Block!);
        }

        await EditionService.WriteTextAsync(register, options, ct);
        return form.About.Back;
    }

    private static EditionTextHandle Handle(FilledForm form) => (EditionTextHandle)form.About.Row!;

    private static WriteTextOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        EditionId = Handle(form).EditionId,
        Block = Handle(form).Block ?? form.Answers.Line(nameof(WriteTextOptions.Block)),
        BasedOn = form.BasedOn,
        Khmer = form.Answers.Line(nameof(WriteTextOptions.Khmer)),
        English = form.Answers.Line(nameof(WriteTextOptions.English)),
    };

    /// <summary>The edition's id, and the code of the block where the address names one.</summary>
    private static (string? Edition, string? Block) Parts(string? subject) =>
        subject?.IndexOf('.', StringComparison.Ordinal) is { } at and >= 0 ? (subject[..at], subject[(at + 1)..]) : (subject, null);
}

/// <summary>Which text of which edition; without a block while that is still to be asked.</summary>
public sealed record EditionTextHandle(Guid EditionId, string? Block);
