namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>The words of the calendar in folded French and English. Data only.</summary>
internal static class CalendarWords
{
    public static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Months = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["janvier"] = 1,
        ["janv"] = 1,
        ["fevrier"] = 2,
        ["fevr"] = 2,
        ["fev"] = 2,
        ["mars"] = 3,
        ["avril"] = 4,
        ["avr"] = 4,
        ["mai"] = 5,
        ["juin"] = 6,
        ["juillet"] = 7,
        ["juil"] = 7,
        ["aout"] = 8,
        ["septembre"] = 9,
        ["sept"] = 9,
        ["octobre"] = 10,
        ["oct"] = 10,
        ["novembre"] = 11,
        ["nov"] = 11,
        ["decembre"] = 12,
        ["dec"] = 12,
        ["january"] = 1,
        ["february"] = 2,
        ["march"] = 3,
        ["april"] = 4,
        ["may"] = 5,
        ["june"] = 6,
        ["july"] = 7,
        ["august"] = 8,
        ["september"] = 9,
        ["october"] = 10,
        ["november"] = 11,
        ["december"] = 12,
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    public static readonly Dictionary<string, DayOfWeek>.AlternateLookup<ReadOnlySpan<char>> Weekdays = new Dictionary<string, DayOfWeek>(StringComparer.Ordinal)
    {
        ["lundi"] = DayOfWeek.Monday,
        ["mardi"] = DayOfWeek.Tuesday,
        ["mercredi"] = DayOfWeek.Wednesday,
        ["jeudi"] = DayOfWeek.Thursday,
        ["vendredi"] = DayOfWeek.Friday,
        ["samedi"] = DayOfWeek.Saturday,
        ["dimanche"] = DayOfWeek.Sunday,
        ["monday"] = DayOfWeek.Monday,
        ["tuesday"] = DayOfWeek.Tuesday,
        ["wednesday"] = DayOfWeek.Wednesday,
        ["thursday"] = DayOfWeek.Thursday,
        ["friday"] = DayOfWeek.Friday,
        ["saturday"] = DayOfWeek.Saturday,
        ["sunday"] = DayOfWeek.Sunday,
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Days from today, longest phrases first.</summary>
    public static readonly IReadOnlyList<(string[] Words, int Days)> RelativeDays =
    [
        (["avant", "-", "hier"], -2), (["avant", "hier"], -2), (["apres", "-", "demain"], 2), (["apres", "demain"], 2),
        (["aujourd", "'", "hui"], 0), (["aujourdhui"], 0), (["aujourd", "hui"], 0), (["ajd"], 0), (["auj"], 0), (["ce", "jour"], 0),
        (["ce", "matin"], 0), (["ce", "soir"], 0), (["cet", "apres", "-", "midi"], 0), (["cet", "aprem"], 0), (["hier"], -1), (["demain"], 1),
        (["la", "veille"], -1), (["today"], 0), (["yesterday"], -1), (["tomorrow"], 1),
    ];

    public static readonly Dictionary<string, CalendarUnit>.AlternateLookup<ReadOnlySpan<char>> Units = new Dictionary<string, CalendarUnit>(StringComparer.Ordinal)
    {
        ["jour"] = CalendarUnit.Day,
        ["jours"] = CalendarUnit.Day,
        ["j"] = CalendarUnit.Day,
        ["semaine"] = CalendarUnit.Week,
        ["semaines"] = CalendarUnit.Week,
        ["mois"] = CalendarUnit.Month,
        ["an"] = CalendarUnit.Year,
        ["ans"] = CalendarUnit.Year,
        ["annee"] = CalendarUnit.Year,
        ["annees"] = CalendarUnit.Year,
        ["day"] = CalendarUnit.Day,
        ["days"] = CalendarUnit.Day,
        ["week"] = CalendarUnit.Week,
        ["weeks"] = CalendarUnit.Week,
        ["month"] = CalendarUnit.Month,
        ["months"] = CalendarUnit.Month,
        ["year"] = CalendarUnit.Year,
        ["years"] = CalendarUnit.Year,
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What says "so long ago" before the count.</summary>
    public static readonly IReadOnlyList<string[]> Ago =
    [
        ["il", "y", "a"], ["y", "a"], ["ya"], ["voila"], ["ca", "fait"], ["cela", "fait"],
    ];

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Last = Words("dernier", "derniere", "derniers", "passe", "passee", "precedent", "precedente", "last");

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Next = Words("prochain", "prochaine", "suivant", "suivante", "next");

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> This = Words("ce", "cette", "cet", "this");

    /// <summary>Said anywhere in a text, these make its dates lie ahead.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Ahead = Words(
        "prochain", "prochaine", "futur", "future", "avenir", "session", "sessions", "seance", "formation", "inscrire", "inscription", "inscrivez",
        "reserver", "rdv", "rendez", "webinaire", "atelier", "sera", "aura", "serai", "aurai", "pourrai");

    /// <summary>Right before a date, these make it lie ahead.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> AheadBefore = Words("jusqu", "ici", "avant", "before", "pour", "jusque", "until", "by");

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Beginning = Words("debut", "beginning");

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Middle = Words("mi", "milieu", "mid");

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> End = Words("fin", "end");

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Articles = Words("le", "la", "l", "du", "de", "au", "the", "of", "d", "'", "-", "on");

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] words) =>
        new HashSet<string>(words, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
