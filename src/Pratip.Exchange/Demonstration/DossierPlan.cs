using Pratip.Kernel;

namespace Pratip.Exchange.Demonstration;

/// <summary>
/// Dossiers of one kind and how many there are. Every published total of cases, suspects to court and court files is a
/// sum of these rows, so that all of them hold together; what has not been published is fill.
/// </summary>
/// <param name="Acted">The half in which the dossier was acted on, which places the case.</param>
/// <param name="AtCourt">The half in which its suspects were first sent to court; null: still at large.</param>
/// <param name="Pending">Not decided before 2025, so that it is before the courts in the first half of 2025.</param>
/// <param name="Defendants">Suspects sent to court in all these dossiers together.</param>
/// <param name="DecidedEarly">Of them, decided before 2025 although the dossier as a whole was not.</param>
internal sealed record DossierPlan(Half Acted, HeadlineGroup Group, Half? AtCourt, bool Pending, int Cases, int Defendants, int DecidedEarly = 0)
{
    private const HeadlineGroup T = HeadlineGroup.Trafficking;
    private const HeadlineGroup S = HeadlineGroup.SexualExploitation;
    private const HeadlineGroup Outside = HeadlineGroup.Outside;

    /// <summary>
    /// The first half of 2025 has 118 new court files and 99 cases acted on: 31 new files are older dossiers whose suspects
    /// were at large until then, and 12 of the 99 cases have not reached a court. The 118 files carried over are 53
    /// that entered in 2024-H2, 33 in 2024-H1 and 32 in 2023, with 224 defendants, which with the 130 new ones makes 354.
    /// </summary>
    public static IReadOnlyList<DossierPlan> All { get; } =
    [
        new(Half.FirstOf2023, T, Half.FirstOf2023, true, 2, 4),
        new(Half.FirstOf2023, T, Half.FirstOf2023, false, 6, 9),
        new(Half.FirstOf2023, T, Half.FirstOf2024, false, 1, 2),
        new(Half.FirstOf2023, T, Half.FirstOf2025, true, 1, 1),
        new(Half.FirstOf2023, S, Half.FirstOf2023, true, 12, 20),
        new(Half.FirstOf2023, S, Half.FirstOf2023, false, 59, 70),
        new(Half.FirstOf2023, S, Half.FirstOf2024, false, 2, 2),
        new(Half.FirstOf2023, S, Half.FirstOf2025, true, 2, 2),
        new(Half.FirstOf2023, S, null, false, 2, 0),

        new(Half.SecondOf2023, T, Half.SecondOf2023, true, 3, 7),
        new(Half.SecondOf2023, T, Half.SecondOf2023, false, 8, 11),
        new(Half.SecondOf2023, T, Half.SecondOf2024, true, 1, 2),
        new(Half.SecondOf2023, T, Half.FirstOf2025, true, 1, 1),
        new(Half.SecondOf2023, T, null, false, 1, 0),
        new(Half.SecondOf2023, S, Half.SecondOf2023, true, 15, 25),
        new(Half.SecondOf2023, S, Half.SecondOf2023, false, 41, 48),
        new(Half.SecondOf2023, S, Half.FirstOf2024, true, 1, 2),
        new(Half.SecondOf2023, S, Half.FirstOf2025, true, 4, 4),
        new(Half.SecondOf2023, S, null, false, 2, 0),

        new(Half.FirstOf2024, T, Half.FirstOf2024, true, 8, 20),
        new(Half.FirstOf2024, T, Half.FirstOf2024, false, 9, 12),
        new(Half.FirstOf2024, T, Half.SecondOf2024, true, 1, 2),
        new(Half.FirstOf2024, T, Half.FirstOf2025, true, 2, 3),
        new(Half.FirstOf2024, T, null, false, 2, 0),
        new(Half.FirstOf2024, S, Half.FirstOf2024, true, 24, 42, DecidedEarly: 2),
        new(Half.FirstOf2024, S, Half.FirstOf2024, false, 46, 54),
        new(Half.FirstOf2024, S, Half.SecondOf2024, true, 2, 4),
        new(Half.FirstOf2024, S, Half.FirstOf2025, true, 6, 6),
        new(Half.FirstOf2024, S, null, false, 4, 0),

        new(Half.SecondOf2024, T, Half.SecondOf2024, true, 13, 32),
        new(Half.SecondOf2024, T, Half.SecondOf2024, false, 5, 9),
        new(Half.SecondOf2024, T, Half.FirstOf2025, true, 4, 5),
        new(Half.SecondOf2024, T, null, false, 3, 0),
        new(Half.SecondOf2024, S, Half.SecondOf2024, true, 36, 66),
        new(Half.SecondOf2024, S, Half.SecondOf2024, false, 15, 24),
        new(Half.SecondOf2024, S, Half.FirstOf2025, true, 11, 11),
        new(Half.SecondOf2024, S, null, false, 6, 0),

        new(Half.FirstOf2025, T, Half.FirstOf2025, true, 21, 27),
        new(Half.FirstOf2025, T, null, false, 6, 0),
        new(Half.FirstOf2025, S, Half.FirstOf2025, true, 66, 70),
        new(Half.FirstOf2025, S, null, false, 6, 0),

        // Labour and immigration law: on record, and in no headline figure.
        new(Half.FirstOf2023, Outside, Half.FirstOf2023, false, 1, 1),
        new(Half.SecondOf2023, Outside, Half.SecondOf2023, false, 1, 2),
        new(Half.FirstOf2024, Outside, Half.FirstOf2024, false, 2, 3),
        new(Half.SecondOf2024, Outside, Half.SecondOf2024, false, 2, 2),
        new(Half.SecondOf2024, Outside, null, false, 1, 0),
        new(Half.FirstOf2025, Outside, null, false, 2, 0),
    ];

