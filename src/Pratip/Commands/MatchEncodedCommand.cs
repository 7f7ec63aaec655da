using System.CommandLine;
using Pratip.Exchange.Encoded;
using Pratip.Reference.Wording;
using Pratip.Registry.Exchanges;
using Pratip.Registry.Storage;

namespace Pratip.Commands;

/// <summary>The register's side of an exchange. What comes of it goes to whoever holds a person; the console says that a list was compared.</summary>
internal static class MatchEncodedCommand
{
    private static readonly Argument<string> List = new("FILE") { Description = "A list that a partner encoded with pratip encode." };
    private static readonly Option<string?> Agreement = new("--agreement") { Description = "The agreement it must be under (default: the one it names).", HelpName = "AGREEMENT" };

    public static Command Create()
    {
        var command = new Command(
            "match-encoded",
            "Compare a partner's encoded list with the register, under an agreement in force. Whoever holds somebody alike is asked; nobody else learns of it.\n\n"
            + "Example: pratip match-encoded people.encoded --agreement NGO-03/2026-1")
        {
            List, Agreement, CommonOptions.Lang,
        };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var list = EncodedList.Read(parsed.GetRequiredValue(List));
        if (parsed.GetValue(Agreement) is { } given && given != list.Agreement)
        {
            throw new RegisterException(new Message("exchanges.other-agreement", list.Agreement, given));
        }

        await using var register = await Register.OpenAsync(CommonOptions.Location(parsed), RegisterAccess.Write, TimeProvider.System, ct);
        var matching = new EncodedMatching(register);
        var key = ExchangeKey.Read(await matching.KeyFileAsync(list.Agreement, ct));
        var outcome = await matching.RunAsync(new EncodedRequest(list.Agreement, list.KeyCheck, list.Sha256, list.Records), key.Encoder(), ct);
        await output.WriteLineAsync(parsed.GetValue(CommonOptions.Json)
            ? JsonAnswer.Of(new { agreement = list.Agreement, outcome.Encodings, outcome.UsedThisMonth, outcome.QuotaPerMonth })
            : ProductTexts.All.Format("pratip.match-encoded.done", CommonOptions.LanguageIn(parsed), outcome.Encodings, list.Agreement, outcome.UsedThisMonth, outcome.QuotaPerMonth));
        return Program.Succeeded;
    }
}
