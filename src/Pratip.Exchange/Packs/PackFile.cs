namespace Pratip.Exchange.Packs;

/// <summary>One file of a pack.</summary>
/// <param name="Name">In ASCII and without a folder, so that it unpacks the same everywhere.</param>
public sealed record PackFile(string Name, byte[] Content);
