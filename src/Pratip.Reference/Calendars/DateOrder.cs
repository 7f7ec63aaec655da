namespace Pratip.Reference.Calendars;

/// <summary>
/// How 03/04/2024 is meant. Cambodian offices write the day first; a file may be declared month-first, but no file is
/// guessed to be, because nothing tells the two apart until a day above 12 comes by.
/// </summary>
public enum DateOrder
{
    DayFirst,
    MonthFirst,
}
