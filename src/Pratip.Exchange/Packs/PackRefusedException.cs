using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Exchange.Packs;

/// <summary>A pack cannot be made of this edition; the reason says what to do instead.</summary>
public sealed class PackRefusedException(Message reason) : RegisterException(reason);
