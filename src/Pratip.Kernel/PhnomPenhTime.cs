namespace Pratip.Kernel;

/// <summary>
/// Calendar dates are those of Asia/Phnom_Penh: UTC+7 without daylight saving, so a fixed offset needs no
/// time-zone data on the machine.
/// </summary>
public static class PhnomPenhTime
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(7);

    public static DateOnly Today(this TimeProvider clock) => DateOf(clock.GetUtcNow());

    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);
}
