namespace ChorusAssistant.Domain.TechnicalUsers;

/// <summary>An account that an external system uses for the API.</summary>
public sealed class TechnicalUser : IVersioned
{
    /// <summary>How long a password works, in days (not months: 14 months are 424 to 428 days).</summary>
    public const int PasswordLifeInDays = 424;

    /// <summary>From how many days left on the password is in <see cref="TechnicalPasswordState.Alert"/>.</summary>
    public const int AlertDays = 30;

    private DateOnly _passwordSetOn;
    private DateOnly _passwordExpiresOn;
    private int? _remindedDaysLeft;

    /// <summary>The portal's id.</summary>
    public required long Id { get; init; }

    /// <summary>Its login, exactly as the portal made it (capitals count).</summary>
    public required string Login { get; init; }

    /// <summary>The structure it works for.</summary>
    public required long StructureId { get; init; }

    /// <summary>The main manager when it was created. Who may reset the password is said by the structure's attachments.</summary>
    public required long MainManagerId { get; init; }

    /// <summary>The operator that uses it in the structure's name.</summary>
    public long? OperatorId { get; init; }

    /// <summary>Day in Paris the password was set.</summary>
    public required DateOnly PasswordSetOn { get => _passwordSetOn; init => _passwordSetOn = value; }

    /// <summary>Last day the password works: 424 days later.</summary>
    public required DateOnly PasswordExpiresOn { get => _passwordExpiresOn; init => _passwordExpiresOn = value; }

    /// <summary>The <see cref="TechnicalUsers.PasswordHash"/> of the password; null while none was drawn since the reset, and where the portal set it.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>The last reminder that was sent for this password, as the days that were to be left; null before the first.</summary>
    public int? RemindedDaysLeft { get => _remindedDaysLeft; init => _remindedDaysLeft = value; }

    /// <summary>Name of the application on the API's gateway.</summary>
    public required string Application { get; init; }

    /// <summary>Code of the environment: QUALIFICATION or PRODUCTION.</summary>
    public required string Environment { get; init; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Days until the last day it works: 0 on that day, negative afterwards.</summary>
    public int DaysLeft(DateOnly today) => PasswordExpiresOn.DayNumber - today.DayNumber;

    /// <summary>How the password stands.</summary>
    public TechnicalPasswordState StateOn(DateOnly today) => DaysLeft(today) switch
    {
        > AlertDays => TechnicalPasswordState.Valid,
        > 0 => TechnicalPasswordState.Alert,
        0 => TechnicalPasswordState.ExpiresToday,
        < 0 => TechnicalPasswordState.Expired,
    };

    /// <summary>The password stops working; the next one counts from today, and is drawn when its link is opened.</summary>
    public void ResetPassword(DateOnly today)
    {
        _passwordSetOn = today;
        _passwordExpiresOn = today.AddDays(PasswordLifeInDays);
        _remindedDaysLeft = null;
        PasswordHash = null;
    }

    /// <summary>Draws the password that a reset has announced, and keeps its hash alone.</summary>
    /// <returns>The password, for the one time it is shown.</returns>
    public TechnicalPassword DrawPassword()
    {
        var password = TechnicalPassword.Create();
        PasswordHash = TechnicalUsers.PasswordHash.Of(password);
        return password;
    }

    /// <summary>Notes that a reminder goes out.</summary>
    /// <param name="daysLeft">Which one: the days that were to be left.</param>
    /// <exception cref="InvalidOperationException">That one, or a later one, was sent.</exception>
    public void Remind(int daysLeft)
    {
        if (RemindedDaysLeft <= daysLeft)
        {
            throw new InvalidOperationException($"The reminder of {daysLeft} days was sent.");
        }

        _remindedDaysLeft = daysLeft;
    }
}
