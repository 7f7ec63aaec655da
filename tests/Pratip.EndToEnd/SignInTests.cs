using Microsoft.Playwright;
using Pratip.Kernel;
using Pratip.Registry.Access.SignIn;
using Pratip.Web.Hosting;

namespace Pratip.EndToEnd;

public class SignInTests(SiteInBrowser site)
{
    public static TheoryData<Language, bool> Readers => new() { { Language.English, true }, { Language.Khmer, true }, { Language.English, false }, { Language.Khmer, false } };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Somebody_signs_in_comes_to_the_page_asked_for_is_named_on_it_and_signs_out(Language language, bool javaScript)
    {
        await using var visitor = await site.VisitSignedOut(javaScript: javaScript);
        await visitor.Open($"/sign-in?lang={language.Code()}");
        await visitor.Open("/reports?window=2024&compare=2023");
        Assert.Equal(Say("web.sign-in.title", language), await visitor.Page.Locator("h1").InnerTextAsync());
        await SignInAsync(visitor, "all.roles", SiteInBrowser.Password);
        Assert.EndsWith("/reports?window=2024&compare=2023", visitor.Page.Url, StringComparison.Ordinal);
        Assert.Contains("Sok all.roles", await visitor.Page.Locator(".pratip-header__user").InnerTextAsync(), StringComparison.Ordinal);

        await visitor.Page.Locator(".pratip-header__out").ClickAsync();
        Assert.Equal(Say("web.sign-in.title", language), await visitor.Page.Locator("h1").InnerTextAsync());
        await visitor.Open("/account");
        Assert.Equal(Say("web.sign-in.title", language), await visitor.Page.Locator("h1").InnerTextAsync());
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_wrong_password_is_told_beside_the_field_and_too_many_lock_the_name(Language language, bool javaScript)
    {
        await using var visitor = await site.VisitSignedOut(javaScript: javaScript);
        await visitor.Open($"/sign-in?lang={language.Code()}");
        var name = $"no.one.{language.Code()}.{javaScript}".ToLowerInvariant();
        for (var i = 0; i < 4; i++)
        {
            await SignInAsync(visitor, name, "a guess");
            Assert.Contains(Say("web.sign-in.wrong", language), await visitor.Page.Locator("#password-error").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal(name, await visitor.Page.Locator("#name").InputValueAsync());
            Assert.Equal("", await visitor.Page.Locator("#password").InputValueAsync());
        }

        await SignInAsync(visitor, name, "a guess");
        Assert.Contains(Say("web.sign-in.locked", language).Split('{')[0], await visitor.Page.Locator("#password-error").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await visitor.Page.Locator(".govuk-error-summary a[href='#password']").IsVisibleAsync());
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task One_time_codes_are_set_up_and_asked_for_at_the_next_sign_in(Language language, bool javaScript)
    {
        var name = $"codes.{language.Code()}.{javaScript}".ToLowerInvariant();
        await site.EmployAsync(name, "AHTJP", "case-worker");
        await using var visitor = await site.VisitSignedOut(javaScript: javaScript);
        await visitor.Open($"/sign-in?lang={language.Code()}");
        await SignInAsync(visitor, name, SiteInBrowser.Password);
        await visitor.Open("/account/second-factor");
        await visitor.Page.Locator("main form button").ClickAsync();
        var key = await visitor.Page.Locator("#key-shown").InnerTextAsync();
        await SendCodeAsync(visitor, CodeOf(key));
        Assert.Equal(10, await visitor.Page.Locator("#recovery-codes li").CountAsync());
        var recovery = await visitor.Page.Locator("#recovery-codes li").First.InnerTextAsync();

        await visitor.Page.Locator(".pratip-header__out").ClickAsync();
        await SignInAsync(visitor, name, SiteInBrowser.Password);
        Assert.Equal(Say("web.sign-in.code-title", language), await visitor.Page.Locator("h1").InnerTextAsync());
        await SendCodeAsync(visitor, "000000");
        Assert.Contains(Say("web.sign-in.code-wrong", language), await visitor.Page.Locator("#code-error").InnerTextAsync(), StringComparison.Ordinal);
        await SendCodeAsync(visitor, recovery);
        Assert.Equal(Say("web.desk.title", language), await visitor.Page.Locator("h1").InnerTextAsync());
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Khmer)]
    public async Task A_page_for_other_roles_is_refused_and_offers_the_way_back(Language language)
    {
        var name = "auditor." + language.Code();
        await site.EmployAsync(name, "OCM", "auditor");
        await using var visitor = await site.VisitSignedOut();
        await visitor.Open($"/sign-in?lang={language.Code()}");
        await SignInAsync(visitor, name, SiteInBrowser.Password);
        Assert.Equal(0, await visitor.Page.Locator("header a[href='/users'], header a[href='/imports']").CountAsync());
        await visitor.Open("/imports");
        Assert.Equal(Say("web.problem.403.title", language), await visitor.Page.Locator("h1").InnerTextAsync());
        await visitor.Page.Locator("main a").First.ClickAsync();
        Assert.Equal(Say("web.home.title", language), await visitor.Page.Locator("h1").InnerTextAsync());
    }

    [Fact]
    public async Task An_invitation_made_on_one_screen_is_taken_up_on_another_by_keyboard()
    {
        await using var keeper = await site.Visit(javaScript: false);
        await keeper.Open("/users/new?lang=en");
        await keeper.Page.Locator("#name").FillAsync("chan.bopha");
        await keeper.Page.Locator("#display-name").FillAsync("ចាន់ បុប្ផា");
        await keeper.Page.Locator("#agency").SelectOptionAsync("AHTJP");
        await keeper.Page.Locator("#roles-case-worker").CheckAsync();
        await keeper.Page.Locator("main form button").ClickAsync();
        var code = await keeper.Page.Locator("code#code").InnerTextAsync();

        await using var guest = await site.VisitSignedOut();
        await guest.Open("/invitation?lang=km");
        await guest.Page.Locator("#code").FocusAsync();
        await guest.Page.Keyboard.TypeAsync(code);
        await guest.Page.Keyboard.PressAsync("Tab");
        await guest.Page.Keyboard.TypeAsync(SiteInBrowser.Password);
        await guest.Page.Keyboard.PressAsync("Tab");
        await guest.Page.Keyboard.TypeAsync(SiteInBrowser.Password);
        await guest.Page.Keyboard.PressAsync("Enter");
        await guest.Page.Locator(".pratip-header__user").WaitForAsync();
        Assert.Contains("ចាន់ បុប្ផា", await guest.Page.Locator(".pratip-header__user").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task SignInAsync(Visitor visitor, string name, string password)
    {
        await visitor.Page.Locator("#name").FillAsync(name);
        await visitor.Page.Locator("#password").FillAsync(password);
        await visitor.Page.Locator("main form button").ClickAsync();
        await visitor.Page.WaitForLoadStateAsync(LoadState.Load);
    }

    private static async Task SendCodeAsync(Visitor visitor, string code)
    {
        await visitor.Page.Locator("#code").FillAsync(code);
        await visitor.Page.Locator("main form button").ClickAsync();
        await visitor.Page.WaitForLoadStateAsync(LoadState.Load);
    }

    private static string Say(string key, Language language) => SiteWording.Load()[key].In(language);

    private static string CodeOf(string typedKey)
    {
        var bits = string.Concat(typedKey.Where(letter => letter != ' ')
            .Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] key = [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
        return Totp.CodeAt(key, Totp.StepAt(TimeProvider.System.GetUtcNow()));
    }
}
