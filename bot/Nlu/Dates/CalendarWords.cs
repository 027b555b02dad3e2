using ChorusAssistant.Bot.Nlu.Entities;

namespace ChorusAssistant.Bot.Nlu.Dates;

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
        (["aujourd", "'", "hui"], 0), (["aujourdhui"], 0), (["aujourd", "hui"], 0), (["aujourdh", "'", "ui"], 0), (["ajd"], 0), (["auj"], 0), (["ce", "jour"], 0),
        (["ce", "matin"], 0), (["ce", "midi"], 0), (["ce", "soir"], 0), (["cette", "nuit"], 0), (["cet", "apres", "-", "midi"], 0),
        (["cet", "apres", "midi"], 0), (["cette", "apres", "-", "midi"], 0), (["cet", "aprem"], 0), (["cette", "aprem"], 0), (["tout", "a", "l", "'", "heure"], 0),
        (["hier"], -1), (["demain"], 1), (["today"], 0), (["yesterday"], -1), (["tomorrow"], 1), (["tonight"], 0),
    ];

    public static readonly Dictionary<string, CalendarUnit>.AlternateLookup<ReadOnlySpan<char>> Units = new Dictionary<string, CalendarUnit>(StringComparer.Ordinal)
    {
        ["h"] = CalendarUnit.Hour,
        ["heure"] = CalendarUnit.Hour,
        ["heures"] = CalendarUnit.Hour,
        ["hours"] = CalendarUnit.Hour,
        ["jour"] = CalendarUnit.Day,
        ["jours"] = CalendarUnit.Day,
        ["j"] = CalendarUnit.Day,
        ["semaine"] = CalendarUnit.Week,
        ["semaines"] = CalendarUnit.Week,
        ["mois"] = CalendarUnit.Month,
        ["trimestre"] = CalendarUnit.Quarter,
        ["trimestres"] = CalendarUnit.Quarter,
        ["quarter"] = CalendarUnit.Quarter,
        ["semestre"] = CalendarUnit.HalfYear,
        ["semestres"] = CalendarUnit.HalfYear,
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
        ["il", "y", "a"], ["il", "y", "'", "a"], ["y", "a"], ["ya"], ["il", "ya"], ["voila"], ["voici"], ["ca", "fait"], ["cela", "fait"], ["depuis"],
    ];

    /// <summary>What says "so long from now" before the count.</summary>
    public static readonly IReadOnlyList<string[]> FromNow = [["dans"], ["sous"], ["d", "'", "ici"], ["d", "ici"], ["in"], ["within"]];

    /// <summary>What may stand between these and the count, without changing it by much.</summary>
    public static readonly IReadOnlyList<string[]> Roughly =
    [
        ["environ"], ["plus", "d", "'"], ["plus", "de"], ["moins", "d", "'"], ["moins", "de"], ["au", "moins"], ["a", "peine"], ["a", "peu", "pres"], ["deja"], ["presque"],
        ["pres", "de"], ["pres", "d", "'"], ["bien"], ["bientot"], ["les"], ["about"], ["tout", "juste"], ["exactement"],
    ];

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Last =
        Words("dernier", "derniere", "derniers", "dernieres", "passe", "passee", "precedent", "precedente", "ecoule", "ecoulee", "last");

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Next = Words("prochain", "prochaine", "suivant", "suivante", "next");

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> This = Words("ce", "cette", "cet", "this");

    /// <summary>Said anywhere in a text, these make its dates lie ahead; so does a verb in the future.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Ahead = Words(
        "prochain", "prochaine", "futur", "future", "avenir", "session", "sessions", "seance", "formation", "inscrire", "inscription", "inscrivez",
        "reserver", "rdv", "rendez", "webinaire", "atelier", "sera", "aura", "ira", "irai", "upcoming", "will");

    /// <summary>Right before a date, these make it lie ahead.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> AheadBefore =
        Words("jusqu", "jusque", "ici", "avant", "pour", "tard", "partir", "compter", "before", "until", "till", "by");

    /// <summary>Right before a date, these make it lie in the past.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> PastBefore = Words("depuis", "since");

    /// <summary>Right before a month, these show that it is one.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> MonthOpenings =
        Words("en", "in", "depuis", "courant", "since", "avant", "ici", "jusqu", "pour", "during");

    /// <summary>Right before a year, these show that it is one.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> YearOpenings =
        Words("en", "in", "annee", "exercice", "depuis", "since", "an", "courant", "millesime");

    /// <summary>Before "de" and a year: what is dated by a year.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Dated =
        Words("facture", "factures", "avoir", "avoirs", "memoire", "memoires", "annee", "courant", "exercice", "bilan", "fin", "debut", "depuis", "ete", "hiver");

    /// <summary>After a number, these show that it is no year.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NotYears =
        Words("€", "euro", "euros", "eur", "ke", "k", "km", "kms", "kilometres", "%", "h", "heures", "factures", ":", "$", "jours", "fois");

    /// <summary>Before "le" and a day of the month: what happens on a day.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Happened = Words(
        "deposee", "depose", "deposees", "recue", "recu", "recus", "envoyee", "envoye", "emise", "emis", "faite", "fait", "creee", "cree", "validee", "refusee", "rejetee",
        "payee", "paye", "transmise", "transmis", "datee", "date", "soumise", "saisie");

    /// <summary>English puts these before the day ("March 3"); French never does.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> EnglishMonths = Words(
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december");

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Beginning = Words("debut", "beginning");

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Middle = Words("mi", "milieu", "mid");

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> End = Words("fin", "end");

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> DayEndings = Words("er", "st", "nd", "rd", "th");

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Articles = Words("le", "la", "l", "du", "de", "au", "the", "of", "d", "'", "-", "on");

    public static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Ordinals = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["premier"] = 1,
        ["premiere"] = 1,
        ["deuxieme"] = 2,
        ["second"] = 2,
        ["seconde"] = 2,
        ["troisieme"] = 3,
        ["quatrieme"] = 4,
        ["first"] = 1,
        ["third"] = 3,
        ["fourth"] = 4,
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The length of the first of these phrases that stands at a token, zero when none does.</summary>
    public static int LengthOf(IReadOnlyList<string[]> phrases, TokenizedText text, int at)
    {
        foreach (var words in phrases)
        {
            if (text.Matches(at, words))
            {
                return words.Length;
            }
        }

        return 0;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] words) =>
        new HashSet<string>(words, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