    /// <summary>The dossier is in the court table of the first half of 2025.</summary>
    public bool IsBeforeTheCourtsIn2025 => AtCourt is not null && Pending;

    public bool IsCarriedOverInto2025 => Pending && AtCourt < Half.FirstOf2025;
}

/// <summary>How many of the suspects first sent to court in a half are women, and how many are foreigners.</summary>
internal sealed record SuspectPlan(Half AtCourt, HeadlineGroup Group, int Women, int Foreigners)
{
    public static IReadOnlyList<SuspectPlan> All { get; } =
    [
        new(Half.FirstOf2023, HeadlineGroup.Trafficking, 3, 3),
        new(Half.FirstOf2023, HeadlineGroup.SexualExploitation, 18, 5),
        new(Half.SecondOf2023, HeadlineGroup.Trafficking, 4, 4),
        new(Half.SecondOf2023, HeadlineGroup.SexualExploitation, 13, 5),
        new(Half.FirstOf2024, HeadlineGroup.Trafficking, 8, 3),
        new(Half.FirstOf2024, HeadlineGroup.SexualExploitation, 21, 1),
        new(Half.SecondOf2024, HeadlineGroup.Trafficking, 11, 19),
        new(Half.SecondOf2024, HeadlineGroup.SexualExploitation, 18, 7),
        new(Half.FirstOf2025, HeadlineGroup.Trafficking, 4, 11),
        new(Half.FirstOf2025, HeadlineGroup.SexualExploitation, 19, 8),
    ];
}

/// <summary>
/// Victims registered in a half, by sex and majority, and whether their case is in the court table of the first half of
/// 2025. That split is what makes 243 victims before the courts (211 female, 76 minors) agree with the registrations.
/// </summary>
internal sealed record VictimPlan(
    Half Registered, HeadlineGroup Group, bool BeforeTheCourtsIn2025, int Girls, int Women, int Boys, int Men)
{
    public static IReadOnlyList<VictimPlan> All { get; } =
    [
        new(Half.FirstOf2024, HeadlineGroup.Trafficking, true, 2, 5, 0, 1),
        new(Half.FirstOf2024, HeadlineGroup.SexualExploitation, true, 9, 17, 0, 1),
        new(Half.FirstOf2024, HeadlineGroup.Trafficking, false, 8, 22, 4, 36),
        new(Half.FirstOf2024, HeadlineGroup.SexualExploitation, false, 107, 71, 4, 3),
        new(Half.SecondOf2024, HeadlineGroup.Trafficking, true, 2, 7, 0, 2),
        new(Half.SecondOf2024, HeadlineGroup.SexualExploitation, true, 13, 22, 0, 2),
        new(Half.SecondOf2024, HeadlineGroup.Trafficking, false, 6, 27, 3, 37),
        new(Half.SecondOf2024, HeadlineGroup.SexualExploitation, false, 69, 40, 3, 0),
        new(Half.FirstOf2025, HeadlineGroup.Trafficking, true, 3, 11, 1, 14),
        new(Half.FirstOf2025, HeadlineGroup.Trafficking, false, 3, 4, 3, 42),
        new(Half.FirstOf2025, HeadlineGroup.SexualExploitation, true, 43, 77, 3, 8),
        new(Half.FirstOf2025, HeadlineGroup.SexualExploitation, false, 36, 16, 6, 8),
    ];

    public int Total => Girls + Women + Boys + Men;
}
