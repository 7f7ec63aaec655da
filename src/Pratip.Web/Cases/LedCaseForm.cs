using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Web.Forms;

namespace Pratip.Web.Cases;

/// <summary>A form about a case that only the office fills in which answers for it.</summary>
public abstract class LedCaseForm : EntryForm
{
    public override AccessNoun Noun => AccessNoun.Cases;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Guid.TryParse(subject, out var id) && await CaseHeads.FindLedAsync(register, id, ct) is { } found ? About(found) : null;

    internal static EntrySubject About(Case one) => new(one.Number, $"/cases/{one.Id}", "cases", one);

    /// <summary>Colleagues to whom a case can be given.</summary>
    internal static async ValueTask<IReadOnlyList<Choice>> OfficersAsync(QuestionContext context, CancellationToken ct) =>
        [.. (await Colleagues.ReadAsync(context.Register, AccessVerb.Enter, AccessNoun.Cases, ct)).Select(one => new Choice(one.Id.ToString(), one.Name))];
}
