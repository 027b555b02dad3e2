using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Invoices;

namespace ChorusAssistant.Tests.Domain.CourtFees;

/// <summary>A draft takes the form's lines and total; a sent statement takes nothing.</summary>
public sealed class CourtFeeStatementTests
{
    private static readonly DateOnly _today = new(2026, 11, 24);
    private static readonly MileageRates _rates = new(new DateOnly(2022, 1, 1), "", new Dictionary<VehicleClass, MileageRate>());

    [Fact]
    public void After_the_report_the_declared_amount_is_the_forms_total_and_the_form_is_attached()
    {
        var statement = Statement(InvoiceStatus.Draft, missionEndedOn: new DateOnly(2026, 11, 12));

        statement.ReportExpenses(Form(10, 20), "doc-1", _today);

        Assert.Equal((30m, 30m, true, "doc-1", (CourtFeeAnomaly?)null),
            (statement.DeclaredExpenses, statement.FormTotal, statement.HasForm, statement.FormDocumentId, statement.Anomaly));
        Assert.Equal([(1, 10m), (2, 20m)], statement.Lines.Select(line => (line.Order, line.Amount)));
    }

    [Fact]
    public void A_second_report_replaces_the_first()
    {
        var statement = Statement(InvoiceStatus.Draft, missionEndedOn: new DateOnly(2026, 11, 12));
        statement.ReportExpenses(Form(1, 2, 3), "doc-1", _today);

        statement.ReportExpenses(Form(5, 6), "doc-2", _today);

        Assert.Equal([(1, 5m), (2, 6m)], statement.Lines.Select(line => (line.Order, line.Amount)));
        Assert.Equal(11m, statement.DeclaredExpenses);
    }

    [Theory]
    [InlineData("2025-11-23", true)]
    [InlineData("2025-11-24", false)]
    public void More_than_a_year_after_the_mission_is_noted_and_not_refused(string missionEndedOn, bool isPast)
    {
        var statement = Statement(InvoiceStatus.Draft, DateOnly.Parse(missionEndedOn, System.Globalization.CultureInfo.InvariantCulture));

        statement.ReportExpenses(Form(1), "doc-1", _today);

        Assert.Equal(isPast ? CourtFeeAnomaly.FiledTooLate : null, statement.Anomaly);
    }

    [Fact]
    public void A_statement_that_was_sent_cannot_be_changed() => Assert.Throws<InvalidOperationException>(
        () => Statement(InvoiceStatus.Available, new DateOnly(2026, 11, 12)).ReportExpenses(Form(1), "doc-1", _today));

    private static ExpenseForm Form(params decimal[] prices) =>
        ExpenseForm.Of(prices.Select(price => ClaimedExpense.Paid(ExpenseNature.Toll, 1, price)), _rates, 0);

    private static CourtFeeStatement Statement(InvoiceStatus status, DateOnly missionEndedOn) => new()
    {
        Id = 1,
        Number = "MEM-1",
        SupplierId = 1,
        RecipientId = 2,
        Frame = "A3_MEMOIRE_JUSTICE",
        MissionType = "EXPERTISE",
        MissionEndedOn = missionEndedOn,
        FileBy = CourtFeeFiling.LastDay(missionEndedOn),
        FeesExclTax = 100,
        FormTotal = 0,
        DeclaredExpenses = 0,
        HasForm = false,
        Status = status,
    };
}
