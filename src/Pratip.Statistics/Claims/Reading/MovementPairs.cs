using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Two numbers, or two things that moved, with one word of direction.</summary>
internal sealed partial class MovementReader
{
    /// <summary>"Up 80 per cent and 171 per cent respectively from 512 and 2,159": which is of what is beyond this grammar, and no number is taken.</summary>
    private bool IsOfSeveral(Movement movement)
    {
        var at = Enumerable.Range(movement.At, terms.Count - movement.At).FirstOrDefault(i => terms[i].IsLink("respectively"), -1);
        var rest = at < 0 || movement.Amounts is not [{ Unit: QuantityUnit.Percent } amount] ? [] : quantities.Where(q => q.First >= amount.End).ToList();
        if (!rest.Exists(q => q.Unit is QuantityUnit.Percent && q.End <= at))
        {
            return false;
        }

        rest.ForEach(q => q.Role = QuantityRole.Trap);
        return true;
    }

    /// <summary>The second of two changes that take turns with two counts; null where there are no such two.</summary>
    private Movement? InTurn(Movement movement)
    {
        var counts = quantities.Where(q => q is { IsCount: true, Role: QuantityRole.Level } && q.End <= movement.First).TakeLast(2).ToList();
        if (movement.Amounts is not [{ } first] || movement.Earlier.Count > 0 || movement.Later is not null || counts.Count < 2 || !terms.IsLink(first.End, "and")
            || quantities.At(first.End + 1) is not { Role: QuantityRole.Level } second || second.Unit != first.Unit || !terms.Skip(second.End).Take(2).Any(t => t.IsLink("respectively")))
        {
            return null;
        }

        second.Role = QuantityRole.Amount;
        movement.Of = counts[0];
        var turn = new Movement(movement.At, movement.Sign) { Of = counts[1] };
        turn.Amounts.Add(second);
        return turn;
    }

    /// <summary>"Cases rose from 24 to 47, and suspects from 80 to 90": another thing that moved in the same way.</summary>
    private void Likewise(Movement movement, List<Movement> found)
    {
        var like = movement;
        while (like is { Earlier: [_], Later: { } later } && From(later.End) is { } from && Pair(from, like.Sign, like) is { } next)
        {
            found.Add(next);
            like = next;
        }
    }

    /// <summary>Where "from" stands behind the name of another thing, which "and" or a comma joins; -1 where a clause ends first.</summary>
    private int? From(int at)
    {
        const int Farthest = 8;
        var isJoined = false;
        for (var i = at; i < terms.Count && i < at + Farthest && !terms.IsClauseEnd(i); i++)
        {
            if (terms[i].IsLink("from"))
            {
                return isJoined ? i : null;
            }

            isJoined |= terms[i].IsLink("and") || terms[i].IsMark(",");
            if (quantities.At(i) is not null || terms[i].Is(TermKind.Direction))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"The number went from 194 to 273": up or down as its numbers say.</summary>
    private void AfterWent(List<Movement> found)
    {
        for (var at = 0; at + 1 < terms.Count; at++)
        {
            if (terms[at].Key is "went" or "moved" or "gone" or "passed" && terms[at + 1].IsLink("from") && Pair(at + 1, 0, null) is { } pair)
            {
                found.Add(pair);
            }

            if (terms[at].IsLink("from") && !terms[at].IsKhmer && quantities.At(at + 1) is { IsCount: true, Role: QuantityRole.Level } begun && terms.Is(begun.End, TermKind.Noun) && Pair(at, 0, null) is { } other)
            {
                // "Trafficking went the other way, from 22 cases to 27".
                found.Add(other);
            }

            if (terms[at].IsMark("\u2192") && Ends(quantities.EndingAt(BehindBracket(at)), at + 1, 0, null) is { } arrow)
            {
                found.Add(arrow);
            }

            if (terms[at].Key is "outnumbered" or "outnumber" or "outnumbering")
            {
                // "Suspects outnumbered cases by 76": two things against each other.
                foreach (var beside in quantities.Where(q => q.First > at && q.Role is QuantityRole.Level))
                {
                    beside.Role = QuantityRole.Trap;
                }
            }
        }
    }

    /// <summary>"2,159 (2023) → 5,852 (2024)": where the number ends whose period stands in brackets.</summary>
    private int BehindBracket(int arrow) => terms.IsMark(arrow - 1, ")") && windows.Covers(arrow - 2) && Enumerable.Range(Math.Max(arrow - 6, 0), Math.Min(6, arrow)).LastOrDefault(i => terms[i].IsMark("("), -1) is >= 0 and var open ? open : arrow;

    /// <summary>Two counts behind "from" and "to".</summary>
    private Movement? Pair(int from, int sign, Movement? like)
    {
        var earlier = quantities.At(from + 1);
        var to = earlier?.End ?? terms.Count;
        while (to < terms.Count && !terms[to].IsLink("to") && (windows.Covers(to) || terms[to].Is(TermKind.Noun) || terms[to].Is(TermKind.Function)))
        {
            to++;
        }

        return terms.IsLink(to, "to") ? Ends(earlier, to + 1, sign, like) : null;
    }

    /// <summary>"194 → 273": up or down as its numbers say.</summary>
    private Movement? Ends(Quantity? earlier, int to, int sign, Movement? like)
    {
        if (earlier is not { IsCount: true, Role: QuantityRole.Level } || quantities.At(to) is not { IsCount: true, Role: QuantityRole.Level } later)
        {
            return null;
        }

        (earlier.Role, later.Role) = (QuantityRole.Earlier, QuantityRole.Later);
        var movement = new Movement(like is null ? earlier.First - (terms.IsMark(to - 1, "\u2192") ? 0 : 2) : earlier.First - 1, sign != 0 ? sign : Math.Sign(later.Value.Low - earlier.Value.Low)) { Like = like, Later = later };
        movement.Earlier.Add(earlier);
        return movement;
    }
}
