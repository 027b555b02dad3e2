using ChorusAssistant.Domain.Invoices;

namespace ChorusAssistant.Tests.Domain.Invoices;

/// <summary>What sending and the portal do to an invoice.</summary>
public sealed class InvoiceLifeTests
{
    // Half past eleven in the evening in London, the next day in Paris.
    private static readonly DateTimeOffset _now = new(2026, 11, 24, 23, 30, 0, TimeSpan.Zero);

    [Fact]
    public void A_draft_that_is_sent_is_deposited_on_the_day_it_is_in_paris()
    {
        var invoice = TestInvoices.Draft();

        invoice.Send(_now, accountId: 7);

        Assert.Equal((InvoiceStatus.Deposited, _now, new DateOnly(2026, 11, 25)), (invoice.Status, invoice.StatusSince, invoice.DepositedOn!.Value));
        Assert.Null(invoice.ValidateBy);
        var last = invoice.History[^1];
        Assert.Equal((2, InvoiceStatus.Deposited, _now, 7L), (last.Order, last.Status, last.At, last.AccountId!.Value));
    }

    [Fact]
    public void A_subcontractors_request_goes_to_its_validator_who_has_fifteen_days()
    {
        var invoice = TestInvoices.Draft(validatorId: 3);

        invoice.Send(_now, accountId: 7);

        Assert.Equal((InvoiceStatus.ToValidate1, new DateOnly(2026, 12, 10)), (invoice.Status, invoice.ValidateBy!.Value));
        Assert.Null(invoice.NextOnItsWay);
        Assert.Throws<InvalidOperationException>(() => invoice.ForwardAfter(_now));
    }

    [Fact]
    public void What_was_sent_cannot_be_sent_again()
    {
        var invoice = TestInvoices.Draft();
        invoice.Send(_now, accountId: 7);

        Assert.Throws<InvalidOperationException>(() => invoice.Send(_now, accountId: 7));
    }

    [Fact]
    public void The_portal_takes_it_to_the_recipient_and_the_payment_period_begins_there()
    {
        var invoice = TestInvoices.Draft();
        invoice.Send(_now, accountId: 7);
        invoice.ForwardAfter(_now.AddMinutes(5));

        invoice.Forward(_now.AddMinutes(5), paymentPeriodDays: 50);
        Assert.Equal(InvoiceStatus.InTransit, invoice.Status);
        Assert.Null(invoice.PayBy);
        Assert.Null(invoice.ForwardAt);

        invoice.Forward(_now.AddMinutes(10), paymentPeriodDays: 50);
        Assert.Equal((InvoiceStatus.Available, new DateOnly(2026, 11, 25), new DateOnly(2027, 1, 14)), (invoice.Status, invoice.PaymentPeriodFrom!.Value, invoice.PayBy!.Value));
        Assert.Equal([1, 2, 3, 4], invoice.History.Select(change => change.Order));
        Assert.Throws<InvalidOperationException>(() => invoice.Forward(_now, paymentPeriodDays: 50));
    }

    [Fact]
    public void A_first_acceptance_goes_on_by_itself_only_where_nobody_else_validates()
    {
        var alone = TestInvoices.Draft(validatorId: 3);
        var followed = TestInvoices.Draft(validatorId: 3, secondValidatorId: 4);
        foreach (var invoice in (Invoice[])[alone, followed])
        {
            invoice.Send(_now, accountId: 7);
            invoice.MoveTo(InvoiceStatus.Validated1, _now, accountId: 8, "Bon pour accord");
        }

        Assert.Equal(InvoiceStatus.InTransit, alone.NextOnItsWay);
        Assert.Null(followed.NextOnItsWay);
    }

    [Fact]
    public void A_refusals_reason_is_kept_and_a_validations_message_is_none()
    {
        var refused = TestInvoices.Draft(validatorId: 3);
        refused.Send(_now, accountId: 7);
        refused.MoveTo(InvoiceStatus.Refused1, _now, accountId: 8, "Prestations déjà réglées");
        var accepted = TestInvoices.Draft(validatorId: 3);
        accepted.Send(_now, accountId: 7);
        accepted.MoveTo(InvoiceStatus.Validated1, _now, accountId: 8, "Bon pour accord");

        Assert.Equal("Prestations déjà réglées", refused.Reason);
        Assert.Null(accepted.Reason);
        Assert.Equal("Bon pour accord", accepted.History[^1].Comment);
    }
}
