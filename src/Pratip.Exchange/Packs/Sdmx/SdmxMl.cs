using System.Text;
using System.Xml;
using System.Xml.Linq;
using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Statistics.Editions;

namespace Pratip.Exchange.Packs.Sdmx;

/// <summary>What both messages of SDMX-ML 2.1 have: most programs that read SDMX read this older form.</summary>
internal static class SdmxMl
{
    public static readonly XNamespace Message = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message";
    public static readonly XNamespace Common = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common";
    public static readonly XNamespace Structures = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure";
    public static readonly XNamespace Generic = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic";

    public static byte[] Render(XElement root)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
        {
            root.Save(xml);
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    public static XElement Header(EditionHead head, string kind, params object[] more) => new(
        Message + "Header",
        new XElement(Message + "ID", SdmxPack.MessageId(head, kind)),
        new XElement(Message + "Test", head.Purpose != RegisterPurpose.Production),
        new XElement(Message + "Prepared", SdmxPack.Prepared(head)),
        new XElement(Message + "Sender", new XAttribute("id", SdmxStructure.Agency)),
        more);

    public static XAttribute Prefix(string prefix, XNamespace name) => new(XNamespace.Xmlns + prefix, name.NamespaceName);

    public static IEnumerable<XElement> Names(LocalizedText text) =>
    [
        new(Common + "Name", new XAttribute(XNamespace.Xml + "lang", "en"), Markup.Clean(text.En)),
        new(Common + "Name", new XAttribute(XNamespace.Xml + "lang", "km"), Markup.Clean(text.In(Language.Khmer))),
    ];

    /// <summary>What points to a maintained part; references have no namespace.</summary>
    public static XElement ReferenceTo(SdmxStructure structure, string id, string package, string type) => new(
        "Ref",
        new XAttribute("id", id), new XAttribute("version", structure.Version), new XAttribute("agencyID", SdmxStructure.Agency),
        new XAttribute("package", package), new XAttribute("class", type));
}
