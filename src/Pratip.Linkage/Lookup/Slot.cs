namespace Pratip.Linkage.Lookup;

/// <summary>The place of one identity in the index: 32 bytes beside its parts.</summary>
internal struct Slot
{
    public Guid Id;
    public int FirstToken;

    /// <summary>
    /// The number of slots at which this one ceased to be: a reader who saw fewer still sees it, one who saw as many does not.
    /// That makes replacing somebody one step for every reader.
    /// </summary>
    public int Until;
    public short BirthYear;
    public ushort Citizenship;
    public ushort Holder;
    public byte Tokens;
    public byte Sex;

    public const int Forever = int.MaxValue;
}
