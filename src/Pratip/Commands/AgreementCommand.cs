using System.CommandLine;
using Pratip.Exchange.Encoded;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Entry;
using Pratip.Registry.Exchanges;
using Pratip.Registry.Storage;

namespace Pratip.Commands;

/// <summary>
/// The agreements under which partners may ask by encodings, entered by the operator as two officers of the data office signed them on
/// paper: the console trusts whoever runs the machine, and the log says who did.
/// </summary>
internal static class AgreementCommand
{
    private const int UsualQuota = 100;

    private static readonly Argument<string> Reference = new("AGREEMENT") { Description = "The reference of the agreement, for example NGO-03/2026-1." };
    private static readonly Option<string> By = new("--by") { Description = "Sign-in name of the officer of the data office who signed this.", Required = true, HelpName = "NAME" };
    private static readonly Option<string> Partner = new("--partner") { Description = "Code of the organisation that may ask.", Required = true, HelpName = "CODE" };
    private static readonly Option<string> Purpose = new("--purpose") { Description = "What for; it stands in the log.", Required = true, HelpName = "TEXT" };
    private static readonly Option<DateOnly?> From = CommonOptions.Day("--from", "First day");
    private static readonly Option<DateOnly?> Until = CommonOptions.Day("--until", "Last day");
    private static readonly Option<int> Quota = new("--quota") { Description = "Encodings that may be compared in a month.", DefaultValueFactory = _ => UsualQuota, HelpName = "N" };
    private static readonly Option<string> Key = new("--key") { Description = "Where the key of the agreement lies; the register keeps the path alone.", Required = true, HelpName = "FILE" };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why; it stands in the log.", Required = true, HelpName = "TEXT" };

    public static Command Create()
    {
        From.Required = Until.Required = true;
        return new Command("agreement", "Keep the agreements under which partners may ask by encoded lists. Without one nothing is compared.\n\nExample: pratip agreement list")
        {
            Verb("list", "Show the agreements and what of their quota is used.", "list", ListAsync),
            Verb("ask", "Enter an agreement as one officer asks for it.", "ask NGO-03/2026-1 --by sok.dara --partner NGO-SHELTER --purpose \"family tracing\" --from 2026-01-01 --until 2026-12-31 --key agreement.key", AskAsync,
                Reference, By, Partner, Purpose, From, Until, Quota, Key),
            Verb("approve", "Put it in force, as another officer approves it.", "approve NGO-03/2026-1 --by chea.bopha", ApproveAsync, Reference, By),
            Verb("end", "End it at once.", "end NGO-03/2026-1 --by sok.dara --reason \"the key was lost\"", EndAsync, Reference, By, Reason),
        };
    }

    /// <summary>What a field of the service is called on the console.</summary>
    private static string NameOf(string field) => field switch
    {
        nameof(AskAgreementOptions.Reference) => Reference.Name,
        nameof(AskAgreementOptions.By) => By.Name,
        nameof(AskAgreementOptions.PartnerCode) => Partner.Name,
        nameof(AskAgreementOptions.Purpose) => Purpose.Name,
        nameof(AskAgreementOptions.From) => From.Name,
        nameof(AskAgreementOptions.Until) => Until.Name,
        nameof(AskAgreementOptions.QuotaPerMonth) => Quota.Name,
        nameof(AskAgreementOptions.KeyFile) => Key.Name,
        _ => Reason.Name,
    };

    private static Command Verb(string name, string does, string example, Func<ParseResult, Register, CancellationToken, Task<IReadOnlyList<Message>>> work, params Symbol[] takes)
    {
        var command = new Command(name, $"{does}\n\nExample: pratip agreement {example}") { CommonOptions.Lang };
        foreach (var one in takes)
        {
            if (one is Argument argument)
            {
                command.Arguments.Add(argument);
            }
            else
            {
                command.Options.Add((Option)one);
            }
        }

        command.Runs(async (parsed, output, error, ct) =>
        {
            var (language, isList) = (CommonOptions.LanguageIn(parsed), name == "list");
            await using var register = await Register.OpenAsync(CommonOptions.Location(parsed), isList ? RegisterAccess.Read : RegisterAccess.Write, TimeProvider.System, ct);
            if (isList && parsed.GetValue(CommonOptions.Json))
            {
                await output.WriteLineAsync(JsonAnswer.Of(await DescribedAsync(register, ct)));
                return Program.Succeeded;
            }

            try
            {
                var lines = (await work(parsed, register, ct)).Select(line => ProductTexts.All.Format(line, language)).ToList();
                await output.WriteLineAsync(parsed.GetValue(CommonOptions.Json) ? JsonAnswer.Of(new { done = name, lines }) : string.Join('\n', lines));
                return Program.Succeeded;
            }
            catch (EntryRefusedException refused)
            {
                await Job.TellAsync(parsed, [.. refused.Problems.Select(problem => ProductTexts.All.Format("pratip.agreement.problem", language, NameOf(problem.Field), problem.What))], output, error);
                return Program.JobFailed;
            }
        });
        return command;
    }

