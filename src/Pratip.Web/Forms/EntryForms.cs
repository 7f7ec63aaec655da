using Microsoft.Extensions.DependencyInjection;
using Pratip.Registry.Access;

namespace Pratip.Web.Forms;

/// <summary>Every form of the site, found by its type: one that is written is there, with its rule.</summary>
public sealed class EntryForms(IServiceProvider services)
{
    private readonly Lazy<IReadOnlyList<EntryForm>> _all = new(() =>
    [
        .. typeof(EntryForm).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EntryForm)) && !type.IsAbstract)
            .Select(type => (EntryForm)ActivatorUtilities.CreateInstance(services, type)).OrderBy(form => form.Name, StringComparer.Ordinal),
    ]);

    public IReadOnlyList<EntryForm> All => _all.Value;

    public EntryForm? Find(string name) => All.FirstOrDefault(form => form.Name == name);

    /// <summary>Those of the named forms that the user could enter about a subject, asked of the forms themselves: a link to any other would lead nowhere.</summary>
    public async Task<IReadOnlyList<EntryForm>> OfferedAsync(ActorRegister register, string subject, IEnumerable<string> names, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(names);
        var offered = new List<EntryForm>();
        foreach (var form in names.Select(Find).OfType<EntryForm>().Where(form => register.Actor.May(form.Verb, form.Noun)))
        {
            if (await form.FindAsync(register, subject, ct) is not null)
            {
                offered.Add(form);
            }
        }

        return offered;
    }
}
