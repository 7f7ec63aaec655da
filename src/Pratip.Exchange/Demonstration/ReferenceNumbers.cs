namespace Pratip.Exchange.Demonstration;

/// <summary>An agency's own running numbers; the letter keeps suspects, victims and others apart.</summary>
internal sealed class ReferenceNumbers(string letter)
{
    private readonly Dictionary<(string Agency, int Year), int> _last = [];

    public string Next(string agency, int year)
    {
        var number = _last.GetValueOrDefault((agency, year)) + 1;
        _last[(agency, year)] = number;
        return $"{letter}-{agency}-{year}-{number:D4}";
    }
}
