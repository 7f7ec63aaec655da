namespace Pratip.Bench.Lookup;

/// <summary>How a name is asked for when it is not asked for as it is written.</summary>
internal enum Slip
{
    AsRecorded,
    OtherOrder,
    OneEdit,
    OtherScript,
    JoinedOrDivided,
}

/// <summary>Writes a person's name with one slip, deterministically.</summary>
internal static class NameSlips
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    public static readonly Slip[] All = Enum.GetValues<Slip>();

    public static string Write(SyntheticPerson person, Slip slip, SyntheticPeople random)
    {
        var recorded = person.Recorded[random.Below(person.Recorded.Count)];
        return slip switch
        {
            Slip.OtherOrder => Turned(recorded),
            Slip.OneEdit => Edited(person.Recorded.Contains(person.Latin, StringComparer.Ordinal) ? person.Latin : recorded, random),
            Slip.OtherScript => person.Recorded.Count > 1 ? recorded : recorded == person.Latin ? person.Native : person.Latin,
            Slip.JoinedOrDivided => Joined(recorded, random),
            _ => recorded,
        };
    }

    private static string Turned(string name)
    {
        var parts = name.Split(' ');
        return string.Join(' ', parts.Skip(1).Append(parts[0]));
    }

    /// <summary>One letter lost, doubled, mistaken or swapped with its neighbour.</summary>
    private static string Edited(string name, SyntheticPeople random)
    {
        var at = random.Below(name.Length);
        while (name[at] == ' ' || char.IsSurrogate(name[at]))
        {
            at = random.Below(name.Length);
        }

        return random.Below(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, char.IsAscii(name[at]) ? Letters[random.Below(26)].ToString() : name[at].ToString()),
            2 when char.IsAscii(name[at]) => name[..at] + Letters[random.Below(26)] + name[(at + 1)..],
            _ when at + 1 < name.Length && name[at + 1] != ' ' => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
            _ => name.Remove(at, 1),
        };
    }

    private static string Joined(string name, SyntheticPeople random)
    {
        var parts = name.Split(' ').ToList();
        if (parts.Count > 2)
        {
            var at = random.Below(parts.Count - 1);
            parts[at] += parts[at + 1].ToLowerInvariant();
            parts.RemoveAt(at + 1);
            return string.Join(' ', parts);
        }

        var last = parts[^1];
        if (char.IsAscii(last[0]) && last.Length >= 6)
        {
            var cut = 3 + random.Below(last.Length - 5);
            parts[^1] = $"{last[..cut]} {last[cut..]}";
        }

        return string.Join(' ', parts);
    }
}
