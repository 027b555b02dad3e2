namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>What a piece of a sentence is, as far as expenses go.</summary>
internal enum MarkKind
{
    /// <summary>Nothing was found.</summary>
    None,

    /// <summary>A number by itself.</summary>
    Number,

    /// <summary>A number of euros.</summary>
    Money,

    /// <summary>A number of kilometres.</summary>
    Distance,

    /// <summary>A car's fiscal power.</summary>
    Power,

    /// <summary>A vehicle that has no power to tell.</summary>
    Vehicle,

    /// <summary>A word that names a cost.</summary>
    Noun,

    /// <summary>"Ticket": a cost, unless a better word stands beside it.</summary>
    GenericNoun,

    At,
    Of,
    For,
    Times,
    Trip,
    Each,
    All,
    And,
    Break,
    Line,
    Remove,
    Add,
    Correct,
    Replace,
    By,
    Instead,
    Not,
    But,
    Is,
    The,
    Everything,
    Already,
    ThisYear,
}
