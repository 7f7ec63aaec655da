using Pratip.Kernel;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Tests.Reports;

/// <summary>A small report with everything a renderer has to cope with: parts, a remainder, unknown, missing, zero, reported totals, notes.</summary>
internal static class SampleReport
{
    public const string Hostile = "</td><script>alert('\"1\"')</script> & <b>ខ្មែរ</b>";

    private static readonly ReportingWindow Year = ReportingWindow.OfYear(2024);
    private static readonly ReportingWindow YearBefore = ReportingWindow.OfYear(2023);

    public static ReportDocument Document { get; } = Create();

    public static ReportDocument Create(string hostile = Hostile) => new(
        new("Annual report 2024", "របាយការណ៍ប្រចាំឆ្នាំ ២០២៤"),
        Year,
        YearBefore,
        new DateOnly(2025, 5, 20),
        RegisterPurpose.Demonstration,
        new("Synthetic demonstration data", "ទិន្នន័យសំយោគសម្រាប់បង្ហាញសាកល្បង"),
        [
            new("A", new("Law enforcement", "ការអនុវត្តច្បាប់"), [Cases(), Provinces(), Victims()]),
            new("D", new("Immigration", "អន្តោប្រវេសន៍"), [Removals(hostile)]),
            new("G", new("Complaints", "បណ្តឹង"), []),
        ],
        [new(1, new("Some articles have not been checked against the Khmer text.", "មាត្រាខ្លះមិនទាន់បានផ្ទៀងផ្ទាត់ទេ។")), new(2, new(hostile, "កំណត់សម្គាល់ទីពីរ"))],
        [
            Definition("cases.headline", CountingUnit.Case, "Cases of human trafficking and sexual exploitation", "ករណីជួញដូរមនុស្ស និងធ្វើអាជីវកម្មផ្លូវភេទ"),
            Definition("victims.registered", CountingUnit.Victim, "Victims registered", "ជនរងគ្រោះដែលបានចុះបញ្ជី"),
            Definition("removals", CountingUnit.Removal, "Persons removed", "ជនត្រូវបានបញ្ជូនចេញ"),
        ])
    {
        Completeness =
        [
            new("cases.headline", Year, new Completeness(CompletenessState.Partial, 52, 50, ["PC-23"], ["PC-11"])),
            new("cases.headline", YearBefore, new Completeness(CompletenessState.Complete, 52, 52, [], [])),
            new("victims.registered", YearBefore, Completeness.Nothing),
        ],
        Blocks =
        [
            new(ReportBlockKind.Foreword, new("The committee thanks all who reported.\nA second paragraph.", "គណៈកម្មាធិការសូមអរគុណដល់អង្គភាពទាំងអស់ដែលបានរាយការណ៍។\nកថាខណ្ឌទីពីរ។")),
            new(ReportBlockKind.Goals, new("More screening before removal: " + hostile, "បង្កើនការពិនិត្យមុនការបណ្តេញចេញ")),
        ],
        Revisions = [new(new("Cases", "ករណី"), Year, 195, 197, new("late verification " + hostile, "ការផ្ទៀងផ្ទាត់យឺត")), new(new("Victims", "ជនរងគ្រោះ"), Year, null, 523, new("late return", "របាយការណ៍យឺត"))],
    };

    private static ReportTable Cases() => Table("A1", new("Cases", "ករណី"), [1],
    [
        Row(new("Cases", "ករណី"), 0, "cases.headline", null, null, 197, 164),
        Row(new("human trafficking", "ការជួញដូរមនុស្ស"), 1, "cases.headline", "group", "trafficking", 43, 24),
        Row(new("sexual exploitation", "ការធ្វើអាជីវកម្មផ្លូវភេទ"), 1, "cases.headline", "group", "sexual-exploitation", 154, 140),
        Row(new("unknown", "មិនដឹង"), 1, "cases.headline", "group", "unknown", 0, 0),
    ]) with
    {
        Narrative = [new("197 cases were acted on in 2024.", "បានចាត់វិធានការ ចំនួន ១៩៧ ករណី។"), new("A second sentence.", "ប្រយោគទីពីរ។")],
    };

