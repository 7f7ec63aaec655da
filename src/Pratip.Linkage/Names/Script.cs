using System.Text;

namespace Pratip.Linkage.Names;

/// <summary>The scripts in which names reach the register.</summary>
public enum Script
{
    /// <summary>Digits and signs that every script uses.</summary>
    Common,
    Latin,
    Khmer,
    Han,
    Hangul,
    Thai,
    Lao,
    Burmese,
    Devanagari,
    Bengali,
    Arabic,
    Cyrillic,
    Greek,
    Georgian,
    Armenian,
    Hebrew,
    Kana,

    /// <summary>A script for which there is no romanisation: its names meet in the same script only.</summary>
    Other,
}

/// <summary>Which script a character belongs to. Source: blocks of the Unicode Standard (Blocks.txt), the ones names use.</summary>
public static class Scripts
{
    private static readonly (int First, int Last, Script Script)[] Blocks =
    [
        (0x0041, 0x005A, Script.Latin), (0x0061, 0x007A, Script.Latin), (0x00AA, 0x00AA, Script.Latin), (0x00BA, 0x00BA, Script.Latin),
        (0x00C0, 0x024F, Script.Latin), (0x0250, 0x02AF, Script.Latin), (0x0370, 0x03FF, Script.Greek), (0x0400, 0x052F, Script.Cyrillic),
        (0x0531, 0x058F, Script.Armenian), (0x0590, 0x05FF, Script.Hebrew), (0x0600, 0x06FF, Script.Arabic), (0x0750, 0x077F, Script.Arabic), (0x08A0, 0x08FF, Script.Arabic),
        (0x0900, 0x097F, Script.Devanagari), (0x0980, 0x09FF, Script.Bengali), (0x0E00, 0x0E7F, Script.Thai), (0x0E80, 0x0EFF, Script.Lao),
        (0x1000, 0x109F, Script.Burmese), (0x10A0, 0x10FF, Script.Georgian), (0x1100, 0x11FF, Script.Hangul), (0x1780, 0x17FF, Script.Khmer), (0x1E00, 0x1EFF, Script.Latin),
        (0x1F00, 0x1FFF, Script.Greek), (0x3005, 0x3007, Script.Han), (0x3041, 0x30FF, Script.Kana), (0x3130, 0x318F, Script.Hangul), (0x3400, 0x4DBF, Script.Han), (0x4E00, 0x9FFF, Script.Han),
        (0xA960, 0xA97F, Script.Hangul), (0xAA60, 0xAA7F, Script.Burmese), (0xAC00, 0xD7AF, Script.Hangul), (0xD7B0, 0xD7FF, Script.Hangul),
        (0xF900, 0xFAFF, Script.Han), (0xFB50, 0xFDFF, Script.Arabic), (0xFE70, 0xFEFF, Script.Arabic), (0xFF21, 0xFF5A, Script.Latin),
        (0x20000, 0x3FFFF, Script.Han),
    ];

    public static Script Of(Rune character)
    {
        if (!Rune.IsLetterOrDigit(character) && !IsMark(character))
        {
            return Script.Common;
        }

        foreach (var (first, last, script) in Blocks)
        {
            if (character.Value <= last)
            {
                return character.Value >= first ? script : Unlisted(character);
            }
        }

        return Unlisted(character);
    }

    /// <summary>The script of the first character that has one.</summary>
    public static Script Of(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Of(rune) is var script and not Script.Common)
            {
                return script;
            }
        }

        return Script.Common;
    }

    internal static bool IsMark(Rune character) => Rune.GetUnicodeCategory(character)
        is System.Globalization.UnicodeCategory.NonSpacingMark
        or System.Globalization.UnicodeCategory.SpacingCombiningMark
        or System.Globalization.UnicodeCategory.EnclosingMark;

    private static Script Unlisted(Rune character) => Rune.IsDigit(character) || IsMark(character) ? Script.Common : Script.Other;
}
