using System.Linq.Expressions;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;

namespace ChorusAssistant.Workflows.Persistence.Stores;

/// <summary>Conditions on invoices that the database can check.</summary>
internal static class InvoiceQueries
{
    /// <summary>
    /// The invoice has that number, give or take the case and the signs between the letters and digits: people type "fa 2026 0001" and
    /// "2026-00212". Numbers hold unaccented letters only.
    /// </summary>
    public static Expression<Func<Invoice, bool>> IsNumbered(InvoiceNumber number)
    {
        var bare = number.Bare;
        // These rules are about .NET; this becomes SQL's lower(), which both databases have.
#pragma warning disable CA1304, CA1307, CA1311, CA1862
        return invoice => ((string)(object)invoice.Number).Replace("-", "").Replace("_", "").Replace("/", "").Replace("+", "").ToLower() == bare;
#pragma warning restore CA1304, CA1307, CA1311, CA1862
    }
}
