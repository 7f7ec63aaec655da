using Pratip.Kernel;

namespace Pratip.Exchange.Reports;

/// <summary>How a report is written out in one language.</summary>
/// <param name="KhmerDigits">Write a Khmer report with Khmer digits; English ones never have them.</param>
public sealed record ReportStyle(Language Language, bool KhmerDigits = true);
