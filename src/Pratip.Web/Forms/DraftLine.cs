using Pratip.Registry.Access;
using Pratip.Registry.Tasks;

namespace Pratip.Web.Forms;

/// <summary>A form left half way, as it is listed.</summary>
/// <param name="Head">Which one, and since when.</param>
/// <param name="Form">The form it is on.</param>
/// <param name="About">The number or reference of what it is about; empty where there is none or it is out of reach by now.</param>
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
        var found = new Dictionary<(string Form, string Subject), string>();
        var lines = new List<DraftLine>();
        foreach (var head in heads)
        {
            if (forms.Find(head.Form) is { } form)
            {
                var subject = states.TryGetValue(head.Id, out var state) ? FormState.Of(state).Ticket.Subject : null;
                lines.Add(new DraftLine(head, form, subject is null ? "" : await AboutAsync(register, form, subject, found, ct)));
            }
        }

        return lines;
    }

    /// <summary>As the form itself would say it to this user; several about one thing are looked up once.</summary>
    private static async Task<string> AboutAsync(ActorRegister register, EntryForm form, string subject, Dictionary<(string Form, string Subject), string> found, CancellationToken ct)
    {
        if (!found.TryGetValue((form.Name, subject), out var about))
        {
            about = register.Actor.May(form.Verb, form.Noun) ? (await form.FindAsync(register, subject, ct))?.Words ?? "" : "";
            found[(form.Name, subject)] = about;
        }

        return about;
    }
}
