using System.Data.Common;
using Pratip.Registry.Audit;
using Pratip.Registry.Editions;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Guards;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Editions;

/// <summary>Whoever writes past the services, with an event as it should be, is refused by the database all the same.</summary>
public sealed class EditionGuardTests
{
    private static readonly Dictionary<string, Action<Edition>> Attacks = new(StringComparer.Ordinal)
    {
        ["what it says"] = one => one.Content = [1],
        ["its hash"] = one => one.ContentHash = "00",
        ["its facts"] = one => one.SealedFacts = [1],
        ["its figures"] = one => one.SealedFigures = [1],
        ["its window"] = one => one.From = one.From.AddYears(-1),
        ["back to a draft"] = one => one.State = EditionState.Draft,
        ["to withdrawn"] = one => one.State = EditionState.Withdrawn,
        ["to voided"] = one => one.IsVoided = true,
        ["to what it is"] = one => one.ReleasedAt = one.CreatedAt,
    };

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_signed_edition_is_not_changed(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var signed = await world.SignedAsync();
        foreach (var (name, attack) in Attacks)
        {
            var after = signed.Copy<Edition>();
            attack(after);
            var refused = await Record.ExceptionAsync(() => world.Desk.RecordAsync(ProcessKind.EditionSign, EventKind.EditionSigned, new RowChanges().Update(signed, after)));
            Assert.True(refused is DbException && refused.Message.Contains(GuardNames.EditionIsFinal, StringComparison.Ordinal), $"{name}: {refused}");
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Decisions_texts_and_signatures_of_a_sealed_edition_stay(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var signed = await world.SignedAsync();
        var by = world.Statistician.Actor.UserId;
        await RefusedAsync(world.Desk, ProcessKind.EditionDecide, EventKind.EditionDecided, new RowChanges().Add(new EditionDecision
        {
            EditionId = signed.Id,
            Kind = EditionDecisionKind.Finding,
            Key = "late",
            Explanation = "late",
            UserId = by,
            At = signed.CreatedAt,
        }));
        await RefusedAsync(world.Desk, ProcessKind.EditionDecide, EventKind.EditionDecided, new RowChanges().Add(new EditionBlock
        {
            EditionId = signed.Id,
            Block = "goals",
            English = "late",
            Khmer = "យឺត",
            UserId = by,
        }));
        var signature = (await world.Desk.AllAsync<EditionSigning>())[0];
        var other = signature.Copy<EditionSigning>();
        other.Signature = [1];
        await RefusedAsync(world.Desk, ProcessKind.EditionSign, EventKind.EditionSigned, new RowChanges().Update(signature, other));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_new_edition_is_a_draft(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var draft = await world.CreateAsync();
        var forged = new Edition
        {
            Name = "2020-f1",
            From = new(2020, 1, 1),
            To = new(2020, 12, 31),
            Comparisons = "",
            Vintage = "final",
            Number = 1,
            AsOf = draft.AsOf,
            State = EditionState.Signed,
            CreatedByUserId = draft.CreatedByUserId,
            CreatedAt = draft.CreatedAt,
            FactRows = "",
            WrappedKey = [1],
            SealedFacts = [1],
            SealedFigures = [1],
            Content = [1],
            ContentHash = "00",
        };
        await RefusedAsync(world.Desk, ProcessKind.EditionCreate, EventKind.EditionCreated, new RowChanges().Add(forged));
    }

    private static async Task RefusedAsync(DeskWorld desk, ProcessKind process, EventKind kind, RowChanges rows)
    {
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => desk.RecordAsync(process, kind, rows));
        Assert.Contains(GuardNames.EditionIsFinal, refused.Message, StringComparison.Ordinal);
    }
}