    private static ReportTable Provinces() => Table("A2", new("Cases by province", "ករណីតាមរាជធានី ខេត្ត"), [],
    [
        Row(new("Cases", "ករណី"), 0, "cases.headline", null, null, 197, 164),
        Row(new("Phnom Penh", "រាជធានីភ្នំពេញ"), 1, "cases.headline", "province", "12", 96, 70),
        Row(new("Battambang", "បាត់ដំបង"), 1, "cases.headline", "province", "02", 41, 60),
        Row(new("Preah Sihanouk", "ព្រះសីហនុ"), 1, "cases.headline", "province", "18", 55, 30),
        Row(new("unknown", "មិនដឹង"), 1, "cases.headline", "province", "unknown", 5, 4),
    ]);

    private static ReportTable Victims() => Table("A3", new("Victims", "ជនរងគ្រោះ"), [],
    [
        Row(new("Victims", "ជនរងគ្រោះ"), 0, "victims.registered", null, null, 523, null),
        Row(new("female", "ស្រី"), 1, "victims.registered", "sex", "female", 430, null),
        Row(new("male", "ប្រុស"), 1, "victims.registered", "sex", "male", 93, null),
    ]);

    private static ReportTable Removals(string hostile) => Table("D1", new("Removals", "ការបញ្ជូនចេញ"), [],
    [
        Row(new("Persons removed", "ជនត្រូវបានបញ្ជូនចេញ"), 0, "removals", null, null, 5852, 2159, ReportCellKind.Reported),
        Row(new("China", "ចិន"), 1, "removals", "citizenship", "CN", 2695, 1011),
        Row(new("Viet Nam", "វៀតណាម"), 1, "removals", "citizenship", "VN", 1198, 0),
        Row(new("Indonesia", "ឥណ្ឌូនេស៊ី"), 1, "removals", "citizenship", "ID", 861, 120),
        Row(new(hostile, hostile), 1, "removals", "citizenship", "=1+1", 12, 13),
        Row(new("other", "ផ្សេងទៀត"), 1, "removals", "citizenship", "other", 1046, null),
        Row(new("unknown", "មិនដឹង"), 1, "removals", "citizenship", "unknown", 40, null),
    ]);

    private static ReportTable Table(string id, LocalizedText title, int[] notes, ReportRow[] rows) => new(
        id,
        title,
        [
            new(ReportColumnKind.Window, new("2024", "២០២៤")),
            new(ReportColumnKind.Comparison, new("2023", "២០២៣")),
            new(ReportColumnKind.Difference, new("Difference", "គម្លាត")),
            new(ReportColumnKind.GrowthPercent, new("Growth, %", "កំណើន %")),
        ],
        rows,
        notes);

    private static ReportRow Row(
        LocalizedText label, int indent, string measure, string? by, string? key, long? now, long? before, ReportCellKind kind = ReportCellKind.Computed) => new(
        label,
        indent,
        Cell(measure, Year, by, key, now, kind, CellOrigin.Published),
        Cell(measure, YearBefore, by, key, before, kind, CellOrigin.Synthetic),
        now is { } later && before is { } earlier ? new Growth(earlier, later) : null,
        key == "unknown" ? [2] : []);

    private static ReportCell Cell(string measure, ReportingWindow window, string? by, string? key, long? value, ReportCellKind kind, CellOrigin origin) =>
        new(measure, window, by, key, value, value is null ? ReportCellKind.NotReported : kind, value is null ? null : origin, []);

    private static ReportDefinition Definition(string id, CountingUnit unit, string en, string km) =>
        new(id, 1, unit, new(en, km), new($"What {id} counts.", "អ្វីដែលត្រូវបានរាប់។"), new("Law of 2008, Articles 8 to 43", "ច្បាប់ឆ្នាំ២០០៨ មាត្រា ៨ ដល់ ៤៣"))
        {
            PlacingDate = new("the date acted on", "កាលបរិច្ឆេទចាត់វិធានការ"),
        };
}
