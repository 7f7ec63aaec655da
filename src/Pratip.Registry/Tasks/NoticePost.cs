using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Tasks;

/// <summary>What one user is to be told by mail: which kinds, and nothing more.</summary>
/// <param name="Language">en or km.</param>
/// <param name="Kinds">Codes of the list task-kind, each once.</param>
/// <param name="NoticeIds">The notices the mail stands for.</param>
/// <param name="Since">When the first of them was made.</param>
public sealed record DueMail(Guid UserId, string Address, string Language, IReadOnlyList<string> Kinds, IReadOnlyList<Guid> NoticeIds, DateTimeOffset Since);

/// <summary>Hands due notices to whoever sends mail, and keeps what became of them. A job of the program, without scope.</summary>
public static class NoticePost
{
    /// <summary>One mail a user, however many notices it stands for.</summary>
    public static async Task<IReadOnlyList<DueMail>> DueAsync(Register register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        var users = await db.Users.Where(user => user.NoticeAddress != null && user.Status == UserStatus.Active && !user.IsVoided).ToDictionaryAsync(user => user.Id, ct);
        var ids = users.Keys.ToList();
        var due = await db.Notices.Where(notice => ids.Contains(notice.UserId) && notice.Mail == NoticeMail.Due && !notice.IsVoided).OrderBy(notice => notice.Id).ToListAsync(ct);
        return [.. due.GroupBy(notice => notice.UserId).Select(group => new DueMail(
            group.Key, users[group.Key].NoticeAddress!, users[group.Key].Language, [.. group.Select(notice => notice.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. group.Select(notice => notice.Id)], group.Min(notice => notice.At)))];
    }

    public static Task SentAsync(Register register, DueMail mail, CancellationToken ct) => RecordAsync(register, mail, NoticeMail.Sent, "mail sent", ct);

    public static Task FailedAsync(Register register, DueMail mail, CancellationToken ct) => RecordAsync(register, mail, NoticeMail.Failed, "mail could not be sent", ct);

    private static async Task RecordAsync(Register register, DueMail mail, string outcome, string reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(mail);
        await register.ChangeAsync(new ProcessContext(ProcessKind.NoticeSendMail, Environment.UserName, null, reason, Channels.Program), async change =>
        {
            // Read anew: the user may have opened the inbox meanwhile.
            var notices = await change.Db.Notices.Where(notice => mail.NoticeIds.Contains(notice.Id) && notice.Mail == NoticeMail.Due).ToListAsync(ct);
            await change.RecordAsync(EventKind.NoticeMailed, new RowChanges().Update(notices.Select(before => (before, With(before, outcome)))));
        }, ct);
    }

    private static Notice With(Notice before, string outcome)
    {
        var after = before.Copy<Notice>();
        after.Mail = outcome;
        return after;
    }
}
