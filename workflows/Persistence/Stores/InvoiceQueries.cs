using System.Linq.Expressions;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;

namespace ChorusAssistant.Workflows.Persistence.Stores;

/// <summary>Conditions on invoices that the database can check.</summary>
internal static class InvoiceQueries
{
    /// <summary>The invoice has that number, whatever its case; numbers hold unaccented letters only.</summary>
    public static Expression<Func<Invoice, bool>> IsNumbered(InvoiceNumber number)
    {
        var lower = number.Text.ToLowerInvariant();
        // These rules are about .NET; this becomes SQL's lower(), which both databases have.
#pragma warning disable CA1304, CA1311, CA1862
        return invoice => ((string)(object)invoice.Number).ToLower() == lower;
#pragma warning restore CA1304, CA1311, CA1862
    }
}
