namespace Pratip.Web.Shared;

/// <summary>One box to tick: what it sends, what it is called, what it means.</summary>
public sealed record CheckChoice(string Value, string Words, string? Means = null);
