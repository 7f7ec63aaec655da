using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Pratip.Registry.Storage.Engines;

/// <summary>What may stand in the register once and stood there already, as a database says it.</summary>
/// <param name="Table">The table's name; empty where it is not said.</param>
/// <param name="Index">The index's name; null where the columns are said instead.</param>
/// <param name="Columns">The columns of the key.</param>
internal sealed record TakenKey(string Table, string? Index, IReadOnlyList<string> Columns)
{
    /// <summary>The property that makes the key somebody's own: the last of it, after the office or the case it belongs to.</summary>
    public string FieldOf(IModel model)
    {
        var key = model.GetEntityTypes().Where(entity => entity.GetTableName() == Table).SelectMany(entity => entity.GetIndexes()).FirstOrDefault(IsThis);
        return key is null ? "" : key.Properties[^1].Name;
    }

    private bool IsThis(IIndex index) => index.IsUnique && (Index is null
        ? index.Properties.Select(property => property.GetColumnName()).SequenceEqual(Columns, StringComparer.Ordinal)
        : index.GetDatabaseName() == Index);
}
