namespace Pratip.Exchange.Tabular;

public enum TabularFormat
{
    Xlsx,
    Xls,
    Csv,
}
