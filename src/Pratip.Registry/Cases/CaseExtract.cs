using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Cases;

/// <summary>
/// The cases of a list, to be taken out as a file: a permission of its own, with a reach of its own, so that whoever may look
/// at the cases of a territory does not carry them away. No name is in it, and which cases were taken is recorded first.
/// </summary>
public static class CaseExtract
{
    public const string FileName = "cases.csv";

    /// <summary>More is refused and never cut: a file that lacks rows looks like one that has them all.</summary>
    public const int Most = 5_000;

    public static Task<IReadOnlyList<CaseListItem>> ReadAsync(ActorRegister register, CaseFilter filter, CancellationToken ct) => ReadAsync(register, filter, Most, ct);

    internal static async Task<IReadOnlyList<CaseListItem>> ReadAsync(ActorRegister register, CaseFilter filter, int most, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(filter);
        register.Require(AccessVerb.View, AccessNoun.Exports);
        var reach = register.Actor.To(AccessVerb.View, AccessNoun.Exports);
        var narrowed = await NarrowAsync(register, reach, filter, ct);
        var taken = new List<CaseListItem>();
        Guid? after = null;
        do
        {
            var page = await CaseList.ReadAsync(register, narrowed, after, ct);
            taken.AddRange(page.Items.Where(one => reach.All || reach.Agencies.Contains(one.LeadAgencyId)));
            after = page.Next;
            if (taken.Count > most)
            {
                throw new RegisterException(new Message("cases.extract-too-large", most));
            }
        }
        while (after is not null);

        await register.RecordExportAsync(FileName, [.. taken.Select(one => one.Id)], ct);
        return taken;
    }

    /// <summary>Whoever takes out the cases of the own agency alone does not page through those of others.</summary>
    private static async Task<CaseFilter> NarrowAsync(ActorRegister register, Reach reach, CaseFilter filter, CancellationToken ct) =>
        reach.All || filter.LeadAgencyCode is not null ? filter
            : filter with { LeadAgencyCode = (await register.Agencies.AllAsync(ct))[register.Actor.AgencyId].Code };
}
