namespace ChorusAssistant.Domain.TechnicalUsers;

/// <summary>How a technical password stands on a given day.</summary>
public enum TechnicalPasswordState
{
    /// <summary>More than 30 days are left.</summary>
    [ChorusCode("VALIDE")]
    Valid,

    /// <summary>30 days to 1 are left.</summary>
    [ChorusCode("ALERTE")]
    Alert,

    /// <summary>This is its last day: it still works.</summary>
    [ChorusCode("EXPIRE_AUJOURDHUI")]
    ExpiresToday,

    /// <summary>It works no more: calls of the API are refused with 401.</summary>
    [ChorusCode("EXPIRE")]
    Expired,
}
