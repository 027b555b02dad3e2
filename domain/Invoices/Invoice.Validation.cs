namespace ChorusAssistant.Domain.Invoices;

/// <content>The approval of a subcontractor's or joint contractor's request, by one or two validators (chorus-pro.md, T1 and 6.4).</content>
public sealed partial class Invoice
{
    /// <summary>Whose answer is awaited: 1 for the first validator, 2 for the second; null where none is.</summary>
    public int? ValidationStep => Status switch
    {
        InvoiceStatus.ToValidate1 => 1,
        InvoiceStatus.ToValidate2 => 2,
        _ => null,
    };

    /// <summary>The structure whose answer is awaited, or null.</summary>
    public long? AwaitedValidatorId => ValidationStep switch
    {
        1 => FirstValidatorId,
        2 => SecondValidatorId,
        _ => null,
    };

    /// <summary>Whether the validator may still answer on that day: up to and including <see cref="ValidateBy"/>.</summary>
    public bool CanBeAnsweredOn(DateOnly today) => ValidationStep is not null && !(ValidateBy < today);

    /// <summary>The validator accepts. It goes to the second validator, if there is one, else on its way to the recipient.</summary>
    /// <exception cref="InvalidOperationException">No validator's answer is awaited.</exception>
    public void Validate(DateTimeOffset now, DateOnly today, long accountId, string? message) =>
        PassOn(ValidationStep == 1 ? InvoiceStatus.Validated1 : InvoiceStatus.Validated2, now, today, accountId, message);

    /// <summary>The validator did not answer in time, which counts as acceptance.</summary>
    /// <exception cref="InvalidOperationException">The answer is not overdue.</exception>
    public void AcceptTacitly(DateTimeOffset now, DateOnly today)
    {
        if (ValidationStep is null || CanBeAnsweredOn(today))
        {
            throw new InvalidOperationException("The validator may still answer.");
        }

        PassOn(ValidationStep == 1 ? InvoiceStatus.TacitlyValidated1 : InvoiceStatus.TacitlyValidated2, now, today, accountId: null, comment: null);
    }

    /// <summary>The validator refuses, for a reason that the supplier reads.</summary>
    /// <exception cref="InvalidOperationException">No validator's answer is awaited.</exception>
    public void Refuse(DateTimeOffset now, long accountId, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        MoveTo(ValidationStep == 1 ? InvoiceStatus.Refused1 : InvoiceStatus.Refused2, now, accountId, reason);
    }

    /// <summary>The structure that was named says that it is not the validator; the supplier has to name another one.</summary>
    /// <exception cref="InvalidOperationException">No validator's answer is awaited.</exception>
    public void DisownValidation(DateTimeOffset now, long accountId, string comment) =>
        MoveTo(ValidationStep == 1 ? InvoiceStatus.WrongValidator1 : InvoiceStatus.WrongValidator2, now, accountId, comment);

    private void PassOn(InvoiceStatus accepted, DateTimeOffset now, DateOnly today, long? accountId, string? comment)
    {
        var hasSecond = ValidationStep == 1 && SecondValidatorId is not null;
        MoveTo(accepted, now, accountId, comment);
        if (hasSecond)
        {
            MoveTo(InvoiceStatus.ToValidate2, now, accountId: null, comment: null);
            _validateBy = today.AddDays(DaysToValidate);
        }
        else
        {
            ForwardAfter(now);
        }
    }
}
