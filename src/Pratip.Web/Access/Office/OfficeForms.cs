using System.Collections.Concurrent;

namespace Pratip.Web.Access.Office;

/// <summary>
/// Forms that came after their session was over, while their user is at the office's provider: too long for a cookie, and a
/// page of ours that would carry them is left on the way. They stay sealed, are taken once, and a program that ends forgets them.
/// </summary>
internal sealed class OfficeForms(KeptForms kept, TimeProvider clock)
{
    /// <summary>Some sixteen megabytes at worst; the oldest makes place.</summary>
    private const int Most = 200;

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset At, string Sealed)> _forms = new();

    /// <summary>Under which it is found again; null for what this site has not sealed.</summary>
    public Guid? Keep(string? sealedForm)
    {
        if (sealedForm is null || !kept.IsKept(sealedForm))
        {
            return null;
        }

        if (_forms.Count >= Most)
        {
            _forms.TryRemove(_forms.MinBy(one => one.Value.At).Key, out _);
        }

        var id = Guid.NewGuid();
        _forms[id] = (clock.GetUtcNow(), sealedForm);
        return id;
    }

    /// <summary>As it was sealed, once.</summary>
    public string? Take(Guid? id) => id is { } of && _forms.TryRemove(of, out var found) ? found.Sealed : null;
}
