using Pratip.Linkage.Records;

namespace Pratip.Linkage.Blocking;

/// <summary>All rules of one or two keys that a table allows.</summary>
internal static class CandidateRules
{
    /// <summary>A field that hardly any record has finds hardly anybody.</summary>
    private const double LeastPresent = 0.25;

    public static List<BlockingRule> Of(RecordTable table)
    {
        var keys = new List<BlockingKey>();
        for (var field = 0; field < table.Columns.Count; field++)
        {
            var column = table.Columns[field];
            if (column.Present >= LeastPresent * table.Count && column.Concentration < 0.9)
            {
                keys.AddRange(KeyColumn.FormsOf(column.Field.Kind).Select(form => new BlockingKey(field, form)));
            }
        }

        var rules = keys.Select(key => new BlockingRule([key])).ToList();
        for (var i = 0; i < keys.Count; i++)
        {
            for (var j = i + 1; j < keys.Count; j++)
            {
                if (keys[i].Field != keys[j].Field)
                {
                    rules.Add(new BlockingRule([keys[i], keys[j]]));
                }
            }
        }

        return rules;
    }
}
