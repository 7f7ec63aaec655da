using Pratip.Registry.Access.SignIn;
using Pratip.Web.Hosting;

namespace Pratip.Web.Access.SignIn;

/// <summary>What the ways in have in common.</summary>
internal sealed record SignInParts(SiteRegister Site, SiteActor Actor, SiteNavigation Navigation, SealedFields Fields, KeptForms Kept, SiteText Text)
{
    public string Locked(SignInResult.LockedUntil locked) => Text.Say("web.sign-in.locked", Text.Moment(locked.At.AddMinutes(1)));
}
