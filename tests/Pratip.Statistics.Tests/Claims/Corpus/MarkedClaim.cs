using System.Globalization;
using Pratip.Kernel;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Tests.Claims.Corpus;

/// <summary>
/// A claim as a person marked it, in one line: <c>growth removals of citizenship=CN over:+100% from 1011 @2024/2023 = imprecise</c>.
/// A question mark stands for what the text does not say.
/// </summary>
public sealed record MarkedClaim(
    ClaimForm Form, string? Measure, string Of, ValueBound Bound, decimal? Low, decimal? High, int Direction, decimal? Earlier, decimal? Later,
    ReportingWindow? Window, ReportingWindow? Comparison, string Verdict)
{
    public static MarkedClaim Parse(string line)
    {
        var sides = line.Split(" = ");
        var words = new Queue<string>(sides[0].Split(' '));
        var form = Enum.Parse<ClaimForm>(words.Dequeue().Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        var measure = Known(words.Dequeue());
        var of = Next(words, "of") ?? "";
        var (bound, low, high, direction) = ParseValue(form, words.Dequeue());
        var earlier = Decimal(Next(words, "from"));
        var later = Decimal(Next(words, "to"));
        if (form is ClaimForm.FromTo)
        {
            (earlier, later, high) = (low, high, low);
            direction = Math.Sign(later!.Value - earlier!.Value);
        }

        var windows = words.Dequeue().TrimStart('@').Split('/');
        return new(form, measure, of, bound, low, high, direction, earlier, later, WindowOf(windows[0]), windows.Length > 1 ? WindowOf(windows[1]) : null, sides[1].Trim());
    }

    /// <summary>The same number or word of the text, whatever else was read of it.</summary>
    public bool IsFoundIn(Claim claim) => claim.Form == Form && Math.Sign(claim.Direction) == Direction
        && (Form is ClaimForm.Direction or ClaimForm.FromTo || (Low == claim.Value?.Low && High == claim.Value?.High)) && (Form is not ClaimForm.FromTo || Earlier == claim.Earlier);

    /// <summary>Everything that was marked, and nothing that was not.</summary>
    public bool IsWhollyReadIn(Claim claim) => IsFoundIn(claim) && claim.Measure == Measure && string.Join(',', claim.Of) == Of && claim.Window == Window && claim.Comparison == Comparison
        && claim.Earlier == Earlier && (Later is null || Later == claim.Later) && (Form is ClaimForm.Direction or ClaimForm.FromTo or ClaimForm.Rank || claim.Value?.Bound == Bound);

    /// <summary>The claim as a reader without a mistake would give it.</summary>
    public Claim ToClaim() => new(Form, default, default)
    {
        Measure = Measure,
        Unit = Measure is null ? null : MeasureCatalogue.Standard.Get(Measure).Unit,
        Value = Low is { } low ? new ClaimValue(low, High ?? low, Bound, Decimals(low)) : null,
        Direction = Direction,
        Earlier = Earlier,
        Later = Later,
        Window = Window,
        Comparison = Comparison,
        Of = [.. Of.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).Select(p => new ClaimPart(p[0], p[1]))],
    };

    private static int Decimals(decimal value) => (decimal.GetBits(value)[3] >> 16) & 0xFF;

    private static (ValueBound, decimal?, decimal?, int) ParseValue(ClaimForm form, string text)
    {
        if (form is ClaimForm.Direction)
        {
            return (ValueBound.Exactly, null, null, text == "up" ? 1 : text == "down" ? -1 : 0);
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var bound = colon < 0 ? ValueBound.Exactly : Enum.Parse<ValueBound>(text[..colon], ignoreCase: true);
        var plain = text[(colon + 1)..].Trim('%').TrimStart('x', '#');
        var ends = plain.Split(form is ClaimForm.FromTo ? ">" : "..");
        var low = Decimal(ends[0])!.Value;
        var high = ends.Length > 1 ? Decimal(ends[1])!.Value : low;
        var direction = form is ClaimForm.Factor ? low < 1 ? -1 : 1 : form is ClaimForm.Change or ClaimForm.Growth or ClaimForm.Points ? Math.Sign(low) : 0;
        return (ends.Length > 1 && form is not ClaimForm.FromTo ? ValueBound.Between : bound, Math.Abs(low), Math.Abs(high), direction);
    }

    private static string? Next(Queue<string> words, string name)
    {
        if (!words.TryPeek(out var word) || word != name)
        {
            return null;
        }

        words.Dequeue();
        return words.Dequeue();
    }

    private static string? Known(string text) => text == "?" ? null : text;

    private static ReportingWindow? WindowOf(string text) => text == "?" ? null : ReportingWindow.Parse(text);

    private static decimal? Decimal(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
