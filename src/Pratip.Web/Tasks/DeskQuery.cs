using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Pratip.Registry.Tasks;

namespace Pratip.Web.Tasks;

/// <summary>What the desk is asked for; it stands in the address, so that a queue can be kept as a bookmark.</summary>
public sealed record DeskQuery(TaskFilter Filter, Guid? After)
{
    public string Owner => Filter.Owner switch { TaskOwner.Me => "me", TaskOwner.Nobody => "nobody", _ => "" };

    public static DeskQuery Read(IQueryCollection query) => new(
        new TaskFilter(
            query["owner"].ToString() switch { "me" => TaskOwner.Me, "nobody" => TaskOwner.Nobody, _ => TaskOwner.Anybody },
            query["kind"].ToString() is { Length: > 0 } kind ? kind : null,
            query["overdue"].ToString() == "yes"),
        Guid.TryParse(query["after"], out var after) ? after : null);

    public string Address(Guid? after)
    {
        var query = new QueryBuilder();
        Add("owner", Owner);
        Add("kind", Filter.Kind);
        Add("overdue", Filter.IsOverdue ? "yes" : null);
        Add("after", after?.ToString());
        return "/desk" + query;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }
    }
}
