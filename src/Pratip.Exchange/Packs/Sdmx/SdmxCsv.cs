using Pratip.Exchange.Tabular.Writing;

namespace Pratip.Exchange.Packs.Sdmx;

/// <summary>The data as SDMX-CSV 2.0: a row an observation, ids only. Without a byte order mark, which the format does not know.</summary>
internal static class SdmxCsv
{
    public static byte[] Render(SdmxModel model)
    {
        var structure = model.Structure;
        using var buffer = new MemoryStream();
        using (var csv = new CsvWriter(buffer))
        {
            csv.WriteRow([
                "STRUCTURE", "STRUCTURE_ID", "ACTION", .. structure.Dimensions.Select(d => d.Id), SdmxStructure.Period, SdmxStructure.Value,
                .. structure.Attributes.Select(a => a.Id)]);
            foreach (var observation in model.Observations)
            {
                csv.Write("dataflow").Write(structure.DataflowReference).Write("I");
                foreach (var id in observation.Key)
                {
                    csv.Write(id);
                }

                csv.Write(SdmxPeriod.Of(observation.Window)).Write(observation.Value);
                foreach (var attribute in observation.Attributes)
                {
                    csv.Write(attribute);
                }

                csv.EndRow();
            }
        }

        return buffer.ToArray();
    }
}
