using Pratip.Registry.Access;
using Pratip.Registry.Storage.RowSecurity;
using Pratip.Testing;

namespace Pratip.Registry.Tests.Storage.RowSecurity;

public sealed class KeptSectionsTests
{
    private static readonly Guid Mine = Guid.NewGuid();

    private readonly TestClock _clock = new(new DateTimeOffset(2025, 6, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_section_is_signed_once_for_the_same_scopes_and_anew_long_before_it_is_no_longer_good()
    {
        var kept = new KeptSections(new SectionSigner(new byte[64], _clock, TimeSpan.Zero), _clock);
        var scopes = ScopesOf(new Reach { Agencies = [Mine] });
        var first = kept.ToRead(scopes, "Cases");
        _clock.Pass(SectionSigner.Good / 5);
        Assert.Same(first, kept.ToRead(scopes, "Cases"));
        _clock.Pass(SectionSigner.Good / 5);
        Assert.NotSame(first, kept.ToRead(scopes, "Cases"));
    }

    [Fact]
    public void Nobody_is_given_the_section_of_other_scopes_or_nouns_or_the_one_to_enter_for_looking()
    {
        var signer = new SectionSigner(new byte[64], _clock, TimeSpan.Zero);
        var kept = new KeptSections(signer, _clock);
        var (narrow, wide) = (ScopesOf(new Reach { Agencies = [Mine] }), ScopesOf(new Reach { All = true }));
        string[] sections = [kept.ToRead(narrow, "Cases"), kept.ToRead(wide, "Cases"), kept.ToRead(wide, "Victims"), kept.ToEnter(narrow, "Cases"), kept.ToRead(narrow, "Cases")];
        Assert.Equal(
            [signer.Section("Cases", narrow.Cases, false), signer.Section("Cases", wide.Cases, false), signer.Section("Victims", Reach.Nothing, false), signer.Section("Cases", narrow.Cases, true), signer.Section("Cases", narrow.Cases, false)],
            sections);
    }

    /// <summary>Of one noun; whoever has them may enter nothing more.</summary>
    private static Scopes ScopesOf(Reach cases) =>
        new(new Dictionary<AccessNoun, Reach> { [AccessNoun.Cases] = cases }, Reach.Nothing, new ScopeHolder(Guid.NewGuid(), "", [], static () => new Scopes(new Dictionary<AccessNoun, Reach>(), Reach.Nothing, null!)));
}
