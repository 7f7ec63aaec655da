using Pratip.Linkage.Records;

namespace Pratip.Linkage.Comparison;

/// <summary>Values that are the same or not.</summary>
internal sealed class CategoryComparator(FieldColumn column) : FieldComparator(column)
{
    public override int MostApart => -1;

    protected override int LevelOfUnequal(int a, int b) => DifferLevel;
}
