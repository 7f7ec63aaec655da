namespace Pratip.Linkage.Names.Romanisation;

/// <summary>Writes a token of one script in plain small Latin letters.</summary>
internal interface IRomaniser
{
    /// <summary>The spellings to expect, the systematic one first; empty where the token holds nothing of the script.</summary>
    IReadOnlyList<string> Romanise(string token);
}
