using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Reads what a number counts from the words beside it: "273 foreign suspects", "22 were women", ជនសង្ស័យចំនួន ២៧៣នាក់.</summary>
internal sealed class SubjectReader(IReadOnlyList<Term> terms, WindowList windows)
{
    private const int FarthestNoun = 9;

    /// <summary>Words between a number and its noun that the vocabulary does not know: "197 closely watched cases".</summary>
    private const int MostUnknown = 2;

    /// <summary>The noun phrase that begins at a term; empty where none does.</summary>
    public Subject Right(int at)
    {
        var built = new Builder();
        var unknown = 0;
        for (var i = at; i < terms.Count && i < at + FarthestNoun; i++)
        {
            var term = terms[i];
            // "Deports 5,852 as crackdown widens": what follows is another thought.
            if (term.IsNumber || StartsWindow(i) || (term.Key == "as" && i + 1 < terms.Count && terms[i + 1].IsUnknown) || !Take(term, i, built, ref unknown) || unknown > MostUnknown)
            {
                break;
            }

            if (built.Noun is not null)
            {
                Behind(i + 1, built);
                break;
            }
        }

        return built.Build(unknown > 0 && built.IsEmpty);
    }

    private bool Take(Term term, int at, Builder built, ref int unknown)
    {
        if (term.Code(TermKind.EventNoun) is { } kind && terms.Is(at + 1, TermKind.Noun))
        {
            // "Removal files".
            built.Event = kind;
            return true;
        }

        if (term.Key == "immigration" && terms.Is(at + 1, TermKind.Noun, "case"))
        {
            built.Event = "deported";
            return true;
        }

        if (term.Is(TermKind.Country) && IsCountryOfList(at, 1, terms.Count - 1))
        {
            built.IsTopic = true;
            return false;
        }

        if (built.Add(term, at))
        {
            return true;
        }

        if (term.Code(TermKind.Event) is { } happened && built.Noun is null && !term.IsKhmer)
        {
            built.Event = happened;
            return terms.Is(at + 1, TermKind.Noun) || terms.Is(at + 1, TermKind.Group) || terms.Is(at + 1, TermKind.People) || terms.Is(at + 1, TermKind.Country);
        }

        if (term.Is(TermKind.Topic))
        {
            built.IsTopic = true;
            return true;
        }

        if (term.IsUnknown && built.At < 0)
        {
            unknown++;
            return !term.IsKhmer;
        }

        return (term.IsLink("by") && built.IsEmpty && unknown == 0 && !term.IsKhmer) || term.Is(TermKind.Function, "the") || term.Is(TermKind.Direction)
            || (term.IsLink("and") && !built.IsEmpty && IsPopulation(at + 1) && NounFollows(at + 1));
    }

    /// <summary>"China, Vietnam and Indonesia" with one number: several parts together, which no breakdown has.</summary>
    private bool IsCountryOfList(int at, int step, int last)
    {
        var i = at + step;
        while (i * step <= last * step && i >= 0 && i < terms.Count && (terms.IsLink(i, "and") || terms.IsLink(i, "or") || terms[i].IsMark(",") || terms[i].Is(TermKind.Function, "the")))
        {
            i += step;
        }

        return i * step <= last * step && i >= 0 && i < terms.Count && i != at + step && terms[i].Is(TermKind.Country) && terms[i].Code(TermKind.Country) != terms[at].Code(TermKind.Country);
    }

    /// <summary>"Women and children suspects" go together; "2 women and foreigners" would not.</summary>
    private bool NounFollows(int at) => terms.Is(at, TermKind.Group) || terms.Is(at + 1, TermKind.Noun);

    private bool IsPopulation(int at) => terms.Is(at, TermKind.People) || terms.Is(at, TermKind.Country) || terms.Is(at, TermKind.Group);

    /// <summary>"Cases of human trafficking and sexual exploitation", "cases of dengue".</summary>
    private void Behind(int at, Builder built)
    {
        for (var i = at; i < terms.Count && i < at + 8; i++)
        {
            var term = terms[i];
            if (term.Code(TermKind.Group) is { } group)
            {
                if (terms.IsLink(i - 1, "from") || (i > at && term.IsKhmer && IsOfNextNumber(i + 1)))
                {
                    return;
                }

                built.Groups.Add(group);
            }
            else if (term.Is(TermKind.Topic))
            {
                built.IsTopic = built.Groups.Count == 0;
                return;
            }
            else if (term.Is(TermKind.Country) && (terms.IsLink(i - 1, "from") || (i == at + 1 && terms.IsLink(at, "by") && terms[at - 1].Key is "citizens" or "nationals" or "citizen" or "national")))
            {
                built.Add(term, i);
            }
            else if (!((term.IsLink("by") || IsCommaOfGroups(i, built) || term.IsLink("and") || term.IsLink("or") || term.IsLink("from") || term.Is(TermKind.Function, "the") || term.Is(TermKind.Function, "in") || term.Key is "fell" or "under" or "involving" or "related" or "concerned" or "concerning" or "regarding" || (term.Is(TermKind.Function, "be") && terms.Is(i + 1, TermKind.Group)))
                && !StartsWindow(i + 1)))
            {
                return;
            }
        }
    }

