using ChorusAssistant.Domain.Calendar;

namespace ChorusAssistant.Domain.Invoices;

/// <content>The supplier's sending, and what the portal then does by itself.</content>
public sealed partial class Invoice
{
    /// <summary>A validator has that many days from the deposit to answer; silence then counts as acceptance (Code de la commande publique, R2193-12).</summary>
    public const int DaysToValidate = 15;

    /// <summary>Where the portal itself takes it from here; null where a person has to act, or it is over.</summary>
    public InvoiceStatus? NextOnItsWay => Status switch
    {
        InvoiceStatus.Deposited or InvoiceStatus.Validated2 or InvoiceStatus.TacitlyValidated2 => InvoiceStatus.InTransit,
        InvoiceStatus.Validated1 or InvoiceStatus.TacitlyValidated1 when SecondValidatorId is null => InvoiceStatus.InTransit,
        InvoiceStatus.InTransit => InvoiceStatus.Available,
        _ => null,
    };

    /// <summary>
    /// The supplier confirmed the sending of a draft: it is deposited, or it goes to its validator first, who then has
    /// <see cref="DaysToValidate"/> days.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is no draft.</exception>
    public void Send(DateTimeOffset now, long accountId)
    {
        var isValidatedFirst = FirstValidatorId is not null;
        MoveTo(isValidatedFirst ? InvoiceStatus.ToValidate1 : InvoiceStatus.Deposited, now, accountId, comment: null);
        _depositedOn = ParisTime.DayOf(now);
        _validateBy = isValidatedFirst ? _depositedOn.Value.AddDays(DaysToValidate) : null;
    }

    /// <summary>Lets the portal take it to <see cref="NextOnItsWay"/> from that instant on.</summary>
    /// <exception cref="InvalidOperationException">It does not go anywhere by itself.</exception>
    public void ForwardAfter(DateTimeOffset instant) =>
        ForwardAt = NextOnItsWay is null ? throw new InvalidOperationException($"{Status} does not pass by itself.") : instant;

    /// <summary>The portal takes it to <see cref="NextOnItsWay"/>. Once the recipient can see it, the statutory payment period runs.</summary>
    /// <param name="now">When.</param>
    /// <param name="paymentPeriodDays">The recipient's payment period; null where it has none.</param>
    /// <exception cref="InvalidOperationException">It does not go anywhere by itself.</exception>
    public void Forward(DateTimeOffset now, int? paymentPeriodDays)
    {
        MoveTo(NextOnItsWay ?? throw new InvalidOperationException($"{Status} does not pass by itself."), now, accountId: null, comment: null);
        if (Status == InvoiceStatus.Available && _paymentPeriodFrom is null && paymentPeriodDays is { } days)
        {
            _paymentPeriodFrom = ParisTime.DayOf(now);
            _payBy = _paymentPeriodFrom.Value.AddDays(days);
        }
    }
}
