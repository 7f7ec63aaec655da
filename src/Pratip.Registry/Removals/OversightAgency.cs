using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Removals;

/// <summary>
/// Which agency answers for removals without clearance: that of somebody who watches over, else the secretariat's. The roles and the
/// agency are data. The agency that removed somebody is never asked to watch over itself while there is another one.
/// </summary>
internal sealed record OversightAgency(string Role, string OtherwiseRole, string OtherwiseAgency)
{
    private const string File = "Removals/oversight.json";

    private static readonly Lazy<OversightAgency> Shipped = new(Read);

    public static async Task<Guid> OfAsync(RegistryDb db, Guid removedBy, CancellationToken ct)
    {
        var rule = Shipped.Value;
        string[] roles = [rule.Role, rule.OtherwiseRole];
        var held = await (from grant in db.RoleGrants
                          where !grant.IsVoided && roles.Contains(grant.Role)
                          join user in db.Users on grant.UserId equals user.Id
                          where !user.IsVoided && user.Status == UserStatus.Active
                          orderby user.Id
                          select new { grant.Role, user.AgencyId }).ToListAsync(ct);
        var named = await db.Agencies.Where(agency => agency.Code == rule.OtherwiseAgency && !agency.IsVoided).Select(agency => agency.Id).ToListAsync(ct);
        List<Guid> inOrder = [.. held.Where(one => one.Role == rule.Role).Select(one => one.AgencyId), .. held.Where(one => one.Role == rule.OtherwiseRole).Select(one => one.AgencyId), .. named];
        return inOrder.Where(id => id != removedBy).Concat(inOrder).Append(removedBy).First();
    }

    private static OversightAgency Read()
    {
        using var stream = EmbeddedFile.Open(File);
        return JsonSerializer.Deserialize(stream, OversightJson.Default.OversightAgency)!;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(OversightAgency))]
internal sealed partial class OversightJson : JsonSerializerContext;
