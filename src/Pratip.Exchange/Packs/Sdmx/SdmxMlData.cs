using System.Globalization;
using System.Xml.Linq;
using Pratip.Statistics.Editions;
using static Pratip.Exchange.Packs.Sdmx.SdmxMl;

namespace Pratip.Exchange.Packs.Sdmx;

/// <summary>The same observations as generic data of SDMX-ML 2.1, a series for each key. A value that is hidden or missing is left out.</summary>
internal static class SdmxMlData
{
    public static byte[] Render(EditionHead head, SdmxModel model)
    {
        var structure = model.Structure;
        return SdmxMl.Render(new XElement(
            Message + "GenericData",
            Prefix("mes", Message), Prefix("gen", Generic), Prefix("com", Common),
            Header(head, "data", new XElement(
                Message + "Structure",
                new XAttribute("structureID", SdmxStructure.DataStructure), new XAttribute("dimensionAtObservation", SdmxStructure.Period),
                new XElement(Common + "Structure", ReferenceTo(structure, SdmxStructure.DataStructure, "datastructure", "DataStructure")))),
            new XElement(
                Message + "DataSet",
                new XAttribute("structureRef", SdmxStructure.DataStructure), new XAttribute("action", "Information"),
                model.Observations.Count == 0 ? null : Attributes(structure, model.Observations[0], a => a.Of is { Count: 0 }),
                model.Observations.GroupBy(o => string.Join('.', o.Key), StringComparer.Ordinal).Select(series => Series(structure, [.. series])))));
    }

    private static XElement Series(SdmxStructure structure, IReadOnlyList<SdmxObservation> observations) => new(
        Generic + "Series",
        new XElement(Generic + "SeriesKey", structure.Dimensions.Zip(observations[0].Key).Select(p => Value(p.First.Id, p.Second))),
        Attributes(structure, observations[0], a => a.Of is { Count: > 0 }),
        observations.OrderBy(o => o.Window.From).ThenBy(o => o.Window.To).Select(o => new XElement(
            Generic + "Obs",
            new XElement(Generic + "ObsDimension", new XAttribute("value", SdmxPeriod.Of(o.Window))),
            o.Value is { } value ? new XElement(Generic + "ObsValue", new XAttribute("value", value.ToString(CultureInfo.InvariantCulture))) : null,
            Attributes(structure, o, a => a.Of is null))));

    private static XElement Attributes(SdmxStructure structure, SdmxObservation observation, Func<SdmxComponent, bool> attached) => new(
        Generic + "Attributes",
        structure.Attributes.Zip(observation.Attributes).Where(p => attached(p.First) && p.Second is not null).Select(p => Value(p.First.Id, p.Second!)));

    private static XElement Value(string id, string value) => new(Generic + "Value", new XAttribute("id", id), new XAttribute("value", value));
}
