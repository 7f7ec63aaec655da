using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Pratip.Registry.Access;

namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>
/// What was signed of a user's scopes, for as long as the scopes themselves are remembered: each query brings some sections, and a
/// page of many queries brings the same ones again and again.
/// </summary>
internal sealed class KeptSections(SectionSigner signer, TimeProvider clock)
{
    /// <summary>A section is good for longer by far than what it is sent with takes.</summary>
    private static readonly TimeSpan Kept = SectionSigner.Good / 4;

    private readonly ConditionalWeakTable<Scopes, ConcurrentDictionary<(string Noun, bool MayEnter), (string Section, long SignedAt)>> _sections = [];

    public string ToRead(Scopes scopes, string noun) => Of(scopes, noun, mayEnter: false);

    /// <summary>What somebody decides on is within reach to decide and, beside it, what they enter.</summary>
    public string ToEnter(Scopes scopes, string noun) => Of(scopes, noun, mayEnter: true);

    private string Of(Scopes scopes, string noun, bool mayEnter)
    {
        var ofScopes = _sections.GetOrCreateValue(scopes);
        if (ofScopes.TryGetValue((noun, mayEnter), out var kept) && clock.GetElapsedTime(kept.SignedAt) < Kept)
        {
            return kept.Section;
        }

        var reach = mayEnter ? scopes.Of(noun).And(scopes.Holder.Entering(noun)) : scopes.Of(noun);
        var section = signer.Section(noun, reach, mayEnter);
        ofScopes[(noun, mayEnter)] = (section, clock.GetTimestamp());
        return section;
    }
}
