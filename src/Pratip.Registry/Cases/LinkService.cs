using Microsoft.EntityFrameworkCore;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Cases;

/// <summary>Two dossiers belong together. Joining two into one is a judgement of its own and is not made here.</summary>
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

    /// <summary>What can be chosen.</summary>
    public static IReadOnlyList<CodeListEntry> Kinds { get; } =
        [.. CodeListCatalogue.Standard.Get("case-link").Entries.Where(entry => entry.Code != "joined")];

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (check.Require(nameof(OtherNumber), OtherNumber))
        {
            check.Line(nameof(OtherNumber), OtherNumber, CaseFilter.LongestNumber);
        }

        if (check.Require(nameof(Kind), Kind) && !Kinds.Any(entry => entry.Code == Kind))
        {
            check.Refuse(nameof(Kind), "entry.code", EntryCheck.Shortened(Kind!));
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
        await using var seen = register.CreateContext();
        await register.ChangeAsync(ProcessKind.CaseChange, "two cases linked", async change =>
        {
            // Not by the scope of entering: the other case may be one the user only sees.
            if (await seen.CaseLinks.AnyAsync(link => link.Id == options.Id, ct))
            {
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

            if (await seen.CaseLinks.AnyAsync(link => link.Kind == options.Kind
                && ((link.CaseId == one.Id && link.OtherCaseId == other.Id) || (link.CaseId == other.Id && link.OtherCaseId == one.Id)), ct))
            {
                throw new EntryRefusedException(nameof(options.OtherNumber), new Message("cases.linked-already"));
            }

            await change.RecordAsync(EventKind.CaseChanged, new RowChanges().Add(
                new CaseLink { Id = options.Id, CaseId = one.Id, OtherCaseId = other.Id, Kind = options.Kind!, Reason = options.Reason!.Trim() }));
        }, ct);
        return options.Id;
    }
}
