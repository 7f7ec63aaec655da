using Microsoft.EntityFrameworkCore;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Cases;

/// <summary>Two dossiers belong together, or are one under two numbers, or are two after all.</summary>
public sealed record LinkCasesOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid CaseId { get; init; }

    /// <summary>Central number of the other case.</summary>
    public string? OtherNumber { get; init; }

    /// <summary>Code of the list case-link.</summary>
    public string? Kind { get; init; }

    /// <summary>Without names of persons: it is read by whoever sees both cases.</summary>
    public string? Reason { get; init; }

    /// <summary>What can be chosen. What counts as one is for whoever judges who is one person, too.</summary>
    public static IReadOnlyList<CodeListEntry> KindsFor(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return [.. CodeListCatalogue.Standard.Get("case-link").Entries.Where(entry => !CaseLinkKind.IsAnswer(entry.Code) || actor.May(AccessVerb.Enter, AccessNoun.Linkage))];
    }

    internal SentAgain Again(CaseLink standing, string? otherNumber) => new SentAgain().Line(nameof(OtherNumber), otherNumber, OtherNumber?.ToUpperInvariant())
        .Code(nameof(Kind), "case-link", standing.Kind, Kind).Line(nameof(Reason), standing.Reason, Reason);

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (check.Require(nameof(OtherNumber), OtherNumber))
        {
            check.Line(nameof(OtherNumber), OtherNumber, CaseFilter.LongestNumber);
        }

        if (check.Require(nameof(Kind), Kind))
        {
            check.Code(nameof(Kind), "case-link", Kind);
        }

        if (check.Require(nameof(Reason), Reason))
        {
            check.Reason(nameof(Reason), Reason);
        }

        return check.Problems;
    }
}

/// <summary>Links cases. The other one must be in view of whoever links: a number that is not says nothing more.</summary>
public static class LinkService
{
    public static async Task<Guid> LinkAsync(ActorRegister register, LinkCasesOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Cases);
        options.Problems().ThrowIfAny();
        if (CaseLinkKind.IsAnswer(options.Kind))
        {
            register.Require(AccessVerb.Enter, AccessNoun.Linkage);
        }

        await using var seen = register.CreateContext();
        await register.ChangeAsync(ProcessKind.CaseChange, "two cases linked", async change =>
        {
            // Not by the scope of entering: the other case may be one the user only sees.
            if (await seen.CaseLinks.SingleOrDefaultAsync(link => link.Id == options.Id, ct) is { } standing)
            {
                options.Again(standing, await seen.Cases.Where(found => found.Id == standing.OtherCaseId).Select(found => found.Number).SingleOrDefaultAsync(ct)).ThrowIfAny();
                return;
            }

            var one = (await change.Db.Cases.SingleOrDefaultAsync(one => one.Id == options.CaseId, ct)).OrOutOfReach(nameof(options.CaseId));
            var number = options.OtherNumber!.Trim().ToUpperInvariant();
            var other = await seen.Cases.SingleOrDefaultAsync(found => found.Number == number, ct)
                ?? throw new EntryRefusedException(nameof(options.OtherNumber), new Message("cases.link-not-found"));
            if (other.Id == one.Id)
            {
                throw new EntryRefusedException(nameof(options.OtherNumber), new Message("cases.link-itself"));
            }

            await change.HoldAsync(CaseLinkKind.PairOf(one.Id, other.Id).Item1, ct);
            var said = await seen.CaseLinks.Where(link => !link.IsVoided).OfPair(one.Id, other.Id).ToListAsync(ct);
            if (CaseLinkKind.WhyNot(said, options.Kind!) is { } why)
            {
                throw new EntryRefusedException(nameof(options.OtherNumber), new Message(why, other.Number));
            }

            await change.RecordAsync(EventKind.CaseChanged, new RowChanges().Add(
                new CaseLink { Id = options.Id, CaseId = one.Id, OtherCaseId = other.Id, Kind = options.Kind!, Reason = options.Reason!.Trim() }));
        }, ct);
        return options.Id;
    }
}
