using System.Text;
using System.Text.RegularExpressions;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Testing;
using Pratip.Testing.Databases;
using Pratip.Web.Hosting;
using Pratip.Web.Tasks;

namespace Pratip.Web.Tests.Tasks;

/// <summary>Against a real server that speaks SMTP over a socket.</summary>
public sealed partial class MailSenderTests(TestCertificates certificates) : IClassFixture<TestCertificates>, IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly SmtpListener _server = new();
    private TestRegister? _test;

    private Register Register => _test!.Register;

    public async ValueTask InitializeAsync()
    {
        _test = await TestRegister.CreateAsync(Engine.Sqlite, _clock);
        Register.MailsNotices = true;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _test!.DisposeAsync();
    }

    [Theory]
    [InlineData("en", "custody runs out", "Sign in to see it: https://pratip.example.gov.kh/desk")]
    [InlineData("km", "ការឃាត់ខ្លួនជិតផុតកំណត់", "https://pratip.example.gov.kh/desk")]
    public async Task A_mail_says_what_kind_of_thing_waits_and_where_to_sign_in_and_nothing_else(string language, string kind, string where)
    {
        var user = await EmployAsync("dara", language);
        await NoticeAsync(user, TaskKinds.Custody);
        await NoticeAsync(user, TaskKinds.Custody);
        await NoticeAsync(user, "other");
        Assert.Equal(new MailRound(1, 0, 0), await Sender().RunAsync(CancellationToken.None));
        var mail = Assert.Single(_server.Mails);
        var body = BodyOf(mail);
        Assert.Contains(kind, body, StringComparison.Ordinal);
        Assert.Contains(where, body, StringComparison.Ordinal);
        Assert.DoesNotContain("KH-", body, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["MAIL FROM:<pratip@example.gov.kh>", "RCPT TO:<dara@office.example>"], _server.Commands, StringComparer.Ordinal);
        Assert.Equal(new MailRound(0, 0, 0), await Sender().RunAsync(CancellationToken.None));
        Assert.All(await NoticesAsync(), notice => Assert.Equal(NoticeMail.Sent, notice.Mail));
        await using var db = Register.CreateContext();
        Assert.Contains(db.Events, one => one.Kind == EventKind.NoticeMailed.Code);
    }

    [Fact]
    public async Task User_and_password_are_given_where_the_operator_has_them()
    {
        await NoticeAsync(await EmployAsync("dara"), "other");
        var server = Server() with { User = "pratip", Password = "three lanterns" };
        Assert.Equal(1, (await new MailSender(Register, server, SiteWording.Load()).RunAsync(CancellationToken.None)).Sent);
        var said = string.Join(' ', _server.Commands.Select(Decoded));
        Assert.Contains("pratip", said, StringComparison.Ordinal);
        Assert.Contains("three lanterns", said, StringComparison.Ordinal);
        Assert.DoesNotContain("three lanterns", server.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_tls_gets_nothing_where_tls_is_asked_for()
    {
        await NoticeAsync(await EmployAsync("dara"), "other");
        var sender = new MailSender(Register, Server() with { UsesTls = true }, SiteWording.Load());
        Assert.Equal(new MailRound(0, 0, 1), await sender.RunAsync(CancellationToken.None));
        Assert.Empty(_server.Commands);
        Assert.Empty(_server.Mails);
    }

    [Fact]
    public async Task Behind_starttls_a_server_with_a_trusted_certificate_gets_the_password_and_the_mail()
    {
        var user = await EmployAsync("dara", "en");
        await NoticeAsync(user, TaskKinds.Custody);
        _server.Certificate = certificates.Trusted;
        var server = Server() with { UsesTls = true, User = "pratip", Password = "three lanterns" };
        var sender = new MailSender(Register, server, SiteWording.Load());
        var round = await sender.RunAsync(CancellationToken.None);
        Assert.True(round == new MailRound(1, 0, 0), $"{round} {sender.LastProblem}");
        Assert.True(_server.WasEncrypted);
        Assert.Contains("custody runs out", BodyOf(Assert.Single(_server.Mails)), StringComparison.Ordinal);
        Assert.Contains("three lanterns", _server.Commands.Select(Decoded), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_server_with_a_certificate_that_nobody_trusts_gets_nothing_and_the_mail_waits()
    {
        await NoticeAsync(await EmployAsync("dara"), "other");
        _server.Certificate = certificates.Untrusted;
        var sender = new MailSender(Register, Server() with { UsesTls = true, User = "pratip", Password = "three lanterns" }, SiteWording.Load());
        Assert.Equal(new MailRound(0, 0, 1), await sender.RunAsync(CancellationToken.None));
        Assert.NotNull(sender.LastProblem);
        Assert.Empty(_server.Commands);
        Assert.Empty(_server.Mails);
        Assert.All(await NoticesAsync(), notice => Assert.Equal(NoticeMail.Due, notice.Mail));
    }

    [Fact]
    public async Task A_server_that_hangs_up_is_tried_again_ever_later_and_given_up_after_a_day()
    {
        await NoticeAsync(await EmployAsync("dara"), "other");
        _server.HangsUp = true;
        var sender = Sender();
        Assert.Equal(new MailRound(0, 0, 1), await sender.RunAsync(CancellationToken.None));
        Assert.NotNull(sender.LastProblem);
        _server.HangsUp = false;
        Assert.Equal(new MailRound(0, 0, 1), await sender.RunAsync(CancellationToken.None));
        _clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(new MailRound(1, 0, 0), await sender.RunAsync(CancellationToken.None));
        await NoticeAsync(await EmployAsync("bopha"), "other");
        _server.HangsUp = true;
        _clock.Pass(TimeSpan.FromHours(25));
        Assert.Equal(new MailRound(0, 1, 0), await sender.RunAsync(CancellationToken.None));
        Assert.Contains(await NoticesAsync(), notice => notice.Mail == NoticeMail.Failed);
    }

    [Fact]
    public async Task An_address_the_server_refuses_for_good_is_given_up_and_the_others_are_sent()
    {
        await NoticeAsync(await EmployAsync("dara"), "other");
        _server.Recipient = "550 nobody here";
        Assert.Equal(new MailRound(0, 1, 0), await Sender().RunAsync(CancellationToken.None));
        await NoticeAsync(await EmployAsync("bopha"), "other");
        _server.Recipient = "451 later";
        Assert.Equal(new MailRound(0, 0, 1), await Sender().RunAsync(CancellationToken.None));
        _server.Recipient = "250 ok";
        Assert.Equal(new MailRound(1, 0, 0), await Sender().RunAsync(CancellationToken.None));
    }

    private MailSender Sender() => new(Register, Server(), SiteWording.Load());

    private MailServer Server() => new() { Host = "127.0.0.1", Port = _server.Port, UsesTls = false, From = "pratip@example.gov.kh", Site = new Uri("https://pratip.example.gov.kh/") };

    private async Task<User> EmployAsync(string name, string language = "km")
    {
        await using var db = Register.CreateContext();
        var user = new User
        {
            AgencyId = db.Agencies.Single(agency => agency.Code == "PC-12").Id,
            SignInName = name,
            DisplayName = name,
            Status = UserStatus.Active,
            Language = language,
            NoticeAddress = $"{name}@office.example",
        };
        await RecordAsync(ProcessKind.UserInvite, EventKind.UserInvited, new RowChanges().Add(user));
        return user;
    }

    private Task<long> NoticeAsync(User user, string kind) => RecordAsync(
        ProcessKind.TaskChange, EventKind.TaskChanged, new RowChanges().Add(new Notice { UserId = user.Id, Kind = kind, At = _clock.GetUtcNow(), Mail = NoticeMail.Due }));

    private Task<long> RecordAsync(ProcessKind process, EventKind kind, RowChanges rows) =>
        Register.ChangeAsync(new ProcessContext(process, "tester", null, "a test", "test"), change => change.RecordAsync(kind, rows), CancellationToken.None);

    private async Task<List<Notice>> NoticesAsync()
    {
        await using var db = Register.CreateContext();
        return [.. db.Notices];
    }

    /// <summary>Behind the head, which ends with the first empty line.</summary>
    private static string BodyOf(string mail)
    {
        var lines = mail.ReplaceLineEndings("\n");
        var (head, body) = (lines[..lines.IndexOf("\n\n", StringComparison.Ordinal)], lines[(lines.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
        return head.Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal)))
            : Encoding.UTF8.GetString([.. Quoted().Replace(body.Replace("=\n", "", StringComparison.Ordinal), match => ((char)Convert.ToInt32(match.Value[1..], 16)).ToString()).Select(letter => (byte)letter)]);
    }

    private static string Decoded(string line)
    {
        var last = line.Split(' ')[^1];
        var bytes = new byte[last.Length];
        return Convert.TryFromBase64String(last, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : line;
    }

    [GeneratedRegex("=[0-9A-F]{2}", RegexOptions.None, 1000)]
    private static partial Regex Quoted();
}
