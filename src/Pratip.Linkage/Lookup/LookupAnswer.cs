using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>What a further fact says about a candidate.</summary>
public enum FactAgreement
{
    /// <summary>One side or both do not know: says nothing.</summary>
    Unknown,
    Same,

    /// <summary>As people err: a year off by one or two, or by ten.</summary>
    Near,
    Different,
}

/// <summary>Somebody who may be meant, and why.</summary>
/// <param name="Id">Of the reported identity.</param>
/// <param name="Score">0 to 1; orders candidates and is no probability.</param>
/// <param name="Name">How the name met: part by part.</param>
/// <param name="BirthYear">What the year of birth says.</param>
/// <param name="Sex">What the sex says.</param>
/// <param name="Citizenship">What the citizenship says.</param>
public sealed record LookupCandidate(Guid Id, double Score, NameComparison Name, FactAgreement BirthYear, FactAgreement Sex, FactAgreement Citizenship);

/// <param name="Candidates">Best first; among equals by id, so that the same question has the same answer.</param>
/// <param name="MayHoldMore">Others, equally good or not looked at because the name is so frequent, may exist: ask for more facts.</param>
public sealed record LookupAnswer(IReadOnlyList<LookupCandidate> Candidates, bool MayHoldMore);