    /// <summary>"Cases of trafficking, sexual exploitation and related crimes": a list that goes on behind the second.</summary>
    private bool IsCommaOfGroups(int at, Builder built) => terms.IsMark(at, ",") && built.Groups.Count > 0 && terms.Is(at + 1, TermKind.Group) && terms.IsLink(at + 2, "and");

    /// <summary>"Trafficking 27 cases and sexual exploitation 72 cases", as it is said in Khmer: the second group is that of the second number.</summary>
    private bool IsOfNextNumber(int at) => at < terms.Count && (terms[at].IsNumber || (terms[at] is { IsKhmer: true, Key: "មាន" } && at + 1 < terms.Count && terms[at + 1].IsNumber) || (terms[at].IsLink("by") && at + 1 < terms.Count && terms[at + 1].IsNumber)) && !StartsWindow(at);

    /// <summary>The noun phrase that ends before a term: "Vietnamese victims numbered", ជនបរទេសចំនួន.</summary>
    /// <param name="isLoose">Verbs and ranks between the phrase and its number are read over.</param>
    public Subject Left(int before, int first, bool isLoose)
    {
        var built = new Builder();
        var unknown = 0;
        for (var i = before - 1; i >= first && before - i <= FarthestNoun; i--)
        {
            var term = terms[i];
            if (built.IsEmpty && IsBetween(i, before, isLoose))
            {
                built.Event ??= term.Code(TermKind.Event);
                continue;
            }

            if (term.IsLink("of") && term.IsKhmer && built.Noun is not null && terms.Is(i - 1, TermKind.People))
            {
                // The minors among the victims.
                built.Add(terms[i - 1], i - 1);
                break;
            }

            if (term.IsLink("of") && isLoose && built.IsEmpty && !term.IsKhmer && term.Key is "among" or "of" && term.End - term.Start > 6)
            {
                // "Foreigners among them numbered 19".
                continue;
            }

            if (term.IsNumber || EndsWindow(i) || term.IsLink("of"))
            {
                break;
            }

            var hadNoun = built.Noun is not null;
            if (term.Is(TermKind.Country) && IsCountryOfList(i, -1, first))
            {
                built.IsTopic = true;
                break;
            }

            if (built.Add(term, i))
            {
                if (hadNoun && term.Is(TermKind.Noun) && !term.Is(TermKind.Noun, "person"))
                {
                    break;
                }

                continue;
            }

            if (Names(term, built))
            {
                continue;
            }

            if (built.IsEmpty && !term.IsKhmer && term.Key is "numbers" or "count" or "tally" or "total" or "toll" && (terms.Is(i - 1, TermKind.Noun) || terms.Is(i - 1, TermKind.EventNoun)))
            {
                // "Victim numbers stood at 523".
                continue;
            }

            if (term.IsUnknown && built.IsEmpty)
            {
                built.IsOther = true;
                break;
            }

            if (term.IsUnknown && ++unknown <= 1)
            {
                continue;
            }

            if (!IsReadOver(term, built, isLoose) && !(built is { Noun: null, Parts.Count: > 0 } && term.Is(TermKind.Function, "be") && i > 1 && terms[i - 1].Key == "who" && terms.Is(i - 2, TermKind.Noun)))
            {
                break;
            }
        }

        return Alone(built.Build(false), before);
    }

    /// <summary>What a case or a number is about, where the word itself is no noun, part or event.</summary>
    private static bool Names(Term term, Builder built)
    {
        if (term.Key == "immigration" && built.Noun == "case")
        {
            built.Event = "deported";
            return true;
        }

        built.IsTopic |= term.Is(TermKind.Topic);
        return term.Is(TermKind.Topic);
    }

    /// <summary>"Deported in 2024: 5,852": people, whom only the verb names.</summary>
    private Subject Alone(Subject subject, int before) =>
        subject is { IsEmpty: true, IsOther: false, Event: not null } && terms.IsMark(before - 1, ":") && terms[before - 1].Key == ":" && !terms.Take(before).Any(t => t.Is(TermKind.Noun) || t.Is(TermKind.EventNoun) || t.IsUnknown)
            ? subject with { Noun = "person" } : subject;

    /// <summary>"The number of women deported in 2024 was 1,204", "Foreigners deported: 6,122": a verb or a period between a phrase and its number.</summary>
    private bool IsBetween(int at, int before, bool isLoose) => terms[at].IsKhmer
        ? terms[at].Is(TermKind.Event) && terms.IsMark(before - 1, "\u17D6")
        : isLoose && (EndsWindow(at) || terms[at].Is(TermKind.Event)) && (terms.Is(before - 1, TermKind.Function, "be") || terms.IsMark(before - 1, ":"));

