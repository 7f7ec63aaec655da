namespace Pratip.Exchange.Demonstration;

/// <summary>Training, dissemination and campaigns. No numbers were published, so all of it is fill; some give no participants by sex.</summary>
internal sealed class PreventionInventor(ulong seed)
{
    private static readonly (string Kind, string Title)[] Titles =
    [
        ("training", "Training on identification of victims for commune police"),
        ("training", "Training of social workers on case management"),
        ("training", "Workshop on online recruitment for labour inspectors"),
        ("dissemination", "Dissemination of the 2008 law in villages"),
        ("dissemination", "Safe migration talk for garment workers"),
        ("dissemination", "School session on contacts with strangers online"),
        ("campaign", "National day against human trafficking"),
        ("campaign", "Radio and loudspeaker campaign on false job offers abroad"),
        ("meeting", "Coordination meeting of the provincial committee"),
        ("other", "Exhibition at the provincial hall"),
    ];

    private readonly SeededChance _chance = SeededChance.For(seed, "prevention");

    public List<InventedActivity> Invent()
    {
        var activities = new List<InventedActivity>();
        foreach (var half in Halves.All)
        {
            var window = half.Window();
            var days = Enumerable.Range(0, _chance.Between(38, 52)).Select(_ => _chance.Day(window.From.AddDays(2), window.To.AddDays(-2))).Order().ToArray();
            for (var i = 0; i < days.Length; i++)
            {
                activities.Add(Activity(half, $"MOWA/{half.Year()}/{window.From.Month:D2}-{i + 1:D3}", days[i]));
            }
        }

        return activities;
    }

    private InventedActivity Activity(Half half, string reference, DateOnly on)
    {
        var (kind, title) = _chance.Pick(Titles);
        var people = kind == "campaign" ? _chance.Between(150, 900) : _chance.Between(18, 120);
        var women = people * _chance.Between(38, 72) / 100;
        var province = Territory.Draw(_chance).Code;
        return _chance.Below(10) switch
        {
            < 7 => new(half, reference, kind, on, province, title, women, people - women, null),
            < 9 => new(half, reference, kind, on, province, title, null, null, people),
            _ => new(half, reference, kind, on, province, title, null, null, null),
        };
    }
}
