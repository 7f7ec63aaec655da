using Pratip.Reference.CodeLists;

namespace Pratip.Reference.Tests.CodeLists;

public sealed class CodeListCatalogueTests
{
    private static readonly CodeListCatalogue Catalogue = CodeListCatalogue.Standard;

    public static TheoryData<string> Ids => [.. Catalogue.Lists.Select(l => l.Id)];

    [Theory]
    [InlineData("sex")]
    [InlineData("age-precision")]
    [InlineData("identification-status")]
    [InlineData("identifying-body")]
    [InlineData("form-of-exploitation")]
    [InlineData("act")]
    [InlineData("means")]
    [InlineData("means-of-control")]
    [InlineData("recruitment-channel")]
    [InlineData("perpetrator-role")]
    [InlineData("procedural-stage")]
    [InlineData("stage-outcome")]
    [InlineData("sentence-kind")]
    [InlineData("victim-disposition")]
    [InlineData("hand-over-destination")]
    [InlineData("immigration-measure")]
    [InlineData("removal-ground")]
    [InlineData("clearance")]
    [InlineData("entry-legality")]
    [InlineData("visa-kind")]
    [InlineData("detection-source")]
    [InlineData("case-status")]
    [InlineData("site-kind")]
    [InlineData("complaint-channel")]
    [InlineData("complaint-outcome")]
    [InlineData("organisation-kind")]
    [InlineData("organisation-level")]
    [InlineData("return-state")]
    [InlineData("return-subject")]
    [InlineData("complaint-ending")]
    [InlineData("site-closing")]
    [InlineData("prevention-activity-kind")]
    [InlineData("ticket-payer")]
    [InlineData("case-number-body")]
    [InlineData("service-kind")]
    [InlineData("marital-status")]
    [InlineData("education")]
    [InlineData("isic-section")]
    public void Every_list_the_register_needs_is_there(string id) => Assert.NotEmpty(Catalogue.Get(id).Entries);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_entry_has_a_label_in_both_languages_and_a_source(string id)
    {
        var list = Catalogue.Get(id);
        Assert.False(string.IsNullOrWhiteSpace(list.Title.En) || string.IsNullOrWhiteSpace(list.Title.Km) || list.Version.Length == 0);
        Assert.All(list.Entries, e =>
        {
            Assert.False(string.IsNullOrWhiteSpace(e.Code) || string.IsNullOrWhiteSpace(e.Label.En) || string.IsNullOrWhiteSpace(e.Label.Km) || e.Source.Length == 0);
            Assert.False(e.Label.KmVerified);
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_entry_is_found_by_its_code_labels_and_aliases(string id)
    {
        var list = Catalogue.Get(id);
        Assert.All(list.Entries, e =>
        {
            Assert.Same(e, list.TryFind(e.Code));
            Assert.All([e.Code, e.Label.En, e.Label.Km, .. e.Aliases], typed =>
            {
                Assert.True(list.TryResolve($"  {typed.ToUpperInvariant()} ", out var found));
                Assert.Same(e, found);
            });
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Crosswalks_lead_to_known_classifications_and_never_to_IC_TIP(string id) =>
        Assert.All(Catalogue.Get(id).Entries.SelectMany(e => e.Crosswalk), pair =>
        {
            Assert.True(CrosswalkTarget.Find(pair.Key) is { MayBeUsed: true });
            Assert.NotEqual("ic-tip", pair.Key, StringComparer.Ordinal);
            Assert.NotEmpty(pair.Value);
        });

    [Fact]
    public void Every_HTCDS_code_of_a_crosswalk_is_a_value_of_the_standard()
    {
        var values = Catalogue.Lists.Where(l => l.Id.StartsWith("htcds-", StringComparison.Ordinal)).SelectMany(l => l.Entries).Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        Assert.All(
            Catalogue.Lists.SelectMany(l => l.Entries).Where(e => e.Crosswalk.ContainsKey("htcds")),
            e => Assert.Contains(e.Crosswalk["htcds"], values));
    }

    [Theory]
    [InlineData("htcds-gender", "sex", "Masculine", "male")]
    [InlineData("htcds-type-of-exploitation", "form-of-exploitation", "ForcedLabour", "forced-labour")]
    [InlineData("htcds-type-of-exploitation", "form-of-exploitation", "Other", "other")]
    [InlineData("htcds-type-of-sex-exploitation", "form-of-exploitation", "Prostitution", "prostitution")]
    [InlineData("htcds-trafficking-status", "identification-status", "PossibleVictimOfTrafficking", "presumed")]
    [InlineData("htcds-methods-of-control", "means-of-control", "PsychoactiveSubstance", "psychoactive-substances")]
    [InlineData("htcds-method-of-recruitment", "recruitment-channel", "ThroughOnlineSocialNetworks", "social-network")]
    [InlineData("htcds-organisation-type", "organisation-kind", "LawEnforcement", "police")]
    [InlineData("htcds-plan-type", "service-kind", "SocialCare", "social-care")]
    public void A_value_of_HTCDS_finds_the_national_code(string theirs, string ours, string value, string code)
    {
        Assert.True(Catalogue.Get(theirs).Contains(value));
        Assert.Equal(code, Catalogue.Get(ours).FromCrosswalk(CrosswalkTarget.Htcds, value)?.Code);
    }

    /// <summary>Transgender values have no code of their own among the four of the national reports; they are read as other, by alias.</summary>
    [Theory]
    [InlineData("htcds-case-status", "case-status")]
    [InlineData("htcds-trafficking-status", "identification-status")]
    [InlineData("htcds-type-of-exploitation", "form-of-exploitation")]
    [InlineData("htcds-type-of-sex-exploitation", "form-of-exploitation")]
    [InlineData("htcds-methods-of-control", "means-of-control")]
    [InlineData("htcds-method-of-recruitment", "recruitment-channel")]
    [InlineData("htcds-role-in-process", "perpetrator-role")]
    [InlineData("htcds-organisation-type", "organisation-kind")]
    [InlineData("htcds-plan-type", "service-kind")]
    [InlineData("htcds-marital-status", "marital-status")]
    [InlineData("htcds-education", "education")]
    [InlineData("htcds-forced-labour-industry", "isic-section")]
    [InlineData("htcds-decision-making-organisation", "identifying-body")]
    [InlineData("htcds-gender", "sex")]
    public void Every_value_of_HTCDS_has_a_national_code(string theirs, string ours) =>
        Assert.All(Catalogue.Get(theirs).Entries, e => Assert.NotNull(Catalogue.Get(ours).FromCrosswalk(CrosswalkTarget.Htcds, e.Code)));

    [Fact]
    public void A_form_of_exploitation_stands_within_its_broader_form()
    {
        var forms = Catalogue.Get("form-of-exploitation");
        Assert.True(forms.IsWithin("online-scam", "forced-criminality"));
        Assert.True(forms.IsWithin("forced-criminality", "forced-criminality"));
        Assert.False(forms.IsWithin("online-scam", "sexual-exploitation"));
        Assert.False(forms.TryFind("online-scam")!.Verified);
    }

    [Fact]
    public void A_code_that_no_list_knows_is_shown_as_it_is_stored() => Assert.Equal("retired-code", Catalogue.Label("sex", "retired-code").Km);

    [Fact]
    public void An_unknown_list_is_named_in_the_error() => Assert.Contains("'shoe-size'", Assert.Throws<KeyNotFoundException>(() => Catalogue.Get("shoe-size")).Message);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  - ")]
    [InlineData("purple")]
    public void What_no_entry_is_called_is_not_resolved(string? typed) => Assert.False(Catalogue.Get("sex").TryResolve(typed, out _));
}
