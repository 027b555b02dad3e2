namespace ChorusAssistant.Domain.CourtFees;

/// <summary>What is to be settled in a draft statement before it is sent.</summary>
public enum CourtFeeAnomaly
{
    /// <summary>The form is not attached to the service line.</summary>
    [ChorusCode("BORDEREAU_NON_JOINT")]
    FormMissing,

    /// <summary>What is declared is not what cell F30 says.</summary>
    [ChorusCode("FRAIS_DIVERS_DIFFERENTS_DE_F30")]
    TotalDiffers,

    /// <summary>More than a year since the end of the mission.</summary>
    [ChorusCode("DELAI_UN_AN_DEPASSE")]
    FiledTooLate,
}
