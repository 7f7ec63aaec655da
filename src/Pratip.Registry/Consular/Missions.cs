using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Consular;

/// <summary>A mission of a country, so that accounts can be given in it.</summary>
public sealed record RegisterMissionOptions
{
    public Guid Id { get; init; } = RowId.Next();

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? CountryCode { get; init; }

    public string? NameEn { get; init; }

    public string? NameKm { get; init; }

    internal SentAgain Again(Agency standing) => new SentAgain().Country(nameof(CountryCode), Missions.CountryOf(standing.Code), CountryCode)
        .Line(nameof(NameEn), standing.NameEn, NameEn).Line(nameof(NameKm), standing.NameKm, NameKm);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        _ = today;
        var check = new EntryCheck();
        _ = check.Require(nameof(CountryCode), CountryCode) && check.Countries(nameof(CountryCode), [CountryCode!]);
        if (CountryCode == Missions.Home)
        {
            check.Refuse(nameof(CountryCode), "consular.own-country");
        }

        _ = check.Require(nameof(NameEn), NameEn) && check.Line(nameof(NameEn), NameEn) && check.Latin(nameof(NameEn), NameEn);
        _ = check.Require(nameof(NameKm), NameKm) && check.Line(nameof(NameKm), NameKm) && check.Khmer(nameof(NameKm), NameKm);
        return check.Problems;
    }
}

/// <summary>Missions are agencies of the kind embassy; which country one is of stands in its code.</summary>
public static class Missions
{
    public const string Kind = "embassy";

    public const string Home = "KH";

    private const string Prefix = "EMB-";

    public static string CodeOf(string country) => Prefix + country;

    internal static string CountryOf(string code) => code.StartsWith(Prefix, StringComparison.Ordinal) ? code[Prefix.Length..] : code;

    public static Task<Guid?> FindAsync(RegistryDb db, string country, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var code = CodeOf(country);
        return db.Agencies.Where(agency => agency.Code == code && agency.Kind == Kind && !agency.IsVoided).Select(agency => (Guid?)agency.Id).SingleOrDefaultAsync(ct);
    }

    public static async Task<bool> IsOneAsync(RegistryDb db, Guid agencyId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Agencies.AnyAsync(agency => agency.Id == agencyId && agency.Kind == Kind, ct);
    }

    /// <summary>By whoever keeps the accounts of all agencies: a mission is of use to nobody without one. Agencies are nobody's row, so the program writes it.</summary>
    public static async Task RegisterAsync(ActorRegister register, RegisterMissionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        if (!register.Actor.To(AccessVerb.Enter, AccessNoun.Accounts).All)
        {
            throw new AccessRefusedException(AccessVerb.Enter, AccessNoun.Accounts);
        }

        options.Problems(register.Today).ThrowIfAny();
        var context = new ProcessContext(ProcessKind.MissionRegister, register.Actor.SignInName, register.Actor.AgencyId, "a mission registered", Channels.Page);
        await register.Register.ChangeAsync(context, async change =>
        {
            if (await change.Db.Agencies.SingleOrDefaultAsync(agency => agency.Id == options.Id, ct) is { } standing)
            {
                options.Again(standing).ThrowIfAny();
                return;
            }

            var code = CodeOf(options.CountryCode!);
            if (await change.Db.Agencies.AnyAsync(agency => agency.Code == code, ct))
            {
                throw new EntryRefusedException(nameof(options.CountryCode), new Message("consular.mission-there"));
            }

            await change.RecordAsync(EventKind.AgenciesLoaded, new RowChanges().Add(new Agency
            {
                Id = options.Id,
                Code = code,
                Kind = Kind,
                Level = "foreign",
                NameEn = options.NameEn!.Trim(),
                NameKm = options.NameKm!.Trim(),
            }));
        }, ct);
    }
}
