using System.Collections.Concurrent;
using System.Text;
using Pratip.Linkage.Lookup;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Search;

/// <summary>
/// Numbers of documents and telephones in memory, as keyed digests: whoever sees the memory without the key learns no number
/// and can confirm none.
/// </summary>
internal sealed class NumberIndex(IdentityVault vault)
{
    private readonly ConcurrentDictionary<Guid, Guid[]> _bearers = new();
    private readonly ConcurrentDictionary<Guid, Guid[]> _numbersOf = new();
    private readonly Lock _writing = new();

    public void Put(Guid reportId, Identity identity)
    {
        var numbers = identity.Documents.Select(document => OfDocument(document.Number)).Concat(identity.Contacts.Select(OfTelephone))
            .OfType<Guid>().Distinct().ToArray();
        lock (_writing)
        {
            Remove(reportId);
            foreach (var number in numbers)
            {
                _bearers[number] = [.. _bearers.GetValueOrDefault(number, []), reportId];
            }

            if (numbers.Length > 0)
            {
                _numbersOf[reportId] = numbers;
            }
        }
    }

    public void Remove(Guid reportId)
    {
        lock (_writing)
        {
            if (!_numbersOf.TryRemove(reportId, out var numbers))
            {
                return;
            }

            foreach (var number in numbers)
            {
                var left = _bearers[number].Where(id => id != reportId).ToArray();
                if (left.Length > 0)
                {
                    _bearers[number] = left;
                }
                else
                {
                    _bearers.TryRemove(number, out _);
                }
            }
        }
    }

    /// <summary>What was typed, taken for either kind of number.</summary>
    public IReadOnlyList<Guid> Find(string typed) =>
        [.. new[] { OfDocument(typed), OfTelephone(typed) }.OfType<Guid>().SelectMany(number => _bearers.GetValueOrDefault(number, [])).Distinct()];

    private Guid? OfDocument(string? number) => Key("document", ExactNumberKey.OfDocument(number));

    /// <summary>A contact without digits is an address or an account, and no telephone.</summary>
    private Guid? OfTelephone(string? number) => Key("telephone", ExactNumberKey.OfTelephone(number));

    /// <summary>A number of three signs is everybody's. Half of the digest is enough to tell numbers apart, and half the memory.</summary>
    private Guid? Key(string kind, string number) =>
        number.Length < 4 ? null : new Guid(vault.Digest(Encoding.UTF8.GetBytes($"{kind} {number}")).AsSpan(0, 16), bigEndian: true);
}
