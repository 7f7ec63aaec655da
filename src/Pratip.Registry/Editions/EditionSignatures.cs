using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Statements;
using Pratip.Registry.Storage;
using Pratip.Statistics.Editions;

namespace Pratip.Registry.Editions;

/// <summary>
/// Two persons in two roles sign an edition: the first signature seals what it says, the second makes it final. A third decision, by a
/// named person, lets it out on its day.
/// </summary>
public static class EditionSignatures
{
    public static async Task SignAsync(ActorRegister register, SignEditionOptions options, CancellationToken ct, EditionRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Approve, AccessNoun.Editions);
        await EditionViews.PrepareAsync(register, options.Id, rules ?? EditionRules.Standard, ct);
        await register.ChangeAsync(ProcessKind.EditionSign, "an edition signed", AccessVerb.Approve, async change =>
        {
            await change.HoldAsync(options.Id, ct);
            var before = (await change.Db.Editions.SingleOrDefaultAsync(one => one.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id));
            if (before.State is not (EditionState.Draft or EditionState.Sealed))
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("editions.final", before.Name));
            }

            before.RequireVersion(options.BasedOn, "editions");
            var view = await EditionViews.OfAsync(register.Register, change.Db, before, rules ?? EditionRules.Standard, ct);
            var role = RoleOf(register.Actor, options, view);
            RefuseOpen(view);
            var after = before.Copy<Edition>();
            if (before.State == EditionState.Draft)
            {
                var content = CanonicalContent.Write(view.Content, view.Docket);
                (after.State, after.Content, after.ContentHash) = (EditionState.Sealed, EditionBundle.Pack(content), ContentManifest.HashOf(content));
            }
            else
            {
                after.State = EditionState.Signed;
            }

            await change.RecordAsync(EventKind.EditionSigned, new RowChanges().Update(before, after).Add(Signed(register, after, role, change.At)));
        }, ct);
    }

    /// <summary>Inside the offices: to the public nothing goes out before disclosure control for it is there.</summary>
    public static async Task ReleaseAsync(ActorRegister register, ReleaseEditionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Releases);
        if (options.IsPublic)
        {
            throw new EntryRefusedException(nameof(options.IsPublic), new Message("editions.public-refused"));
        }

        await register.ChangeAsync(ProcessKind.EditionRelease, "an edition released", AccessVerb.Approve, async change =>
        {
            await change.HoldAsync(options.Id, ct);
            var before = (await change.Db.Editions.SingleOrDefaultAsync(one => one.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id));
            if (before.State == EditionState.Released)
            {
                return;
            }

            if (before.State != EditionState.Signed)
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("editions.not-signed", before.Name));
            }

            before.RequireVersion(options.BasedOn, "editions");
            await EditionOrder.RefuseSupersededAsync(change.Db, before, ct);
            await RefuseBeforeItsDayAsync(register, change, before, ct);
            var after = before.Copy<Edition>();
            (after.State, after.ReleasedByUserId, after.ReleasedAt) = (EditionState.Released, register.Actor.UserId, change.At);
            await change.RecordAsync(EventKind.EditionReleased, new RowChanges().Update(before, after).Add(Signed(register, after, EditionSignature.Release, change.At)));
        }, ct);

        // At once, also from the command line while the site is stopped: what rests on the figures is held against them before anybody reads it.
        await StatementWatch.RunAsync(register.Register, ct);
    }

    /// <summary>In which of the two roles the person signs; each role and each person once.</summary>
    private static string RoleOf(Actor actor, SignEditionOptions options, EditionView view)
    {
        if (view.Signatures.Any(one => one.UserId == actor.UserId))
        {
            throw new EntryRefusedException(nameof(options.Id), new Message("editions.signed-already", actor.DisplayName));
        }

        var asked = EntryText.OrNull(options.Role);
        var own = EditionSignature.Required.Where(role => actor.Roles.Any(one => one.Code == role)).ToList();
        var left = own.Where(role => !view.Signatures.Any(one => one.Role == role)).ToList();
        return asked is null
            ? left.FirstOrDefault() ?? throw new EntryRefusedException(nameof(options.Role), new Message("editions.role-signed"))
            : !own.Contains(asked) ? throw new EntryRefusedException(nameof(options.Role), new Message("editions.not-your-role", EntryCheck.Shortened(asked)))
            : left.Contains(asked) ? asked
            : throw new EntryRefusedException(nameof(options.Role), new Message("editions.role-signed"));
    }

    private static void RefuseOpen(EditionView view)
    {
        if (view.OpenFindings is [var finding, ..] findings)
        {
            throw new EntryRefusedException(nameof(SignEditionOptions.Id), new Message("editions.open-findings", findings.Count, finding.Key));
        }

        if (view.Unexplained is [var change, ..] changes)
        {
            throw new EntryRefusedException(nameof(SignEditionOptions.Id), new Message("editions.unexplained", changes.Count, EditionChanges.KeyOf(change), view.Before));
        }
    }

    private static async Task RefuseBeforeItsDayAsync(ActorRegister register, Change change, Edition edition, CancellationToken ct)
    {
        var plan = await change.Db.ReleasePlans.SingleOrDefaultAsync(one => one.From == edition.From && one.To == edition.To && one.Vintage == edition.Vintage, ct)
            ?? throw new EntryRefusedException(nameof(ReleaseEditionOptions.Id), new Message("editions.not-planned", edition.Name));
        if (plan.Day <= await ReleaseCalendar.LastOutAsync(change.Db, new(edition.From, edition.To), edition.Vintage, edition.Id, ct))
        {
            throw new EntryRefusedException(nameof(ReleaseEditionOptions.Id), new Message("editions.not-planned", edition.Name));
        }

        if (plan.Day > register.Today)
        {
            throw new EntryRefusedException(nameof(ReleaseEditionOptions.Id), new Message("editions.too-early", edition.Name, plan.Day));
        }

        if (plan.EmbargoUntil is { } until && until > change.At)
        {
            throw new EntryRefusedException(nameof(ReleaseEditionOptions.Id), new Message("editions.embargo", edition.Name, Moment(until)));
        }

        if (await EditionOrder.EarlierEmbargoAsync(change.Db, edition, change.At, ct) is { } earlier)
        {
            throw new EntryRefusedException(nameof(ReleaseEditionOptions.Id), new Message("editions.embargo-earlier", edition.Name, earlier.Name, Moment(earlier.Until)));
        }
    }

    private static string Moment(DateTimeOffset at) => at.ToOffset(PhnomPenhTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static EditionSigning Signed(ActorRegister register, Edition edition, string role, DateTimeOffset at)
    {
        var statement = new EditionStatement(
            edition.Name, role, $"{register.Actor.DisplayName} ({register.Actor.SignInName})", at, edition.ContentHash!,
            EditionBundle.HashOf(edition.SealedFacts), EditionBundle.HashOf(edition.SealedFigures));
        using var key = register.Register.Vault.NewSigner();
        return new() { EditionId = edition.Id, Role = role, UserId = register.Actor.UserId, At = at, Statement = statement.ToBytes(), Signature = statement.Sign(key) };
    }
}
