using Pratip.Linkage.Linking;

namespace Pratip.Linkage.Incremental;

/// <summary>A record that came, or that is another now, or that is gone.</summary>
/// <param name="Key">Its key: records stand in the order of their keys.</param>
/// <param name="Values">A value for each field, null or empty where it is missing; null altogether where the record is gone.</param>
public sealed record RecordChange(Guid Key, string?[]? Values);

/// <summary>The records that a change can have anything to do with: whole groups, so that they can be divided by themselves.</summary>
/// <param name="Keys">Their keys, ascending; by their places here the run speaks of them.</param>
/// <param name="Run">Their pairs.</param>
public sealed record TouchedRecords(IReadOnlyList<Guid> Keys, LinkageRun Run);
