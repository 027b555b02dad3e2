using ChorusAssistant.Workflows.TravelExpenses;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChorusAssistant.Tests.Workflows;

/// <summary>The rates as they are shipped, on the day of the demo data.</summary>
internal static class TestTariffs
{
    public static ExpenseTariffs Shipped { get; } = new(Options.Create(new TravelExpenseOptions()), new FakeTimeProvider(TestStore.Start));
}