    private static bool IsReadOver(Term term, Builder built, bool isLoose) => built.IsEmpty
        ? term.IsMark("\u17D6") || (isLoose && term.IsMark("=")) || (term.IsKhmer && term.Is(TermKind.Rank)) || term.IsLink("by") || term.Is(TermKind.Function) || (isLoose && (term.Is(TermKind.Rank) || term.Is(TermKind.Share) || term.IsMark(":") || term.IsMark("(") || term.IsMark(",") || term.IsLink("to") || term.Is(TermKind.Direction)))
        : (term.IsLink("and") && built.Groups.Count > 0) || (term.IsLink("by") && !term.IsKhmer) || term.Key is "among" or "amongst" || term.Is(TermKind.Function, "the") || (term.IsKhmer && term.Is(TermKind.Function, "be") && built.Noun is null);

    /// <summary>What is said of a number behind it: "22 were women", "146 of whom came from China", "31 were aged 15 to 17".</summary>
    public Subject Predicate(int at, int end)
    {
        var built = new Builder();
        var unknown = 0;
        for (var i = at; i < end && i < at + FarthestNoun; i++)
        {
            var term = terms[i];
            if (term.Is(TermKind.People) || term.Is(TermKind.Country) || term.Is(TermKind.Group))
            {
                if (term.Is(TermKind.Country) && i > 0 && terms[i - 1].IsLink("to"))
                {
                    break;
                }

                built.Add(term, i);
                continue;
            }

            if (!built.IsEmpty || !(term.Is(TermKind.Function, "be") || term.Is(TermKind.Function, "the") || term.IsLink("of") || term.IsLink("from") || term.IsLink("pronoun") || (term.IsUnknown && ++unknown <= 1 && !term.IsKhmer)
                || term.Is(TermKind.Noun, "person") || (term.IsLink("by") && !term.IsKhmer && terms.IsLink(i - 1, "of") && terms.Is(i + 1, TermKind.People)) || term.Key is "fell" or "falls" or "fall" or "under" or "concerned" || LeadsToGroup(i)))
            {
                break;
            }
        }

        return built.Build(false) with { IsPart = true };
    }

    /// <summary>"47 were cases of human trafficking", "27 were of trafficking".</summary>
    private bool LeadsToGroup(int at) => (terms[at].Is(TermKind.Noun) && terms.IsLink(at + 1, "by") && terms.Is(at + 2, TermKind.Group)) || (terms[at].IsLink("by") && (terms.Is(at - 1, TermKind.Noun) || terms.Is(at - 1, TermKind.Function, "be")) && terms.Is(at + 1, TermKind.Group));

    /// <summary>"For trafficking", behind a number that leans on the one before it.</summary>
    public IReadOnlyList<string> GroupsBehind(int at)
    {
        var built = new Builder();
        var link = at;
        if (terms.Is(at, TermKind.Function, "be") && terms.Is(at + 1, TermKind.Event))
        {
            // "34 were charged with trafficking".
            link = at + 2;
        }

        if (terms.Is(at, TermKind.Event, "charged") && terms.Is(at + 1, TermKind.Group))
        {
            // "37 face charges of trafficking".
            Behind(at + 1, built);
        }
        else if (link < terms.Count && terms[link].Key is "for" or "over" or "on" || (link > at && link < terms.Count && terms[link].Key == "with"))
        {
            Behind(link, built);
        }

        return [.. built.Groups];
    }

    private bool StartsWindow(int at) => windows.At(at) is not null;

    private bool EndsWindow(int at) => windows.Covers(at);

    private sealed class Builder
    {
        public int At { get; private set; } = -1;

        public string? Noun { get; private set; }

        public string? Event { get; set; }

        public SortedDictionary<string, string> Parts { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> Groups { get; } = new(StringComparer.Ordinal);

        public bool IsOther { get; set; }

        public bool IsTopic { get; set; }

        public bool IsEmpty => Noun is null && Parts.Count == 0 && Groups.Count == 0 && !IsOther && !IsTopic;

        public bool Add(Term term, int at)
        {
            if (term.Parts is { Count: > 0 } parts)
            {
                foreach (var part in parts)
                {
                    Parts.TryAdd(part.By, part.Code);
                }

                Noun ??= term.Is(TermKind.People) ? term.Code(TermKind.Noun) : null;
            }
            else if (term.Code(TermKind.Group) is { } group)
            {
                Groups.Add(group);
            }
            else if (term.Code(TermKind.Noun) is { } noun)
            {
                // The classifier of persons says less than the noun it stands beside.
                Noun = Noun is null or "person" ? noun : Noun;
            }
            else if (term.Code(TermKind.EventNoun) is { } happened)
            {
                Noun ??= happened == "handed-over" ? "victim" : "person";
                Event ??= happened;
            }
            else
            {
                return false;
            }

            At = At < 0 ? at : Math.Min(At, at);
            return true;
        }

        public Subject Build(bool isUnknown) => isUnknown
            ? Subject.None with { IsOther = true }
            : new(At, Noun ?? (Parts.Count > 0 ? "person" : null), Event, [.. Parts.Select(p => new ClaimPart(p.Key, p.Value))], [.. Groups]) { IsOther = IsOther || IsTopic, IsTopic = IsTopic };
    }
}

internal static class LinkLists
{
    public static bool IsLink(this IReadOnlyList<Term> terms, int at, string code) => at >= 0 && at < terms.Count && terms[at].IsLink(code);
}
