namespace Pratip.Exchange.Demonstration;

/// <summary>
/// Removal files and removed persons of a year. Published: files and persons of both years; in 2023 the Chinese and that
/// there were 39 citizenships; in 2024 the Chinese, Vietnamese and Indonesians. The rest is fill.
/// </summary>
internal sealed record RemovalPlan(int Year, IReadOnlyList<(Half Half, int Files, int Persons)> Halves, IReadOnlyList<(string Citizenship, int Persons)> Citizenships)
{
    public static IReadOnlyList<RemovalPlan> All { get; } =
    [
        new(2023, [(Half.FirstOf2023, 231, 958), (Half.SecondOf2023, 281, 1201)],
        [
            ("CN", 1011), ("VN", 324), ("ID", 131), ("TH", 118), ("MY", 62), ("NG", 58), ("PH", 52), ("BD", 48), ("IN", 43), ("KR", 41),
            ("MM", 39), ("PK", 31), ("NP", 22), ("JP", 19), ("RU", 15), ("LA", 14), ("FR", 14), ("US", 12), ("GB", 11), ("CM", 9),
            ("DE", 8), ("AU", 7), ("GH", 7), ("UA", 6), ("KE", 6), ("LK", 6), ("UZ", 5), ("UG", 5), ("KZ", 4), ("ET", 4),
            ("TR", 4), ("CA", 4), ("EG", 3), ("IR", 3), ("MA", 3), ("IT", 3), ("ZA", 3), ("NL", 2), ("BR", 2),
        ]),
        new(2024, [(Half.FirstOf2024, 402, 2381), (Half.SecondOf2024, 520, 3471)],
        [
            ("CN", 2695), ("VN", 1198), ("ID", 861), ("TH", 140), ("IN", 101), ("MY", 96), ("BD", 92), ("MM", 88), ("PH", 84), ("PK", 78),
            ("KR", 57), ("NG", 49), ("NP", 41), ("LA", 31), ("JP", 26), ("RU", 17), ("KE", 17), ("UG", 14), ("LK", 12), ("CM", 11),
            ("KZ", 9), ("GH", 9), ("US", 9), ("ET", 8), ("UZ", 8), ("GB", 8), ("TR", 7), ("FR", 7), ("UA", 6), ("ZA", 6),
            ("AU", 6), ("KG", 5), ("EG", 5), ("DE", 5), ("SG", 5), ("MG", 4), ("MA", 4), ("CA", 4), ("SL", 3), ("ZW", 3),
            ("IR", 3), ("AF", 3), ("IT", 3), ("BR", 3), ("CI", 2), ("TN", 2), ("SY", 2), ("ES", 2), ("NL", 2), ("YE", 1),
        ]),
    ];
}
