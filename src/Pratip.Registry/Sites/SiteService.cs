using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Geography;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Sites;

/// <summary>The register of sites. A site that was closed and opened again is one site: every encounter there stays with it.</summary>
public static class SiteService
{
    public static Task RegisterAsync(ActorRegister register, RegisterSiteOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.AddAsync<Site>(register, Verb("a site registered"), options.Id, () => options.Problems(register.Today), async (change, rows) =>
        {
            var agencyId = register.Actor.AgencyId;
            var reference = options.OwnReference!.Trim();
            if (await change.Db.Sites.AnyAsync(site => site.AgencyId == agencyId && site.OwnReference == reference, ct))
            {
                throw new EntryRefusedException(nameof(options.OwnReference), new Message("sites.reference-taken", reference));
            }

            rows.Add(new Site
            {
                Id = options.Id,
                AgencyId = agencyId,
                OwnReference = reference,
                Kind = options.Kind!,
                Name = EntryText.OrNull(options.Name),
                ProvinceCode = EntryText.OrNull(options.ProvinceCode),
                Locality = EntryText.OrNull(options.Locality),
                KnownSince = EntryText.OrNull(options.KnownSince),
            });
        }, ct, (_, standing) =>
        {
            new SentAgain().Line(nameof(options.OwnReference), standing.OwnReference, options.OwnReference).Code(nameof(options.Kind), "site-kind", standing.Kind, options.Kind)
                .Line(nameof(options.Name), standing.Name, options.Name).Line(nameof(options.Locality), standing.Locality, options.Locality)
                .Same(nameof(options.ProvinceCode), standing.ProvinceCode == EntryText.OrNull(options.ProvinceCode), Gazetteer.Standard.FindProvince(standing.ProvinceCode)?.Name)
                .Date(nameof(options.KnownSince), standing.KnownSince, options.KnownSince).ThrowIfAny();
            return Task.CompletedTask;
        });
    }

    public static Task CloseAsync(ActorRegister register, CloseSiteOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.ChangeAsync<Site>(
            register, Verb("a site closed"), (options.Id, options.BasedOn), () => options.Problems(register.Today), site => site.ClosedOn == options.ClosedOn && site.Closing == EntryText.OrNull(options.Closing),
            (_, _, before, after) =>
            {
                EntryCheck.RequireOrder(nameof(options.ClosedOn), before.KnownSince, options.ClosedOn);
                after.ClosedOn = options.ClosedOn;
                after.Closing = EntryText.OrNull(options.Closing);
                return Task.CompletedTask;
            }, ct);
    }

    private static EntryVerb Verb(string why) => new(ProcessKind.SiteChange, EventKind.SiteChanged, AccessNoun.Sites, why);
}
