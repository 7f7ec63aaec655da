using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tables;

namespace Pratip.Statistics.Checks.Rules;

/// <summary>What was there and what came in is what went out and what is there still.</summary>
internal static class StockRules
{
    public const string Balance = "stock-balance";

    public static Finding Of(StockFlow flow)
    {
        object?[] numbers = [flow.Opening, flow.In, flow.OutInAll, flow.Closing, flow.IsBalanced ? flow.Unaccounted : flow.Difference];
        var found = !flow.IsBalanced ? new Finding(Balance, Verdict.Error, new Message("checks.balance.differs", numbers))
            : flow.Unaccounted > 0 ? new Finding(Balance, Verdict.Imprecise, new Message("checks.balance.unaccounted", numbers))
            : new Finding(Balance, Verdict.Agrees, new Message("checks.balance.agrees", numbers));
        return found.About(flow.Definition.Id, flow.Definition.Title, flow.Window);
    }
}
