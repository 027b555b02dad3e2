namespace ChorusAssistant.Domain.Privacy;

/// <summary>What a text held that must neither be kept nor travel.</summary>
[Flags]
public enum SensitiveKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A password, or the like.</summary>
    Password = 1,

    /// <summary>A bank account: IBAN or French RIB.</summary>
    BankAccount = 2,

    /// <summary>A payment card's number.</summary>
    PaymentCard = 4,

    /// <summary>A French social security number (NIR).</summary>
    SocialSecurityNumber = 8,

    /// <summary>A telephone number.</summary>
    Telephone = 16,

    /// <summary>The secret part of a link, or a signed token.</summary>
    Link = 32,
}

/// <summary>A text without what is sensitive in it.</summary>
/// <param name="Text">The text; <see cref="SensitiveText.Mark"/> stands where something was taken out.</param>
/// <param name="Kinds">What was taken out.</param>
public sealed record MaskedText(string Text, SensitiveKinds Kinds);
