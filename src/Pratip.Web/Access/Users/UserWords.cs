using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Web.Hosting;

namespace Pratip.Web.Access.Users;

/// <summary>How the pages about accounts name roles and moments.</summary>
internal static class UserWords
{
    /// <summary>A role the program no longer knows is called by its code.</summary>
    public static string RoleName(this SiteText text, RoleRequest role)
    {
        var name = RoleBook.Standard.Find(role.Role) is { } known ? text.Say(known.Name) : role.Role;
        return role.ProvinceCode is null ? name : $"{name} ({text.Digits(role.ProvinceCode)})";
    }

    public static string RoleNames(this SiteText text, AccountSummary user) =>
        user.Roles.Count == 0 ? text["web.account.no-role"] : string.Join(", ", user.Roles.Select(text.RoleName));

    public static string MomentOrNever(this SiteText text, DateTimeOffset? moment) => moment is { } known ? text.Moment(known) : text["web.users.never"];
}
