namespace Pratip.Linkage.Names.Romanisation;

/// <summary>
/// A base letter with everything that stands around it. Fonts show the signs alike in many typed orders, so they are collected
/// and not expected in one order (SIL, Khmer Character Specification, names the canonical one).
/// </summary>
internal sealed class KhmerCluster
{
    private const char Coeng = '\u17D2';
    private const char Muusikatoan = '\u17C9';
    private const char Triisap = '\u17CA';
    private const char Bantoc = '\u17CB';
    private const char Robat = '\u17CC';
    private const char Toandakhiat = '\u17CD';
    private const char ShortU = '\u17BB';

    private KhmerCluster(char letter) => Base = letter;

    public char Base { get; }

    public string Subscripts { get; private set; } = "";

    /// <summary>Vowel signs in the order of their code points; empty for the inherent vowel.</summary>
    public string Vowel { get; private set; } = "";

    /// <summary>A sign above the letter says that it is written and not spoken.</summary>
    public bool IsSilent { get; private set; }

    public bool IsClosing { get; private set; }

    /// <summary>The letter is mostly not spoken; the vowel before it is.</summary>
    public bool HasRobat { get; private set; }

    /// <summary>Shifted to the other series: true to a, false to o, null where nothing shifts.</summary>
    public bool? ShiftedToA { get; private set; }

    public bool IsBare => Vowel.Length == 0;

    public static List<KhmerCluster> Read(string token)
    {
        var clusters = new List<KhmerCluster>();
        for (var at = 0; at < token.Length; at++)
        {
            var c = token[at];
            if (KhmerTable.IsConsonant(c) || KhmerTable.Standard.Independent(c) is not null)
            {
                clusters.Add(new KhmerCluster(c));
            }
            else if (c == Coeng && at + 1 < token.Length && clusters.Count > 0)
            {
                at++;
                clusters[^1].Subscripts += KhmerTable.IsConsonant(token[at]) ? token[at] : "";
            }
            else if (clusters.Count > 0)
            {
                clusters[^1].AddSign(c);
            }
        }

        return clusters;
    }

    private void AddSign(char sign)
    {
        switch (sign)
        {
            case Muusikatoan:
                ShiftedToA = true;
                break;
            case Triisap:
                ShiftedToA = false;
                break;
            case Bantoc:
                IsClosing = true;
                break;
            case Toandakhiat:
                IsSilent = true;
                break;
            case Robat:
                HasRobat = true;
                break;
            case (>= '\u17B6' and <= '\u17C8') or '\u17D0':
                AddVowel(sign);
                break;
        }
    }

    /// <summary>
    /// A shifter under a vowel sign above looks like short u and is often typed as it: u and a vowel above in one cluster are a
    /// shifter and that vowel. Which series it shifts to follows from the letter.
    /// </summary>
    private void AddVowel(char sign)
    {
        const string Above = "\u17B7\u17B8\u17B9\u17BA\u17BE\u17D0";
        if (Vowel.Length == 1 && Vowel[0] == ShortU && Above.Contains(sign, StringComparison.Ordinal))
        {
            ShiftedToA = !KhmerTable.Standard.IsASeries(Base);
            Vowel = sign.ToString();
        }
        else if (sign == ShortU && Vowel.Length == 1 && Above.Contains(Vowel[0], StringComparison.Ordinal))
        {
            ShiftedToA = !KhmerTable.Standard.IsASeries(Base);
        }
        else if (Vowel.Length < 2)
        {
            Vowel = string.Concat((Vowel + sign).Order());
        }
    }
}
