using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Web.Tasks;

/// <summary>What became of a round of mail.</summary>
public sealed record MailRound(int Sent, int Failed, int Later);

/// <summary>
/// Sends what is due, one mail a user: which kinds of things wait and where to sign in. A server that cannot be reached is tried
/// again after ever longer times, for a day; an address it refuses is given up at once.
/// </summary>
public sealed class MailSender(Register register, MailServer server, Texts texts)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);

    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(1);

    private readonly Dictionary<Guid, (int Attempts, DateTimeOffset Next)> _waiting = [];

    /// <summary>What the server last said that kept a mail from going out; for the log, and never an address.</summary>
    public string? LastProblem { get; private set; }

    public async Task<MailRound> RunAsync(CancellationToken ct)
    {
        var round = new MailRound(0, 0, 0);
        foreach (var mail in await NoticePost.DueAsync(register, ct))
        {
            if (_waiting.TryGetValue(mail.UserId, out var wait) && wait.Next > register.Clock.GetUtcNow())
            {
                round = round with { Later = round.Later + 1 };
                continue;
            }

            round = await SendAsync(mail, ct) switch
            {
                true => round with { Sent = round.Sent + 1 },
                false => round with { Failed = round.Failed + 1 },
                null => round with { Later = round.Later + 1 },
            };
        }

        return round;
    }

    /// <summary>Null where it is tried again.</summary>
    private async Task<bool?> SendAsync(DueMail mail, CancellationToken ct)
    {
        try
        {
            await DeliverAsync(mail, ct);
        }
        catch (SmtpException problem)
        {
            LastProblem = problem.StatusCode.ToString();
            if (problem is SmtpFailedRecipientException && (int)problem.StatusCode >= 500)
            {
                return await GiveUpAsync(mail, ct);
            }

            return await PutOffAsync(mail, ct);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            LastProblem = nameof(SmtpStatusCode.ServiceNotAvailable);
            return await PutOffAsync(mail, ct);
        }

        _waiting.Remove(mail.UserId);
        await NoticePost.SentAsync(register, mail, ct);
        return true;
    }

    private async Task<bool?> PutOffAsync(DueMail mail, CancellationToken ct)
    {
        var now = register.Clock.GetUtcNow();
        if (now - mail.Since > GivenUpAfter)
        {
            return await GiveUpAsync(mail, ct);
        }

        var attempts = _waiting.GetValueOrDefault(mail.UserId).Attempts + 1;
        var wait = FirstWait * Math.Pow(2, Math.Min(attempts - 1, 10));
        _waiting[mail.UserId] = (attempts, now + (wait < LongestWait ? wait : LongestWait));
        return null;
    }

    private async Task<bool?> GiveUpAsync(DueMail mail, CancellationToken ct)
    {
        _waiting.Remove(mail.UserId);
        await NoticePost.FailedAsync(register, mail, ct);
        return false;
    }

    private async Task DeliverAsync(DueMail mail, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.UsesTls, UseDefaultCredentials = false };
        if (server.User is not null)
        {
            client.Credentials = new NetworkCredential(server.User, server.Password);
        }

        using var message = MessageOf(mail);
        await client.SendMailAsync(message, limit.Token);
    }

    private MailMessage MessageOf(DueMail mail)
    {
        var language = mail.Language == "en" ? Language.English : Language.Khmer;
        var kinds = mail.Kinds.Select(kind => "- " + CodeListCatalogue.Standard.Label("task-kind", kind).In(language));
        var message = new MailMessage(server.From, mail.Address)
        {
            Subject = texts.Format("web.mail.subject", language),
            SubjectEncoding = Encoding.UTF8,
            Body = texts.Format("web.mail.body", language, string.Join("\r\n", kinds), new Uri(server.Site, "desk").ToString()),
            BodyEncoding = Encoding.UTF8,
        };

        // So that an absent colleague's own answering machine does not answer a machine.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Message-ID", string.Create(CultureInfo.InvariantCulture, $"<{mail.NoticeIds[0]:N}@{message.From!.Host}>"));
        return message;
    }
}
