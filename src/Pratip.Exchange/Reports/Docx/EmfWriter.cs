using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Pratip.Exchange.Reports.Docx;

/// <summary>
/// Writes an enhanced metafile (MS-EMF): the drawing every word processor has understood for decades, with lines that stay
/// sharp and text that stays text. Measures are in twentieths of a chart unit.
/// </summary>
internal sealed class EmfWriter
{
    public const int Units = 20;

    private const int HeaderLength = 88;
    private const int DevicePixelsPerUnit = 5;
    private const int HundredthsOfMillimetrePerUnit = 25;
    private const uint NullBrush = 0x80000005;
    private const uint NullPen = 0x80000008;
    private const int FontRecord = 320;

    private readonly List<byte> _records = [];
    private readonly double _width;
    private readonly double _height;
    private int _count = 1;

    public EmfWriter(double width, double height)
    {
        (_width, _height) = (width, height);
        Record(17, 8); // Measures may differ along the two axes, so that the window below can be set.
        Record(10, 0, 0);
        Record(9, Scaled(width), Scaled(height));
        Record(12, 0, 0);
        Record(11, (int)(width * DevicePixelsPerUnit), (int)(height * DevicePixelsPerUnit));
        Record(18, 1);
        Record(19, 2);
    }

    public static int Scaled(double value) => (int)Math.Round(value * Units);

    /// <summary>A closed shape.</summary>
    public void Polygon(IReadOnlyList<(double X, double Y)> points, string? fill, EmfPen? pen) => Paint(fill, pen, () => Points(3, points));

    public void Polyline(IReadOnlyList<(double X, double Y)> points, EmfPen pen) => Paint(null, pen, () => Points(4, points));

    public void Ellipse(double x, double y, double radius, string? fill, EmfPen? pen) =>
        Paint(fill, pen, () => Record(42, Scaled(x - radius), Scaled(y - radius), Scaled(x + radius), Scaled(y + radius)));

    /// <param name="y">The line the letters stand on.</param>
    public void Text(double x, double y, string text, EmfFont font)
    {
        CreateFont(font);
        Record(24, ColourRef(font.Colour));
        Record(22, 24 | (font.Anchor switch { "middle" => 6, "end" => 2, _ => 0 }));
        var letters = Encoding.Unicode.GetBytes(text);
        var padded = (letters.Length + 3) & ~3;
        const int Fixed = 76;
        Begin(84, Fixed + padded);
        Write(0, 0, -1, -1, 2, BitConverter.SingleToInt32Bits(1), BitConverter.SingleToInt32Bits(1));
        Write(Scaled(x), Scaled(y), text.Length, Fixed, 0, 0, 0, -1, -1, 0);
        _records.AddRange(letters);
        _records.AddRange(new byte[padded - letters.Length]);
        Release();
    }

    public byte[] Finish()
    {
        Record(14, 0, 16, 20);
        var body = _records.ToArray();
        _records.Clear();
        var (right, bottom) = ((int)(_width * DevicePixelsPerUnit) - 1, (int)(_height * DevicePixelsPerUnit) - 1);
        Write(1, HeaderLength, 0, 0, right, bottom);
        Write(0, 0, (int)(_width * HundredthsOfMillimetrePerUnit), (int)(_height * HundredthsOfMillimetrePerUnit));
        Write(0x464D4520, 0x10000, HeaderLength + body.Length, _count, 3, 0, 0, 0);

        // A reference device with twenty pixels to the millimetre.
        Write(6400, 4800, 320, 240);
        return [.. _records, .. body];
    }

    private void Paint(string? fill, EmfPen? pen, Action draw)
    {
        if (pen is null)
        {
            Record(37, unchecked((int)NullPen));
        }
        else
        {
            Record(38, 1, pen.Dashed ? 1 : 0, Math.Max(1, pen.Dashed ? 1 : Scaled(pen.Width)), 0, ColourRef(pen.Colour));
            Record(37, 1);
        }

        DrawFilled(fill, draw);
        if (pen is not null)
        {
            Record(37, unchecked((int)NullPen));
            Release();
        }
    }

    private void DrawFilled(string? fill, Action draw)
    {
        if (fill is null)
        {
            Record(37, unchecked((int)NullBrush));
            draw();
            return;
        }

        Record(39, 2, 0, ColourRef(fill), 0);
        Record(37, 2);
        draw();
        Record(37, unchecked((int)NullBrush));
        Record(40, 2);
    }

    private void CreateFont(EmfFont font)
    {
        Begin(82, 12 + FontRecord);
        Write(1, -Scaled(font.Size), 0, 0, 0, font.Bold ? 700 : 400, 1 << 24, 0);
        var face = new byte[FontRecord - 28];
        Encoding.Unicode.GetBytes(font.Face).CopyTo(face, 0);
        _records.AddRange(face);
        Record(37, 1);
    }

    /// <summary>The font or pen of the moment is put away, so that its number can be used again.</summary>
    private void Release() => Record(40, 1);

    private void Points(int type, IReadOnlyList<(double X, double Y)> points)
    {
        Begin(type, 28 + (points.Count * 8));
        Write(0, 0, (int)(_width * DevicePixelsPerUnit), (int)(_height * DevicePixelsPerUnit), points.Count);
        foreach (var (x, y) in points)
        {
            Write(Scaled(x), Scaled(y));
        }
    }

    private void Record(int type, params ReadOnlySpan<int> values)
    {
        Begin(type, 8 + (values.Length * 4));
        Write(values);
    }

    private void Begin(int type, int length)
    {
        _count++;
        Write(type, length);
    }

    private void Write(params ReadOnlySpan<int> values)
    {
        Span<byte> four = stackalloc byte[4];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteInt32LittleEndian(four, value);
            _records.AddRange(four);
        }
    }

    /// <summary>#rrggbb as the format has it: blue, green, red.</summary>
    private static int ColourRef(string colour)
    {
        var rgb = int.Parse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16);
    }
}

internal sealed record EmfPen(string Colour, double Width, bool Dashed);

internal sealed record EmfFont(string Face, double Size, bool Bold, string Colour, string? Anchor);
