using Pratip.Reference.Agencies;
using Pratip.Reference.Characters;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Countries;
using Pratip.Reference.Geography;
using Pratip.Reference.Law;
using Pratip.Reference.Screening;
using Pratip.Reference.Wording;

namespace Pratip.Reference;

/// <summary>The data files of this assembly as a whole.</summary>
public static class ReferenceData
{
    /// <summary>
    /// Reads and checks every data file, so that a wrong one stops the program when it starts and not when the first row
    /// needs it.
    /// </summary>
    /// <exception cref="ReferenceDataException">names the file and the entry.</exception>
    public static void Check()
    {
        _ = ComposedText.Of("e\u0301");
        CodeListCatalogue.Check();
        _ = CountryList.Standard;
        _ = Gazetteer.Standard;
        _ = LawBook.Standard;
        _ = AgencyTemplate.Standard;
        _ = IndicatorCatalogue.Standard;
        _ = Texts.Reference;
    }
}
