using Pratip.Registry.Access;
using Pratip.Registry.Tasks;

namespace Pratip.Web.Forms;

/// <summary>A form left half way, as it is listed.</summary>
/// <param name="Head">Which one, and since when.</param>
/// <param name="Form">The form it is on.</param>
/// <param name="About">The number or reference of what it is about, as its user last saw it; taking it up asks whether it is within reach still.</param>
public sealed record DraftLine(DraftHead Head, EntryForm Form, string About)
{
    public static async Task<IReadOnlyList<DraftLine>> ReadAsync(ActorRegister register, EntryForms forms, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(forms);
        var heads = await Drafts.ListAsync(register, ct);
        if (heads.Count == 0)
        {
            return [];
        }

        var states = await Drafts.StatesAsync(register, ct);
        return [.. from head in heads
                   let form = forms.Find(head.Form)
                   where form is not null
                   select new DraftLine(head, form, states.TryGetValue(head.Id, out var state) ? FormState.Of(state).About : "")];
    }
}
