using Pratip.Exchange.Tabular.Writing;
using Pratip.Exchange.Workbooks;

namespace Pratip.Exchange.Demonstration;

/// <summary>
/// Returns that report people again, and the truth of who is who. They lie beside the files of the demonstration and are not part of
/// it: whoever takes them in sees more victims reported than there are, and what linkage makes of it.
/// </summary>
public static class OverlapFiles
{
    public const string Folder = "overlap";
    public const string Truth = "overlap-truth.csv";

    internal static void Write(string folder, IReadOnlyList<RepeatedReport> reports)
    {
        Directory.CreateDirectory(folder);
        foreach (var sent in reports.GroupBy(report => (report.Agency, report.Half)).OrderBy(sent => sent.Key))
        {
            var period = sent.Key.Half.Window();
            var workbook = new AgencyWorkbook(sent.Key.Agency, period);
            workbook.Set("victims", "data");
            foreach (var report in sent)
            {
                workbook.AddRow("victims", PersonRows.Repeated(report));
            }

            workbook.Save(Path.Combine(folder, $"synthetic-{period}-{sent.Key.Agency}-again.xlsx"), $"{DemonstrationFiles.Marker.En} · {DemonstrationFiles.Marker.Km}");
        }

        WriteTruth(Path.Combine(folder, Truth), reports);
    }

    private static void WriteTruth(string path, IReadOnlyList<RepeatedReport> reports)
    {
        using var stream = new FileStream(path, FileMode.Create);
        using var csv = new CsvWriter(stream, new CsvFormat { ByteOrderMark = true });
        csv.WriteRow("agency", "person_reference", "same_as_agency", "same_as_person_reference");
        foreach (var report in reports)
        {
            csv.WriteRow(report.Agency, report.Person.Reference, report.First.Case.Agency, report.First.Person.Reference);
        }
    }
}
