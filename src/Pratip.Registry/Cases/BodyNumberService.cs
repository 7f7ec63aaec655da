using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Cases;

/// <summary>The number that police, prosecutor or court give the same dossier.</summary>
public sealed record AddBodyNumberOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid CaseId { get; init; }

    /// <summary>Code of the list case-number-body.</summary>
    public string? Body { get; init; }

    public string? Number { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Body), Body))
        {
            check.Code(nameof(Body), "case-number-body", Body);
        }

        if (check.Require(nameof(Number), Number))
        {
            check.Line(nameof(Number), Number, CaseFilter.LongestNumber);
        }

        return check.Problems;
    }
}

public static class BodyNumberService
{
    public static async Task<Guid> AddAsync(ActorRegister register, AddBodyNumberOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Cases);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.CaseChange, "a number of another body", async change =>
        {
            if (await change.Db.BodyCaseNumbers.SingleOrDefaultAsync(number => number.Id == options.Id, ct) is { } standing)
            {
                new SentAgain().Code(nameof(options.Body), "case-number-body", standing.Body, options.Body).Line(nameof(options.Number), standing.Number, options.Number).ThrowIfAny();
                return;
            }

            var one = (await change.Db.Cases.SingleOrDefaultAsync(one => one.Id == options.CaseId, ct)).OrOutOfReach(nameof(options.CaseId));
            var number = options.Number!.Trim();
            await RefuseTakenAsync(register, options.Body!, number, nameof(options.Number), ct);
            await change.RecordAsync(EventKind.CaseChanged, new RowChanges().Add(new BodyCaseNumber { Id = options.Id, CaseId = one.Id, Body = options.Body!, Number = number }));
        }, ct);
        return options.Id;
    }

    /// <summary>One number of one body means one dossier. That another office has it is said, because it cannot be entered twice; which case it is only to who may see it.</summary>
    internal static async Task RefuseTakenAsync(ActorRegister register, string body, string number, string field, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var known = await db.BodyCaseNumbers.Where(one => one.Body == body && one.Number == number).Join(db.Cases, one => one.CaseId, of => of.Id, (_, of) => of.Number).FirstOrDefaultAsync(ct);
        if (known is not null)
        {
            throw new EntryRefusedException(field, new Message("cases.number-taken-by", number, known));
        }

        await using var all = register.Register.CreateContext();
        if (await all.BodyCaseNumbers.AnyAsync(one => one.Body == body && one.Number == number && !one.IsVoided, ct))
        {
            throw new EntryRefusedException(field, new Message("cases.number-taken-elsewhere"));
        }
    }
}
