using System.Collections.Frozen;

namespace Pratip.Linkage.Names.Romanisation;

/// <summary>Which romaniser serves which script.</summary>
internal static class Romanisers
{
    public static HanRomaniser Han { get; } = new();

    public static HangulRomaniser Hangul { get; } = new();

    private static readonly FrozenDictionary<Script, IRomaniser> ByScript = new Dictionary<Script, IRomaniser>
    {
        [Script.Khmer] = new KhmerRomaniser(),
        [Script.Han] = Han,
        [Script.Hangul] = Hangul,
        [Script.Thai] = new TaiRomaniser("Names/Romanisation/thai.json"),
        [Script.Lao] = new TaiRomaniser("Names/Romanisation/lao.json"),
        [Script.Burmese] = new BurmeseRomaniser(),
        [Script.Devanagari] = new IndicRomaniser("Names/Romanisation/devanagari.json"),
        [Script.Bengali] = new IndicRomaniser("Names/Romanisation/bengali.json"),
        [Script.Arabic] = new ArabicRomaniser(),
        [Script.Cyrillic] = new LetterRomaniser("Names/Romanisation/cyrillic.json"),
        [Script.Greek] = new LetterRomaniser("Names/Romanisation/greek.json"),
        [Script.Georgian] = new LetterRomaniser("Names/Romanisation/georgian.json"),
        [Script.Armenian] = new LetterRomaniser("Names/Romanisation/armenian.json"),
        [Script.Hebrew] = new LetterRomaniser("Names/Romanisation/hebrew.json"),
        [Script.Kana] = new LetterRomaniser("Names/Romanisation/kana.json"),
    }.ToFrozenDictionary();

    public static IReadOnlyList<string> Romanise(string token, Script script) =>
        ByScript.TryGetValue(script, out var romaniser) ? romaniser.Romanise(token) : [];
}
