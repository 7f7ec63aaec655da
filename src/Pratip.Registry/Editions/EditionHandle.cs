namespace Pratip.Registry.Editions;

/// <summary>An edition to do something with, without what it holds, which is large and in a draft reckoned each time.</summary>
public sealed record EditionHandle(Guid Id, string Name, string State, int Version);
