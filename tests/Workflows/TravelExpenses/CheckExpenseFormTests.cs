using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Spreadsheet;
using ChorusAssistant.Workflows.TravelExpenses;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.TravelExpenses;

/// <summary>What is declared against cell F30 of what was handed over.</summary>
public sealed class CheckExpenseFormTests : IAsyncLifetime
{
    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.CreateAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData("28.00", "0.00")]
    [InlineData("30.00", "2.00")]
    [InlineData("20.50", "-7.50")]
    public async Task The_difference_is_what_is_declared_less_F30(string declared, string difference)
    {
        var compared = Assert.IsType<CheckExpenseForm.Outcome.Compared>(await CheckAsync(Seven(), Number(declared)));

        Assert.Equal((28m, Number(difference), 28m, (int?)null), (compared.Total, compared.Difference, compared.LineTotal, compared.WrongRow));
    }

    [Fact]
    public async Task A_file_of_another_conversation_or_that_has_expired_is_gone()
    {
        Assert.IsType<CheckExpenseForm.Outcome.FileGone>(await CheckAsync(Seven(), 28, owner: "another"));
        _store.Clock.Advance(TimeSpan.FromDays(2));
        Assert.IsType<CheckExpenseForm.Outcome.FileGone>(await RunAsync("form", "conversation", 28));
    }

    [Fact]
    public async Task What_is_no_form_is_said() =>
        Assert.IsType<CheckExpenseForm.Outcome.Unreadable>(await CheckAsync("Péage;12,40"u8.ToArray(), 28));

    private static byte[] Seven()
    {
        var claim = new ExpenseClaim([.. Enumerable.Range(1, 7).Select(price => ClaimedExpense.Paid(ExpenseNature.Toll, 1, price))], 0, null);
        var today = new DateOnly(2026, 11, 24);
        return new ExpenseFormWriter().Write(new FilledForm(TestTariffs.Shipped.Estimate(claim, today), null, "", null, today));
    }

    private async Task<CheckExpenseForm.Outcome> CheckAsync(byte[] content, decimal declared, string owner = "conversation")
    {
        await _store.ArrangeAsync(context => context.Add(new StoredFile
        {
            Id = "form",
            Owner = "conversation",
            Name = "bordereau.xlsx",
            ContentType = "application/octet-stream",
            Content = content,
            ExpiresAt = _store.Clock.GetUtcNow().AddDays(1),
        }));
        return await RunAsync("form", owner, declared);
    }

    private Task<CheckExpenseForm.Outcome> RunAsync(string id, string owner, decimal declared) => _store.RunAsync(services =>
        services.GetRequiredService<CheckExpenseForm>().RunAsync(new UploadedFile(id, owner), declared, CancellationToken.None));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
