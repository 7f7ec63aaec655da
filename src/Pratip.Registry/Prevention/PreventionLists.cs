using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Prevention;

/// <summary>What a list of activities is asked for; null asks for nothing.</summary>
public sealed record ActivityFilter(string? Kind = null, string? ProvinceCode = null, string? AgencyCode = null, int? Year = null);

/// <summary>A number of participants over many activities.</summary>
/// <param name="Known">The sum of what was given; null where nothing was.</param>
/// <param name="NotGiven">Activities that gave none: they are not counted as none.</param>
public sealed record ParticipantTotal(long? Known, int NotGiven);

/// <param name="Activities">How many the filter leaves.</param>
/// <param name="Unknown">Participants whose sex was not recorded.</param>
public sealed record ActivityTotals(int Activities, ParticipantTotal Female, ParticipantTotal Male, ParticipantTotal Unknown);

/// <summary>Activities and plan measures within a user's reach, page by page.</summary>
public static class PreventionLists
{
    public const int PageSize = 50;

    /// <summary>Latest first.</summary>
    public static async Task<Listing<PreventionActivity>> ActivitiesAsync(ActorRegister register, ActivityFilter filter, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(filter);
        register.Require(AccessVerb.View, AccessNoun.Prevention);
        await using var db = register.CreateContext();
        var activities = Narrow(db, filter);
        if (after is { } id && await db.PreventionActivities.Where(row => row.Id == id).Select(row => row.On).SingleOrDefaultAsync(ct) is { } on)
        {
            activities = activities.Where(row => row.On.CompareTo(on) < 0 || (row.On == on && row.Id.CompareTo(id) < 0));
        }

        var rows = await activities.OrderByDescending(row => row.On).ThenByDescending(row => row.Id).Take(PageSize + 1).ToListAsync(ct);
        return new Listing<PreventionActivity>([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    /// <summary>Over all pages of the list.</summary>
    public static async Task<ActivityTotals> TotalsAsync(ActorRegister register, ActivityFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(filter);
        register.Require(AccessVerb.View, AccessNoun.Prevention);
        await using var db = register.CreateContext();
        var sums = await Narrow(db, filter).GroupBy(_ => 1).Select(all => new
        {
            Count = all.Count(),
            Female = all.Sum(row => (long?)row.ParticipantsFemale),
            Male = all.Sum(row => (long?)row.ParticipantsMale),
            Unknown = all.Sum(row => (long?)row.ParticipantsUnknown),
            WithFemale = all.Count(row => row.ParticipantsFemale != null),
            WithMale = all.Count(row => row.ParticipantsMale != null),
            WithUnknown = all.Count(row => row.ParticipantsUnknown != null),
        }).SingleOrDefaultAsync(ct);
        return sums is null
            ? new ActivityTotals(0, new ParticipantTotal(null, 0), new ParticipantTotal(null, 0), new ParticipantTotal(null, 0))
            : new ActivityTotals(sums.Count, Total(sums.Female, sums.WithFemale), Total(sums.Male, sums.WithMale), Total(sums.Unknown, sums.WithUnknown));

        // A sum of nothing is nothing known, whatever the database makes of it.
        ParticipantTotal Total(long? sum, int given) => new(given == 0 ? null : sum, sums.Count - given);
    }

    /// <summary>In the order they were entered.</summary>
    public static async Task<Listing<PlanMeasure>> MeasuresAsync(ActorRegister register, string? progress, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Prevention);
        await using var db = register.CreateContext();
        IQueryable<PlanMeasure> measures = db.PlanMeasures;
        if (!string.IsNullOrEmpty(progress))
        {
            measures = measures.Where(row => row.Progress == progress);
        }

        if (after is { } id)
        {
            measures = measures.Where(row => row.Id.CompareTo(id) > 0);
        }

        var rows = await measures.OrderBy(row => row.Id).Take(PageSize + 1).ToListAsync(ct);
        return new Listing<PlanMeasure>([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    /// <summary>One activity that the user may change; null where there is none in reach.</summary>
    public static async Task<PreventionActivity?> FindActivityAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.PreventionActivities.SingleOrDefaultAsync(row => row.Id == id, ct);
    }

    public static async Task<PlanMeasure?> FindMeasureAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.PlanMeasures.SingleOrDefaultAsync(row => row.Id == id, ct);
    }

    private static IQueryable<PreventionActivity> Narrow(RegistryDb db, ActivityFilter filter)
    {
        IQueryable<PreventionActivity> activities = db.PreventionActivities;
        if (filter.Kind is { } kind && CodeListCatalogue.Standard.Get("prevention-activity-kind").Contains(kind))
        {
            activities = activities.Where(row => row.Kind == kind);
        }

        if (filter.ProvinceCode is { Length: > 0 } province)
        {
            activities = activities.Where(row => row.ProvinceCode == province);
        }

        if (filter.AgencyCode is { Length: > 0 } code)
        {
            activities = activities.Where(row => db.Agencies.Any(agency => agency.Id == row.AgencyId && agency.Code == code));
        }

        if (filter.Year is { } year)
        {
            var beginning = year.ToString("0000", CultureInfo.InvariantCulture);
            activities = activities.Where(row => row.On.StartsWith(beginning));
        }

        return activities;
    }
}
