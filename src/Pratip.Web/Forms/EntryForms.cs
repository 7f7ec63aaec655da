using Microsoft.Extensions.DependencyInjection;

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
}
