using FsCheck;
using FsCheck.Fluent;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Editions;

public sealed class FrozenFactsTests
{
    private static readonly Config Tries = Config.QuickThrowOnFailure.WithMaxTest(8);

    [Fact]
    public void Frozen_facts_give_the_same_figures_after_writing_and_reading()
    {
        Prop.ForAll<int>(seed =>
        {
            var facts = RandomRegister.Of(seed, 50).Obligation("cases", from: new(2024, 1, 1)).Total("suspects.cumulative", "2014..2024", 9).Snapshot();
            var frozen = FrozenFacts.Read(FrozenFacts.Write(FactFreezer.Freeze(facts)));
            return Bytes(facts) == Bytes(frozen);
        }).Check(Tries);
    }

    [Fact]
    public void The_same_facts_are_the_same_bytes_and_frozen_again_they_are_others()
    {
        var facts = RandomRegister.Of(11, 50).Snapshot();
        var frozen = FactFreezer.Freeze(facts);
        Assert.Equal(FrozenFacts.Write(frozen), FrozenFacts.Write(FrozenFacts.Read(FrozenFacts.Write(frozen))));
        Assert.NotEqual(FrozenFacts.Write(frozen), FrozenFacts.Write(FactFreezer.Freeze(facts)));
    }

    [Fact]
    public void A_person_has_another_number_in_each_table_and_rows_are_not_in_the_registers_order()
    {
        var register = new SampleRegister();
        register.Persons(200, 0, "suspect-stages", ("stage", "arrest"), ("on", "2024-02-03")).Persons(200, 0, "victims", ("registered", "2024-02-03"));
        for (var i = 0; i < 200; i++)
        {
            register.Row("cases", ("acted-on", $"2024-{(i % 12) + 1:00}"));
        }

        var facts = register.Snapshot();
        var frozen = FactFreezer.Freeze(facts);
        Assert.NotEqual(facts.Table("cases").GetDates("acted-on").First, frozen.Table("cases").GetDates("acted-on").First);
        Assert.Equal(Enumerable.Range(0, 200), frozen.Table("victims").GetKeys("person").Order());
    }

    [Fact]
    public void Bytes_that_are_not_facts_are_refused_in_words()
    {
        var bytes = FrozenFacts.Write(RandomRegister.Of(5, 20).Snapshot());
        Assert.Throws<InvalidDataException>(() => FrozenFacts.Read([]));
        Assert.Throws<InvalidDataException>(() => FrozenFacts.Read(bytes[..^1]));
        Assert.Throws<InvalidDataException>(() => FrozenFacts.Read([.. bytes, 0]));
        for (var at = 0; at < bytes.Length; at += 97)
        {
            var other = (byte[])bytes.Clone();
            other[at] ^= 0xFF;
            Assert.Null(Record.Exception(() =>
            {
                try
                {
                    FrozenFacts.Read(other);
                }
                catch (InvalidDataException)
                {
                }
            }));
        }
    }

    private static string Bytes(FactSnapshot facts) =>
        ContentManifest.HashOf(CanonicalContent.Write(EditionBuilder.Build(facts, SampleEdition.Plan), EditionDocket.Empty));
}
