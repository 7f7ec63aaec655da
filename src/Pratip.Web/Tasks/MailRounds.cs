using Microsoft.Extensions.Logging;
using Pratip.Reference.Wording;
using Pratip.Web.Hosting;

namespace Pratip.Web.Tasks;

/// <summary>Sends due notices every minute, where the operator has a mail server.</summary>
internal sealed partial class MailRounds(SiteRegister site, MailServer server, Texts texts, ILogger<MailRounds> log) : RepeatedJob(TimeSpan.FromMinutes(1), site, log)
{
    private readonly ILogger _log = log;
    private readonly MailSender _sender = new(site.Register, server, texts);

    protected override async Task RunOnceAsync(CancellationToken ct)
    {
        var round = await _sender.RunAsync(ct);
        if (round.Failed > 0 || (round.Later > 0 && _sender.LastProblem is not null))
        {
            NotSent(_log, round.Failed, round.Later, server.ToString(), _sender.LastProblem);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Failed} mails were given up and {Later} wait for another try at {Server}: {Problem}")]
    private static partial void NotSent(ILogger log, int failed, int later, string server, string? problem);
}