    private static async Task<IReadOnlyList<Message>> ListAsync(ParseResult parsed, Register register, CancellationToken ct)
    {
        var today = PhnomPenhTime.DateOf(register.Clock.GetUtcNow());
        var all = await AgreementService.ListAsync(register, ct);
        return all.Count == 0 ? [new("pratip.agreement.none")] : [.. all.Select(one => new Message(
            "pratip.agreement.row", one.Agreement.Reference, one.PartnerCode, one.Agreement.From, one.Agreement.Until, StateOf(one.Agreement, today),
            one.UsedThisMonth, one.Agreement.QuotaPerMonth, one.AskedBy, one.ApprovedBy ?? "–"))];
    }

    private static async Task<IEnumerable<object>> DescribedAsync(Register register, CancellationToken ct)
    {
        var today = PhnomPenhTime.DateOf(register.Clock.GetUtcNow());
        return (await AgreementService.ListAsync(register, ct)).Select(one => new
        {
            one.Agreement.Reference,
            partner = one.PartnerCode,
            one.Agreement.Purpose,
            one.Agreement.From,
            one.Agreement.Until,
            state = StateCode(one.Agreement, today),
            one.UsedThisMonth,
            one.Agreement.QuotaPerMonth,
            one.AskedBy,
            one.ApprovedBy,
        });
    }

    private static Message StateOf(ExchangeAgreement one, DateOnly today) => new("pratip.agreement.state." + StateCode(one, today));

    private static string StateCode(ExchangeAgreement one, DateOnly today) =>
        one.EndedAt is not null ? "ended" : one.ApprovedAt is null ? "waits" : one.IsInForce(today) ? "in-force" : "other-period";

    private static async Task<IReadOnlyList<Message>> AskAsync(ParseResult parsed, Register register, CancellationToken ct)
    {
        var reference = parsed.GetRequiredValue(Reference);
        var path = Path.GetFullPath(parsed.GetRequiredValue(Key));
        if (ExchangeKey.Read(path).Agreement is var of && of != reference)
        {
            throw new UsageException($"{path} is the key of the agreement {of}, not of {reference}.");
        }

        await AgreementService.AskAsync(register, new AskAgreementOptions
        {
            By = parsed.GetRequiredValue(By),
            Reference = reference,
            PartnerCode = parsed.GetRequiredValue(Partner),
            Purpose = parsed.GetRequiredValue(Purpose),
            From = parsed.GetValue(From)!.Value,
            Until = parsed.GetValue(Until)!.Value,
            QuotaPerMonth = parsed.GetValue(Quota),
            KeyFile = path,
        }, ct);
        return [new("pratip.agreement.asked", reference)];
    }

    private static async Task<IReadOnlyList<Message>> ApproveAsync(ParseResult parsed, Register register, CancellationToken ct)
    {
        await AgreementService.ApproveAsync(register, parsed.GetRequiredValue(By), parsed.GetRequiredValue(Reference), ct);
        return [new("pratip.agreement.approved", parsed.GetRequiredValue(Reference))];
    }

    private static async Task<IReadOnlyList<Message>> EndAsync(ParseResult parsed, Register register, CancellationToken ct)
    {
        await AgreementService.EndAsync(register, parsed.GetRequiredValue(By), parsed.GetRequiredValue(Reference), parsed.GetRequiredValue(Reason), ct);
        return [new("pratip.agreement.ended", parsed.GetRequiredValue(Reference))];
    }
}
