namespace ChorusAssistant.Domain.Accounts;

/// <summary>Where an account is in its life. Whether its link is still valid is no state: the expiry time tells.</summary>
public enum AccountState
{
    /// <summary>Registered; the link in the mail was not followed yet.</summary>
    [ChorusCode("EN_ATTENTE_ACTIVATION")]
    Pending,

    /// <summary>Can sign in.</summary>
    [ChorusCode("ACTIF")]
    Active,

    /// <summary>The activation mail came back; only the support team can help.</summary>
    [ChorusCode("ADRESSE_INVALIDE")]
    InvalidAddress,

    /// <summary>Closed by its owner.</summary>
    [ChorusCode("DESACTIVE")]
    Disabled,
}

/// <summary>What a user signs in with beside the password.</summary>
public enum SecondFactor
{
    /// <summary>A code by mail.</summary>
    [ChorusCode("EMAIL")]
    Email,

    /// <summary>A code from an application.</summary>
    [ChorusCode("APPLICATION")]
    Application,

    /// <summary>A security key.</summary>
    [ChorusCode("CLE_SECURITE")]
    SecurityKey,
}
