using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Sites;
using Pratip.Registry.Storage;

namespace Pratip.Exchange.Demonstration;

/// <summary>Sites that the secretariat knew before the register, most of them closed since. Nothing was published of them, so all of it is fill.</summary>
public static class DemonstrationSites
{
    private const string Agency = "OCM";

    private static readonly IReadOnlyList<(string Kind, int Weight)> Kinds =
        [("compound", 40), ("casino", 16), ("hotel", 14), ("entertainment-venue", 18), ("brick-kiln", 6), ("factory", 6)];

    private static readonly IReadOnlyList<(string Closing, int Weight)> Closings = [("closed", 50), ("suspended", 36), ("left", 14)];

    /// <summary>Once; a register that has sites is left alone.</summary>
    public static async Task PrepareAsync(Register register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        Guid office;
        await using (var db = register.CreateContext())
        {
            if (await db.Sites.AnyAsync(ct))
            {
                return;
            }

            office = await DemonstrationDesk.OfficeAsync(db, Agency, ct);
        }

        await register.ChangeAsync(new ProcessContext(ProcessKind.SiteChange, "demonstration", office, "sites of the demonstration", Channels.Command), change =>
            change.RecordAsync(EventKind.SiteChanged, new RowChanges().Add(Invent(office))), ct);
    }

    private static List<Site> Invent(Guid office)
    {
        var chance = SeededChance.For(DemonstrationWorld.StandardSeed, "sites");
        var sites = new List<Site>();
        foreach (var half in Halves.All)
        {
            var window = half.Window();
            foreach (var known in Enumerable.Range(0, chance.Between(4, 7)).Select(_ => chance.Day(window.From, window.To)).Order().ToArray())
            {
                var closed = known.AddDays(chance.Between(5, 90));
                var isClosed = chance.Percent(80) && closed <= Half.FirstOf2025.Window().To;
                sites.Add(new Site
                {
                    AgencyId = office,
                    OwnReference = string.Create(CultureInfo.InvariantCulture, $"SITE-{sites.Count + 1:000}"),
                    Kind = chance.Weighted(Kinds),
                    ProvinceCode = Territory.DrawForForeigners(chance).Code,
                    KnownSince = Day(known),
                    ClosedOn = isClosed ? Day(closed) : null,
                    Closing = isClosed ? chance.Weighted(Closings) : null,
                });
            }
        }

        return sites;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
