using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Returns;

/// <summary>That an agency has nothing to report about a subject for a month.</summary>
public sealed record DeclareZeroOptions
{
    public Guid Id { get; init; } = RowId.Next();

    /// <summary>Code of the list return-subject.</summary>
    public string? Subject { get; init; }

    /// <summary>As <see cref="ReturnCalendar.CodeOf"/> writes it.</summary>
    public string? Month { get; init; }

    /// <summary>What became of the return since was not typed.</summary>
    internal SentAgain Again(Return standing)
    {
        var month = ReturnCalendar.TryMonth(Month)!.Value;
        return new SentAgain().Code(nameof(Subject), "return-subject", standing.Subject, Subject)
            .Same(nameof(Month), (standing.From, standing.To) == (month.From, month.To), ReturnCalendar.CodeOf(new(standing.From, standing.To)));
    }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Subject), Subject))
        {
            check.Code(nameof(Subject), "return-subject", Subject);
        }

        if (check.Require(nameof(Month), Month))
        {
            if (ReturnCalendar.TryMonth(Month) is not { } month)
            {
                check.Refuse(nameof(Month), "returns.month", EntryCheck.Shortened(Month!));
            }
            else if (month.To >= today)
            {
                check.Refuse(nameof(Month), "returns.month-open", Month);
            }
        }

        return check.Problems;
    }
}

/// <summary>That the secretariat has read a return and takes it as it is.</summary>
public sealed record AcceptReturnOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }
}
