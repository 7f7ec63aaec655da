using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pratip.Registry.Access;
using Pratip.Registry.People;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Web.Cases;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;

namespace Pratip.Web.Search;

/// <summary>
/// The page of a form between who somebody is and what there is to say of them: whether the asker's office knows the person
/// already. What others hold shows nowhere, neither in what is offered nor in how it is looked for.
/// </summary>
public sealed class KnownPeople(NameSearch search, SiteRegister site)
{
    /// <summary>The question, which no options record has.</summary>
    public const string Property = "Known";

    private const string Nobody = "none";

    /// <summary>Found by another office in the asker's reach: the own office makes a report of its own.</summary>
    private const string Elsewhere = "other:";

    /// <summary>More candidates are not looked through; with nobody they make as many radio buttons as a page shows.</summary>
    private const int Most = 7;

    private const int MostKept = 1000;

    /// <summary>A page of the form that is shown again asks nothing again.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(Guid UserId, string Typed), (long At, SearchAnswer Answer)> _answers = new();

    public static QuestionPage Page { get; } = new("known", "web.known.title", Ask.Choice(
        Property, "web.known.question", static (context, ct) => context.Services.GetRequiredService<KnownPeople>().OffersAsync(context, ct), "web.known.hint")
        with
    { Missing = "web.known.missing" })
    {
        Lead = "web.known.lead",
        AskedWhen = IsAsked,
    };

    /// <summary>The own office's reference of the person that was chosen; null for somebody new.</summary>
    public static string? ChosenReference(Answers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return IsAsked(answers) && answers.Line(Property) is { } chosen && chosen != Nobody && !chosen.StartsWith(Elsewhere, StringComparison.Ordinal) ? chosen : null;
    }

    private static bool IsAsked(Answers answers) => answers.Line(nameof(PersonEntry.ExistingReference)) is null && answers.YesNo(nameof(PersonEntry.IsAnonymous)) != true && Typed(answers).Count > 0;

    private static List<string> Typed(Answers answers) =>
    [
        .. new[] { nameof(PersonEntry.NameLatin), nameof(PersonEntry.NameOwn), nameof(PersonEntry.DocumentNumber) }.Select(answers.Line).OfType<string>(),
        .. new[] { nameof(PersonEntry.Aliases), nameof(PersonEntry.OtherDocuments), nameof(PersonEntry.Phones) }.Select(answers.Line).OfType<string>()
            .SelectMany(lines => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
    ];

    private async ValueTask<IReadOnlyList<Choice>> OffersAsync(QuestionContext context, CancellationToken ct)
    {
        var (answer, words) = await AnswerAsync(context, Typed(context.Answers), ct);
        await using var db = context.Register.CreateContext();
        var agencyIds = answer.People.Select(one => one.AgencyId).Distinct().ToList();
        var agencies = await db.Agencies.Where(agency => agencyIds.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct);
        return
        [
            .. answer.People.Take(Most).Select(one => one.AgencyId == context.Register.Actor.AgencyId
                ? new Choice(one.OwnReference, Words(context.Text, one))
                : new Choice(Elsewhere + one.ReportId, context.Text.Say("web.known.elsewhere", context.Text.Agency(agencies.GetValueOrDefault(one.AgencyId)), Words(context.Text, one)))),
            new Choice(Nobody, context.Text[words]),
        ];
    }

    /// <summary>What was found, and the words for "nobody": where nobody could be looked for, it says so.</summary>
    private async Task<(SearchAnswer Answer, string Words)> AnswerAsync(QuestionContext context, List<string> typed, CancellationToken ct)
    {
        var actor = context.Register.Actor;
        if (!actor.May(AccessVerb.Search, AccessNoun.People))
        {
            return (new SearchAnswer([], [], false), "web.known.not-yours");
        }

        var key = (actor.UserId, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', typed)))));
        if (_answers.TryGetValue(key, out var kept) && site.Register.Clock.GetElapsedTime(kept.At) < Kept)
        {
            return (kept.Answer, "web.known.nobody");
        }

        try
        {
            var answer = await search.SearchBeforeEnteringAsync(context.Register, typed, ct);
            if (answer.NamesAreLoading)
            {
                return (answer, "web.known.loading");
            }

            if (_answers.Count >= MostKept)
            {
                _answers.Clear();
            }

            _answers[key] = (site.Register.Clock.GetTimestamp(), answer);
            return (answer, "web.known.nobody");
        }
        catch (RegisterException refusal) when (refusal is not AccessRefusedException)
        {
            return (new SearchAnswer([], [], false), "web.known.too-many");
        }
    }

    private static string Words(SiteText text, FoundPerson one) => string.Join(", ",
    [
        one.OwnReference,
        text.Code("sex", one.Sex),
        one.BirthYear is { } year ? text.Say("web.known.born", text.Digits(year)) : text["web.known.birth-unknown"],
        .. one.Cases.Select(found => found.Number),
    ]);
}
