using System.Globalization;
using System.Xml.Linq;
using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Statistics.Editions;
using static Pratip.Exchange.Packs.Sdmx.SdmxMl;

namespace Pratip.Exchange.Packs.Sdmx;

/// <summary>The same structure as the JSON message, as SDMX-ML 2.1.</summary>
internal static class SdmxMlStructure
{
    public static byte[] Render(EditionHead head, SdmxStructure structure) => SdmxMl.Render(new XElement(
        Message + "Structure",
        Prefix("mes", Message), Prefix("str", Structures), Prefix("com", Common),
        Header(head, "structure"),
        new XElement(
            Message + "Structures",
            new XElement(Structures + "Dataflows", Maintainable(structure, "Dataflow", SdmxStructure.Dataflow, structure.Title,
                new XElement(Structures + "Structure", ReferenceTo(structure, SdmxStructure.DataStructure, "datastructure", "DataStructure")))),
            new XElement(Structures + "Codelists", structure.Codelists.Select(list => Maintainable(structure, "Codelist", list.Id, list.Name, list.Codes.Select(Code)))),
            new XElement(Structures + "Concepts", Maintainable(structure, "ConceptScheme", SdmxStructure.ConceptScheme, PackTexts.Say("sdmx.concepts"),
                SdmxStructureJson.Concepts(structure).Select(c => new XElement(Structures + "Concept", new XAttribute("id", c.Id), Names(c.Name))))),
            new XElement(Structures + "DataStructures", Maintainable(structure, "DataStructure", SdmxStructure.DataStructure, structure.Title, Components(structure))))));

    private static XElement Maintainable(SdmxStructure structure, string kind, string id, LocalizedText name, params object[] parts) => new(
        Structures + kind,
        new XAttribute("id", id), new XAttribute("agencyID", SdmxStructure.Agency), new XAttribute("version", structure.Version), new XAttribute("isFinal", false),
        Names(name),
        parts);

    private static XElement Code(SdmxCode code) => new(
        Structures + "Code",
        new XAttribute("id", code.Id),
        code.Origin is not { } origin ? null : new XElement(
            Common + "Annotations",
            new XElement(
                Common + "Annotation",
                new XElement(Common + "AnnotationType", SdmxStructureJson.OriginAnnotation),
                new XElement(Common + "AnnotationText", Markup.Clean(origin)))),
        Names(code.Name));

    private static XElement Components(SdmxStructure structure) => new(
        Structures + "DataStructureComponents",
        new XElement(
            Structures + "DimensionList",
            new XAttribute("id", "DimensionDescriptor"),
            structure.Dimensions.Select((d, i) => Component(structure, "Dimension", d.Id, Position(i), Coded(structure, d))),
            Component(structure, "TimeDimension", SdmxStructure.Period, Position(structure.Dimensions.Count), new XElement(
                Structures + "LocalRepresentation",
                new XElement(Structures + "TextFormat", new XAttribute("textType", "ObservationalTimePeriod"))))),
        new XElement(
            Structures + "AttributeList",
            new XAttribute("id", "AttributeDescriptor"),
            structure.Attributes.Select(a => Component(
                structure, "Attribute", a.Id,
                new XAttribute("assignmentStatus", SdmxStructureJson.IsMandatory(a) ? "Mandatory" : "Conditional"),
                Coded(structure, a),
                new XElement(Structures + "AttributeRelationship", Relationship(a))))),
        new XElement(
            Structures + "MeasureList",
            new XAttribute("id", "MeasureDescriptor"),
            Component(structure, "PrimaryMeasure", SdmxStructure.Value)));

    private static XElement Component(SdmxStructure structure, string kind, string id, params object[] parts) => new(
        Structures + kind,
        new XAttribute("id", id),
        parts.OfType<XAttribute>(),
        new XElement(
            Structures + "ConceptIdentity",
            new XElement(
                "Ref",
                new XAttribute("id", id), new XAttribute("maintainableParentID", SdmxStructure.ConceptScheme), new XAttribute("maintainableParentVersion", structure.Version),
                new XAttribute("agencyID", SdmxStructure.Agency), new XAttribute("package", "conceptscheme"), new XAttribute("class", "Concept"))),
        parts.OfType<XElement>());

    /// <summary>From 1 in this form, and from 0 in the newer one.</summary>
    private static XAttribute Position(int index) => new("position", (index + 1).ToString(CultureInfo.InvariantCulture));

    private static XElement Coded(SdmxStructure structure, SdmxComponent component) => new(
        Structures + "LocalRepresentation",
        new XElement(Structures + "Enumeration", ReferenceTo(structure, component.Codelist.Id, "codelist", "Codelist")));

    private static object Relationship(SdmxComponent attribute) => attribute.Of switch
    {
        null => new XElement(Structures + "PrimaryMeasure", new XElement("Ref", new XAttribute("id", SdmxStructure.Value))),
        { Count: 0 } => new XElement(Structures + "None"),
        var dimensions => dimensions.Select(id => new XElement(Structures + "Dimension", new XElement("Ref", new XAttribute("id", id)))).ToArray(),
    };
}
