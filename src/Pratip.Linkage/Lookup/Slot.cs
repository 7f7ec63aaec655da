namespace Pratip.Linkage.Lookup;

/// <summary>The place of one identity in the index: 32 bytes beside its names.</summary>
internal struct Slot
{
    public Guid Id;
    public int FirstName;

    /// <summary>
    /// The number of slots at which this one ceased to be: a reader who saw fewer still sees it, one who saw as many does not.
    /// That makes replacing somebody one step for every reader.
    /// </summary>
    public int Until;
    public short BirthYear;
    public ushort Citizenship;
    public ushort Holder;
    public byte Names;
    public byte Sex;

    public const int Forever = int.MaxValue;
}
