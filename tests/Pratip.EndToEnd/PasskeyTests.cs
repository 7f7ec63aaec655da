using System.Text.Json;
using Pratip.Kernel;
using Pratip.Web.Hosting;

namespace Pratip.EndToEnd;

/// <summary>Passkeys with Chromium's own authenticator, on the site under its name: browsers bind them to no number.</summary>
public class PasskeyTests(SiteInBrowser site)
{
    private string Named => new UriBuilder(site.Address) { Host = "localhost" }.Uri.GetLeftPart(UriPartial.Authority);

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Khmer)]
    public async Task A_passkey_is_added_signs_in_is_found_out_as_a_copy_and_opens_nothing_once_removed(Language language)
    {
        var name = "passkey." + language.Code();
        await site.EmployAsync(name, "AHTJP", "case-worker");
        await using var visitor = await site.VisitSignedOut();
        await VirtualAuthenticator.WithoutOffersAsync(visitor.Page);
        await visitor.Page.AddInitScriptAsync(EveryPageTests.AccessibilityRules.Value);
        var authenticator = await VirtualAuthenticator.PlugInAsync(visitor.Page);
        await SignInByPasswordAsync(visitor, name, language);

        await OpenAsync(visitor, "/account/passkeys");
        await AssertAccessibleAsync(visitor);
        await visitor.Page.Locator("#name").FillAsync("telephone");
        await visitor.Page.Locator("#passkey-form button").ClickAsync();
        await visitor.Page.Locator(".govuk-notification-banner").WaitForAsync();
        Assert.Contains(Say("web.passkeys.done.added", language), await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("telephone", await visitor.Page.Locator("h2").AllInnerTextsAsync(), StringComparer.Ordinal);

        // The same authenticator is not asked for a second one.
        await visitor.Page.Locator("#name").FillAsync("again");
        await visitor.Page.Locator("#passkey-form button").ClickAsync();
        await visitor.Page.Locator("#passkey-failed").WaitForAsync();

        await SignOutAsync(visitor);
        await AssertAccessibleAsync(visitor);
        await SignInByPasskeyAsync(visitor);
        await visitor.Page.Locator(".pratip-header__user").WaitForAsync();
        Assert.Contains("Sok " + name, await visitor.Page.Locator(".pratip-header__user").InnerTextAsync(), StringComparison.Ordinal);

        await authenticator.SetBackAsync();
        await SignOutAsync(visitor);
        await SignInByPasskeyAsync(visitor);
        Assert.Contains(Say("web.passkeys.refused", language), await visitor.Page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.Page.Locator(".pratip-header__user").CountAsync());
        await AssertAccessibleAsync(visitor);

        await SignInByPasswordAsync(visitor, name, language);
        await OpenAsync(visitor, "/account/passkeys");
        await visitor.Page.Locator(".govuk-details__summary").ClickAsync();
        await visitor.Page.Locator("form[action$='/remove'] button").ClickAsync();
        await visitor.Page.Locator(".govuk-notification-banner").WaitForAsync();
        await authenticator.SetForwardAsync();
        await SignOutAsync(visitor);
        await SignInByPasskeyAsync(visitor);
        Assert.Contains(Say("web.passkeys.refused", language), await visitor.Page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_passkey_is_offered_among_the_names_to_fill_in()
    {
        await site.EmployAsync("passkey.offered", "AHTJP", "case-worker");
        await using var visitor = await site.VisitSignedOut();
        await VirtualAuthenticator.PlugInAsync(visitor.Page);
        await SignInByPasswordAsync(visitor, "passkey.offered", Language.English);
        await OpenAsync(visitor, "/account/passkeys");
        await visitor.Page.Locator("#name").FillAsync("telephone");
        await visitor.Page.Locator("#passkey-form button").ClickAsync();
        await visitor.Page.Locator(".govuk-notification-banner").WaitForAsync();
        await visitor.Page.Locator(".pratip-header__out").ClickAsync();

        // The authenticator of the tests says yes to the offer by itself.
        await visitor.Page.WaitForURLAsync(Named + "/desk");
        await visitor.Page.Locator(".pratip-header__user").WaitForAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Who_has_no_passkey_at_hand_is_told_and_signs_in_by_password_on_the_same_page()
    {
        await site.EmployAsync("passkey.none", "AHTJP", "case-worker");
        await using var visitor = await site.VisitSignedOut();
        await VirtualAuthenticator.PlugInAsync(visitor.Page);
        await visitor.Open(Named + "/sign-in?lang=en");
        await visitor.Page.Locator("#passkey-button").ClickAsync();
        await visitor.Page.Locator("#passkey-failed").WaitForAsync();
        await SignInByPasswordAsync(visitor, "passkey.none", Language.English, open: false);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_scripts_or_under_a_number_the_page_says_what_else_there_is(bool javaScript)
    {
        await using var visitor = await site.VisitSignedOut(javaScript: javaScript);
        await visitor.Open(javaScript ? "/sign-in?lang=en" : Named + "/sign-in?lang=en");
        Assert.True(await visitor.Page.Locator("#passkey-none").IsVisibleAsync());
        Assert.False(await visitor.Page.Locator("#passkey-button").IsVisibleAsync());
    }

    private async Task SignInByPasswordAsync(Visitor visitor, string name, Language language, bool open = true)
    {
        if (open)
        {
            await visitor.Open($"{Named}/sign-in?lang={language.Code()}");
        }

        await visitor.Page.Locator("#name").FillAsync(name);
        await visitor.Page.Locator("#password").FillAsync(SiteInBrowser.Password);
        await visitor.Page.Locator("main form button").ClickAsync();
        await visitor.Page.Locator(".pratip-header__user").WaitForAsync();
    }

    private static async Task SignInByPasskeyAsync(Visitor visitor)
    {
        await visitor.Page.Locator("#passkey-button").ClickAsync();
        await visitor.Page.Locator(".pratip-header__user, .govuk-error-summary").WaitForAsync();
    }

    private static async Task SignOutAsync(Visitor visitor)
    {
        await visitor.Page.Locator(".pratip-header__out").ClickAsync();
        await visitor.Page.Locator("#passkey-button").WaitForAsync();
    }

    private Task<string> OpenAsync(Visitor visitor, string address) => visitor.Open(Named + address);

    private static async Task AssertAccessibleAsync(Visitor visitor)
    {
        var violations = await visitor.Page.EvaluateAsync<JsonElement>(EveryPageTests.Violations);
        Assert.Empty(violations.EnumerateArray().Select(violation => violation.GetString()));
    }

    private static string Say(string key, Language language) => SiteWording.Load()[key].In(language);
}
