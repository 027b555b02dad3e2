namespace ChorusAssistant.Workflows.TravelExpenses;

/// <summary>Reads a filled-in form that somebody handed over. The file may be anything: time and memory are bounded, macros never run.</summary>
public interface IExpenseFormReader
{
    /// <summary>Reads an <c>.xls</c> or <c>.xlsx</c>; which one is told from the content.</summary>
    FormReading Read(byte[] file);
}

/// <summary>What was found in the file.</summary>
public abstract record FormReading
{
    private FormReading()
    {
    }

    /// <summary>There is an amount in F30.</summary>
    /// <param name="Total">It, in euros, to the cent.</param>
    /// <param name="LineTotal">What the lines above it add up to; null where there is nothing that looks like a line.</param>
    /// <param name="WrongRow">The first row whose amount is not its quantity times its price; null where all are right.</param>
    public sealed record Filled(decimal Total, decimal? LineTotal, int? WrongRow) : FormReading;

    /// <summary>F30 is empty, or a formula without a result: not computed yet, or an error such as <c>#VALUE!</c>.</summary>
    public sealed record TotalMissing : FormReading;

    /// <summary>F30 holds words, a date, or a number that is no amount.</summary>
    public sealed record TotalIsNoAmount : FormReading;

    /// <summary>It needs a password.</summary>
    public sealed record Protected : FormReading;

    /// <summary>It is no spreadsheet, or a broken one.</summary>
    public sealed record Unreadable : FormReading;

    /// <summary>It holds far more than a form does.</summary>
    public sealed record TooLarge : FormReading;
}
