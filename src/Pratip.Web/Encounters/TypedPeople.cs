using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pratip.Registry.Audit;
using Pratip.Registry.Encounters;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Encounters;

/// <summary>What the page of lines carries until it comes back: which lines they are, and which numbers were proposed.</summary>
public sealed record PeopleTicket(Guid EncounterId, IReadOnlyList<Guid> Lines, IReadOnlyList<string> Proposed);

/// <summary>One line of the page as typed.</summary>
public sealed record TypedPerson(string Number, string Sex, string Age, string Citizenship, string Language, bool IsHeld)
{
    public static TypedPerson Proposed(string number) => new(number, "", "", "", "", true);

    /// <summary>A line of which only the proposed number stands is nobody.</summary>
    public bool IsFilled(string proposed) => Sex.Length + Age.Length + Citizenship.Length + Language.Length > 0 || (Number.Length > 0 && Number != proposed);
}

/// <summary>The whole page as typed.</summary>
/// <param name="Ground">Code of the list detention-ground; empty while unknown.</param>
/// <param name="HeldFrom">The hour as typed.</param>
public sealed record TypedPeople(IReadOnlyList<TypedPerson> Lines, string Ground, string Facility, string HeldFrom)
{
    /// <summary>A page of lines that fits a screen and a sheet of paper.</summary>
    public const int LinesOfAPage = 20;

    /// <summary>Fields of the page, by the property of the line.</summary>
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        [nameof(PersonLine.Number)] = "number",
        [nameof(PersonLine.Sex)] = "sex",
        [nameof(PersonLine.ApparentAge)] = "age",
        [nameof(PersonLine.Citizenship)] = "citizenship",
        [nameof(PersonLine.Language)] = "language",
    };

    public static PeopleTicket NewTicket(Guid encounterId, IReadOnlyList<string> known, int? from)
    {
        var next = from ?? known.Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0).DefaultIfEmpty(0).Max() + 1;
        var taken = known.ToHashSet(StringComparer.Ordinal);
        var numbers = new List<string>(LinesOfAPage);
        for (var number = next; numbers.Count < LinesOfAPage; number++)
        {
            var words = number.ToString(CultureInfo.InvariantCulture);
            if (!taken.Contains(words))
            {
                numbers.Add(words);
            }
        }

        return new PeopleTicket(encounterId, [.. numbers.Select(_ => RowId.Next())], numbers);
    }

    public static TypedPeople Empty(PeopleTicket ticket, EncounterFile file)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(file);
        return new TypedPeople([.. ticket.Proposed.Select(TypedPerson.Proposed)], file.LastHeld?.Ground ?? "", file.LastHeld?.Facility ?? "", Answers.Of(file.LastHeld?.FromAt) ?? "");
    }

    internal static TypedPeople Read(IFormCollection fields, SiteText text)
    {
        return new(
            [.. Enumerable.Range(0, LinesOfAPage).Select(line => new TypedPerson(
                Of("number", line), Of("sex", line), Of("age", line), Of("citizenship", line), Of("language", line), fields[FieldOf("held", line)].Count > 0))],
            fields["ground"].ToString().Trim(), fields["facility"].ToString().Trim(), TypedMoment.Read(fields["held-from"], "held-from", text).StoredOrWritten);

        string Of(string field, int line) => fields[FieldOf(field, line)].ToString().Trim();
    }

    /// <summary>The lines that are somebody, with the places where they stand on the page.</summary>
    public (EnterPeopleOptions Options, IReadOnlyList<int> Places) OptionsOf(PeopleTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var places = Enumerable.Range(0, Math.Min(Lines.Count, ticket.Lines.Count)).Where(line => Lines[line].IsFilled(ticket.Proposed[line])).ToList();
        return (new EnterPeopleOptions
        {
            EncounterId = ticket.EncounterId,
            IsWhole = true,
            Ground = Ground,
            Facility = Facility,
            HeldFromAt = Answers.TryMoment(HeldFrom, out var at) ? at : null,
            People = places.ConvertAll(line => new PersonLine
            {
                Id = ticket.Lines[line],
                Number = Kernel.KhmerDigits.ToAscii(Lines[line].Number),
                Sex = Lines[line].Sex,
                ApparentAge = Lines[line].Age,
                Citizenship = Lines[line].Citizenship,
                Language = Lines[line].Language,
                IsHeld = Lines[line].IsHeld,
            }),
        }, places);
    }

    /// <summary>Each problem at its cell, and the line named for whoever reads only the list above.</summary>
    public static List<FieldError> Errors(SiteText text, IReadOnlyList<EntryProblem> problems, IReadOnlyList<int> places)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentNullException.ThrowIfNull(places);
        return [.. problems.Select(problem =>
        {
            var parts = problem.Field.Split(':');
            if (parts is [var property, var index] && Fields.TryGetValue(property, out var field) && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line < places.Count)
            {
                return new FieldError(FieldOf(field, places[line]), text.Say("web.encounters.line-error", places[line] + 1, text.Say(problem.What)));
            }

            var other = problem.Field switch { nameof(EnterPeopleOptions.Ground) => "ground", nameof(EnterPeopleOptions.Facility) => "facility", nameof(EnterPeopleOptions.HeldFromAt) => "held-from", _ => FieldOf("number", 0) };
            return new FieldError(other, text.Say(problem.What));
        })];
    }

    public static string FieldOf(string field, int line) => string.Create(CultureInfo.InvariantCulture, $"{field}-{line}");
}
