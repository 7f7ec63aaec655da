namespace Pratip.Bench.Lookup;

/// <summary>
/// How often even somebody who knows the name without a slip would have the right person among the first few: of the equally named
/// for whom nothing else differs that was asked, one is as good as another. Those whom the register holds in the script that was
/// asked for come before the others.
/// </summary>
internal sealed class NameCeiling
{
    private readonly Dictionary<(string Name, int Year, string Sex), (int All, int Native, int Latin)> _bearers = [];
    private readonly Facts _facts;

    public NameCeiling(SyntheticPerson[] people, Facts facts)
    {
        _facts = facts;
        foreach (var person in people)
        {
            var (all, native, latin) = _bearers.GetValueOrDefault(Key(person));
            _bearers[Key(person)] = (all + 1, native + (Holds(person, person.Native) ? 1 : 0), latin + (Holds(person, person.Latin) ? 1 : 0));
        }
    }

    /// <summary>The share of such questions that can be answered with so many, at most.</summary>
    public double Of(SyntheticPerson person, string asked, int found)
    {
        var (all, native, latin) = _bearers[Key(person)];
        var isNative = asked.Any(letter => !char.IsAscii(letter));
        var equal = !Holds(person, isNative ? person.Native : person.Latin) ? all : isNative ? native : latin;
        return Math.Min(1, found / (double)equal);
    }

    private (string Name, int Year, string Sex) Key(SyntheticPerson person) =>
        (person.Latin.ToLowerInvariant(), _facts.HasYear ? person.BirthYear : 0, _facts.HasSex ? person.Sex : "");

    private static bool Holds(SyntheticPerson person, string name) => person.Recorded.Contains(name, StringComparer.Ordinal);
}

/// <summary>What is asked beside the name.</summary>
/// <param name="Title">How it is called.</param>
/// <param name="HasYear">The year of birth.</param>
/// <param name="HasSex">The sex.</param>
/// <param name="MistakenYears">Of a hundred years of birth so many are off by one, two or ten.</param>
internal sealed record Facts(string Title, bool HasYear, bool HasSex = false, int MistakenYears = 0);
