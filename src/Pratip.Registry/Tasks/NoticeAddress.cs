using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Tasks;

/// <summary>Where a user wants notices by mail; nothing where they are read in the inbox alone.</summary>
public sealed record NoticeAddressOptions
{
    /// <summary>As long as mail servers take one.</summary>
    public const int Longest = 254;

    public string? Address { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (EntryText.OrNull(Address) is { } address && check.Line(nameof(Address), address, Longest) && !IsAddress(address))
        {
            check.Refuse(nameof(Address), "tasks.address");
        }

        return check.Problems;
    }

    /// <summary>One plain address: no name before it, no list, nothing a server could take for another line.</summary>
    private static bool IsAddress(string address) =>
        address.All(letter => letter is > ' ' and <= '~' and not ('<' or '>' or ',' or ';' or '"' or '(' or ')')) && MailAddress.TryCreate(address, out var read)
        && read.Address == address && read.Host.Contains('.', StringComparison.Ordinal);
}

public static class NoticeAddress
{
    public static async Task<string?> OfAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.Register.CreateContext();
        return await db.Users.Where(user => user.Id == register.Actor.UserId).Select(user => user.NoticeAddress).SingleAsync(ct);
    }

    /// <summary>The user's own account and no other, which is why no scope of accounts is asked.</summary>
    public static async Task ChangeAsync(ActorRegister register, NoticeAddressOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        options.Problems().ThrowIfAny();
        var actor = register.Actor;
        await register.Register.ChangeAsync(new ProcessContext(ProcessKind.UserChangeNoticeAddress, actor.SignInName, actor.AgencyId, "own notices", Channels.Page), async change =>
        {
            var before = await change.Db.Users.SingleAsync(user => user.Id == actor.UserId && !user.IsVoided, ct);
            var after = before.Copy<User>();
            after.NoticeAddress = EntryText.OrNull(options.Address);
            await change.RecordAsync(EventKind.NoticeAddressChanged, new RowChanges().Update(before, after));
        }, ct);
    }
}
