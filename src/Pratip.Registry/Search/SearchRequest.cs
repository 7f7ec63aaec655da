using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Search;

/// <summary>What somebody typed, and what for.</summary>
/// <param name="Text">A name in any script and order, or a number of a case, a document or a telephone, or a reference.</param>
/// <param name="Purpose">Code of the list read-purpose.</param>
public sealed record SearchRequest(string? Text, string? Purpose)
{
    public const int LongestText = 200;

    /// <summary>Refuses what cannot be searched for, before it counts against the allowance.</summary>
    internal (string Text, string Purpose) Checked()
    {
        if (!CodeListCatalogue.Standard.Get("read-purpose").Contains(Purpose))
        {
            throw new RegisterException(new Message("search.purpose"));
        }

        // What stands for a sign that could not be read, or for a control character of a form, is in no name either.
        if (Text?.Contains(EntryText.Unreadable, StringComparison.Ordinal) == true)
        {
            throw new RegisterException(new Message("entry.signs"));
        }

        // A control character is in no name, and PostgreSQL takes none of the kind zero.
        var text = new string([.. (Text ?? "").Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? ' ' : letter)]).Trim();
        return text.Length switch
        {
            0 => throw new RegisterException(new Message("search.empty")),
            > LongestText => throw new RegisterException(new Message("search.too-long", LongestText)),
            _ => (text, Purpose!),
        };
    }
}

/// <summary>What was found within the asker's reach. It never says whether there is more elsewhere.</summary>
/// <param name="Cases">Whose number it is.</param>
/// <param name="People">Who may be meant, best first; without their names.</param>
/// <param name="NamesAreLoading">The names are not in memory yet: only numbers and references were looked for.</param>
public sealed record SearchAnswer(IReadOnlyList<FoundCase> Cases, IReadOnlyList<FoundPerson> People, bool NamesAreLoading);

public sealed record FoundCase(Guid Id, string Number, string OwnReference, Guid LeadAgencyId, string ActedOn, string ProvinceCode, string Status);

/// <param name="ReportId">The report that may be meant.</param>
/// <param name="OwnReference">The reporting agency's own.</param>
/// <param name="IsExact">A number or reference is the very same; otherwise the name resembles.</param>
/// <param name="Cases">Cases in the asker's reach in which the person is suspect or presumed victim.</param>
public sealed record FoundPerson(
    Guid ReportId, Guid AgencyId, string OwnReference, string Sex, int? BirthYear, IReadOnlyList<string> Citizenships, bool IsExact, IReadOnlyList<FoundCase> Cases);
