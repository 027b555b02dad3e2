using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Workflows.TravelExpenses;

/// <summary>Makes the form a file that spreadsheet programs open.</summary>
public interface IExpenseFormWriter
{
    /// <summary>Media type of what is written.</summary>
    string ContentType { get; }

    /// <summary>The file's name, with its extension.</summary>
    string NameFor(DateOnly madeOn);

    /// <summary>The form with its formulas and their computed values; cell F30 of the first sheet is the total, however many lines there are.</summary>
    byte[] Write(FilledForm form);
}

/// <summary>What stands on the form.</summary>
/// <param name="Form">The lines and the total.</param>
/// <param name="Provider">Name of the provider, as registered; shown as text whatever it begins with.</param>
/// <param name="Login">The account it was made for.</param>
/// <param name="MissionEndedOn">Last day of the mission, where it is known.</param>
/// <param name="MadeOn">The legal day it was made.</param>
public sealed record FilledForm(ExpenseForm Form, string? Provider, string Login, DateOnly? MissionEndedOn, DateOnly MadeOn);
