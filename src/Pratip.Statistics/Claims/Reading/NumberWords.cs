using System.Globalization;
using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>"Five hundred and twelve", "2.5 million", ៥ពាន់: words that make one number together become one term.</summary>
internal static class NumberWords
{
    /// <summary>Nobody counts so many people; "a hundred hundred hundred" without end is read as several numbers.</summary>
    private const decimal Largest = 1_000_000_000_000;

    private static readonly Meaning[] NumberOnly = [new(TermKind.Number, "")];

    public static List<Term> Join(List<Term> terms)
    {
        if (!terms.Exists(t => !t.IsNumber && (t.Is(TermKind.Number) || t.Is(TermKind.Scale))))
        {
            return terms;
        }

        var joined = new List<Term>(terms.Count);
        for (var at = 0; at < terms.Count;)
        {
            var end = Read(terms, at, out var value);
            if (end == at)
            {
                joined.Add(terms[at++]);
                continue;
            }

            end = InDigitsToo(terms, end, value);
            joined.Add(new(NumberOnly, terms[at].Key, terms[at].Start, terms[end - 1].End, terms[at].IsKhmer) { Number = new WrittenNumber(value, 0, true) });
            at = end;
        }

        return joined;
    }

    /// <summary>"Two hundred and seventy-three (273) suspects", as notices have it: one number, said twice.</summary>
    private static int InDigitsToo(List<Term> terms, int end, decimal value) =>
        end + 2 < terms.Count && terms[end].IsMark("(") && terms[end + 1].Number?.Value == value && terms[end + 1].Digits is not null && terms[end + 2].IsMark(")") ? end + 3 : end;

    private static int Read(List<Term> terms, int at, out decimal value)
    {
        decimal total = 0;
        decimal current = 0;
        var end = at;
        for (var i = at; i < terms.Count; i++)
        {
            var term = terms[i];
            if (total > Largest)
            {
                break;
            }

            if (i > at && term.IsLink("and") && current >= 100 && i + 1 < terms.Count && Simple(terms[i + 1]) is < 100)
            {
                continue;
            }

            if (term.Code(TermKind.Scale) is { } scale)
            {
                if (i == at && !IsArticled(term))
                {
                    break;
                }

                var by = decimal.Parse(scale, CultureInfo.InvariantCulture);
                if (Math.Max(current, 1) * by > Largest)
                {
                    break;
                }

                current = Math.Max(current, 1) * by;
                if (by >= 1000)
                {
                    total += current;
                    current = 0;
                }
            }
            else if (i == at && term.IsNumber)
            {
                if (i + 1 >= terms.Count || !terms[i + 1].Is(TermKind.Scale) || term.Number!.Value.Value is not { } digits)
                {
                    break;
                }

                current = digits;
            }
            else if (term is { IsKhmer: true, Number.Value: < 1000 and var more } && i > at && total + current >= 100 && Fits(current, more))
            {
                // ៥ ពាន់ ៨ រយ ៥២: digits between the words.
                current += more;
            }
            else if (Simple(term) is { } number && Fits(current, number))
            {
                current += number;
            }
            else
            {
                break;
            }

            end = i + 1;
        }

        value = total + current;
        return end;
    }

    /// <summary>"A hundred" is a number; "hundred" by itself, as in "several hundred", is none.</summary>
    private static bool IsArticled(Term term) => term.Key == "a";

    private static bool Fits(decimal current, decimal number) =>
        current == 0 || (current % 100 == 0 && number < 100) || (current % 10 == 0 && current % 100 >= 20 && number < 10);

    private static decimal? Simple(Term term) =>
        !term.IsNumber && term.Code(TermKind.Number) is { Length: > 0 } code ? decimal.Parse(code, CultureInfo.InvariantCulture) : null;
}
