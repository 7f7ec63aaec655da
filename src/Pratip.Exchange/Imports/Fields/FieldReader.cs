using System.Globalization;
using System.Text;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Reference.Characters;
using Pratip.Reference.Geography;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Imports.Fields;

/// <summary>Reads the cells of one column into their canonical text, or says what is wrong and what would be right.</summary>
internal sealed class FieldReader
{
    private readonly SheetColumn _column;
    private readonly FieldContext _context;
    private readonly CodeReader? _codes;
    private readonly Remembered _dates;
    private readonly Func<Cell, string, (string? Value, Message? Problem)> _read;

    public FieldReader(SheetColumn column, FieldContext context)
    {
        _column = column;
        _context = context;
        _codes = ColumnChoices.For(column) is { } choices ? new CodeReader(choices) : null;
        _dates = new(ReadDate);
        _read = column.Type switch
        {
            "date" => ReadDate,
            "integer" => ReadInteger,
            "row-id" => ReadRowId,
            "codes" or "articles" => (_, text) => _codes!.ReadMany(text),
            "countries" => (_, text) => _codes!.ReadManyWithVerbatim(text),
            "yes-no" => (_, text) => _codes!.ReadOne(text) is ("unknown", _) ? (null, null) : _codes.ReadOne(text),
            "code" or "country" or "province" or "article" => (_, text) => _codes!.ReadOne(text),
            "agency" => (_, text) => ReadAgency(text),
            "measure" => (_, text) => ReadMeasure(text),
            _ => (_, text) => ReadText(text),
        };
    }

    /// <summary>What is said where the column needs something and has nothing; "unknown" is offered only where it would be taken.</summary>
    public Message Missing => ImportWording.Of("required", _column.Type != "yes-no" && _codes?.ReadOne("unknown") is (not null, _) ? ImportWording.Of("or-unknown") : null);

    public (string? Value, Message? Problem) Read(Cell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Empty:
                return (null, null);
            case CellKind.Error:
                return (null, ImportWording.Of("error-cell", cell.Text));
            case CellKind.Formula:
                return (null, ImportWording.Of("formula-without-value"));
        }

        var text = Trim(cell.Text);
        return text.Length == 0 ? (null, null) : _read(cell, text);
    }

    /// <summary>Names of districts recur, so the district is read once the row's province is known.</summary>
    public static (string? Value, Message? Problem) ReadDistrict(string? province, string typed)
    {
        if (Gazetteer.Standard.FindProvince(province) is not { } of)
        {
            return (null, ImportWording.Of("district-without-province"));
        }

        var cut = typed.IndexOf(Choice.Separator, StringComparison.Ordinal);
        if (Gazetteer.Standard.TryResolveDistrict(of, typed, out var district)
            || (cut > 0 && Gazetteer.Standard.TryResolveDistrict(of, typed[..cut], out district)))
        {
            return (district.Code, null);
        }

        return (null, ImportWording.Of("unknown-district", typed, of.Name, Suggestions.For(typed, Gazetteer.Standard.DistrictsOf(of).Select(d => new Choice(d.Code, d.Name)))));
    }

    /// <summary>Spaces of every kind and invisible marks at both ends say nothing; inside a Khmer word they part it.</summary>
    private static string Trim(string text) => text.Length > 0 && IsGraphic(text[0]) && IsGraphic(text[^1])
        ? text
        : text.Trim().Trim('\u200B', '\uFEFF', '\u00A0', ' ');

    private static bool IsGraphic(char c) => c is > ' ' and <= '~';

    private (string?, Message?) ReadDate(Cell cell, string text)
    {
        if (cell.Kind == CellKind.Date || (cell.Kind == CellKind.Number && cell.Number is > 9999 and < 100_000))
        {
            return DateReader.TryFromSerial(cell.Number, out var date, out var problem) ? Check(date, text) : (null, problem);
        }

        return _dates.Read(text);
    }

    private (string?, Message?) ReadDate(string text)
    {
        if (DateReader.TryRead(text, _context.DateOrder, out var date, out var problem))
        {
            return Check(date, text);
        }

        return (null, _column.Type == "date" && IsPersonal ? ImportWording.Of("unreadable-date") : problem);
    }

    private (string?, Message?) Check(PartialDate date, string text)
    {
        if (_column.Exact && date.Precision != DatePrecision.Day)
        {
            return (null, ImportWording.Of("day-needed", text));
        }

        if (date.Year < FieldContext.FirstYear)
        {
            return (null, ImportWording.Of("before-1900", Plain(FieldContext.FirstYear)));
        }

        return date.First > _context.Today
            ? (null, ImportWording.Of("future-date", IsPersonal ? ImportWording.Of("this-date") : date, _context.Today))
            : (date.ToString(), null);
    }

    /// <summary>A birth date is not sealed as a column, but its day goes to the vault; messages do not repeat it.</summary>
    private bool IsPersonal => _column.Sealed || _column.Id == "birth_date";

    private static (string?, Message?) ReadInteger(Cell cell, string text)
    {
        if (cell.Kind == CellKind.Number)
        {
            return cell.Number == Math.Floor(cell.Number) && Math.Abs(cell.Number) < 1e15
                ? Whole((long)cell.Number)
                : (null, ImportWording.Of("not-whole", text));
        }

        return long.TryParse(KhmerDigits.ToAscii(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? Whole(number)
            : (null, ImportWording.Of("not-whole", text));

        static (string?, Message?) Whole(long number) => number switch
        {
            < 0 => (null, ImportWording.Of("negative", Plain(number))),
            > int.MaxValue => (null, ImportWording.Of("too-large", number, (long)int.MaxValue)),
            _ => (Plain(number), null),
        };
    }

    private static (string?, Message?) ReadRowId(Cell cell, string text) =>
        Guid.TryParse(text, out var id) && id != Guid.Empty ? (id.ToString(), null) : (null, ImportWording.Of("row-id-damaged"));

    private (string?, Message?) ReadAgency(string text)
    {
        if (_context.Agencies.TryResolve(text, out var code))
        {
            return (code, null);
        }

        return (null, ImportWording.Of("unknown-agency", text, Suggestions.For(text, _context.Agencies.Choices)));
    }

    private (string?, Message?) ReadMeasure(string text) => _context.Measures is null || _context.Measures.Contains(text)
        ? (text, null)
        : (null, ImportWording.Of("unknown-measure", text, string.Join(", ", Linkage.Comparison.Nearest.To(text, _context.Measures, 3))));

    private (string?, Message?) ReadText(string text)
    {
        var multiline = _column is { Sealed: true, Type: "text" };
        foreach (var c in text)
        {
            if (TextSigns.IsForeign(c) && !(multiline && c is '\n' or '\r' or '\t'))
            {
                return (null, ImportWording.Of("control-character", $"U+{(int)c:X4}"));
            }
        }

        var composed = ComposedText.Of(text);
        if (_column.MaxLength is { } most && composed.Length > most && Length(composed) > most)
        {
            return (null, ImportWording.Of("too-long", Length(composed), most));
        }

        return (composed, null);
    }

    private static int Length(string text)
    {
        var runes = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            runes++;
        }

        return runes;
    }

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}
