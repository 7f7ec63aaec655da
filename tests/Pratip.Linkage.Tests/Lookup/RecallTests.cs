using Pratip.Bench.Lookup;
using Pratip.Linkage.Lookup;

namespace Pratip.Linkage.Tests.Lookup;

/// <summary>The right person among the first ten of four thousand, asked for with a slip and the year of birth.</summary>
public sealed class RecallTests
{
    private const int People = 4000;
    private const int Questions = 1500;

    private static readonly Lazy<(SyntheticPerson[] People, IdentityIndex Index)> Loaded = new(() =>
    {
        var people = new SyntheticPeople(17).Take(People).ToArray();
        var index = new IdentityIndex();
        index.Load(people.Select(p => new LookupIdentity(p.Id, p.Recorded, p.BirthYear, p.Sex, p.Citizenship)));
        return (people, index);
    });

    [Theory]
    [InlineData(nameof(Slip.AsRecorded), 0.99)]
    [InlineData(nameof(Slip.OtherOrder), 0.99)]
    [InlineData(nameof(Slip.OneEdit), 0.95)]
    [InlineData(nameof(Slip.OtherScript), 0.95)]
    [InlineData(nameof(Slip.JoinedOrDivided), 0.95)]
    public void Finds_the_right_person_in_spite_of_a_slip(string slip, double floor)
    {
        var (people, index) = Loaded.Value;
        var random = new SyntheticPeople(18);
        var found = 0;
        for (var i = 0; i < Questions; i++)
        {
            var person = people[random.Below(people.Length)];
            var asked = NameSlips.Write(person, Enum.Parse<Slip>(slip), random);
            found += index.Find(new LookupQuery(asked, person.BirthYear)).Candidates.Any(c => c.Id == person.Id) ? 1 : 0;
        }

        Assert.True(found >= floor * Questions, $"{slip}: {found} of {Questions}");
    }
}
