using Pratip.Exchange.Imports;

namespace Pratip.Commands;

/// <summary>What became of the rows of several files.</summary>
internal sealed class ImportTotals
{
    public int New { get; private set; }

    public int Updated { get; private set; }

    public int Unchanged { get; private set; }

    public int Rejected { get; private set; }

    public int Conflicts { get; private set; }

    /// <summary>Files whose very bytes came before.</summary>
    public int AlreadyReceived { get; private set; }

    public void Add(ImportReceipt receipt)
    {
        AlreadyReceived += receipt.Outcome == ImportOutcome.AlreadyReceived ? 1 : 0;
        New += receipt.New;
        Updated += receipt.Updated;
        Unchanged += receipt.Unchanged;
        Rejected += receipt.Rejected;
        Conflicts += receipt.ConflictCount;
    }

    public override string ToString() => $"{New:N0} new, {Updated:N0} updated, {Unchanged:N0} unchanged, {Rejected:N0} rejected, {Conflicts:N0} in conflict"
        + (AlreadyReceived == 0 ? "" : $"; {AlreadyReceived:N0} files already received");
}
