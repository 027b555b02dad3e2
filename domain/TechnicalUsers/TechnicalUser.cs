namespace ChorusAssistant.Domain.TechnicalUsers;

/// <summary>An account that an external system uses for the API.</summary>
public sealed class TechnicalUser : IVersioned
{
    /// <summary>The portal's id.</summary>
    public required long Id { get; init; }

    /// <summary>Its login, exactly as the portal made it (capitals count).</summary>
    public required string Login { get; init; }

    /// <summary>The structure it works for.</summary>
    public required long StructureId { get; init; }

    /// <summary>The main manager, the only one to reset its password.</summary>
    public required long MainManagerId { get; init; }

    /// <summary>The operator that uses it in the structure's name.</summary>
    public long? OperatorId { get; init; }

    /// <summary>Day the password was set.</summary>
    public required DateOnly PasswordSetOn { get; init; }

    /// <summary>Last day the password works: 424 days later.</summary>
    public required DateOnly PasswordExpiresOn { get; init; }

    /// <summary>Name of the application on the API's gateway.</summary>
    public required string Application { get; init; }

    /// <summary>Code of the environment: QUALIFICATION or PRODUCTION.</summary>
    public required string Environment { get; init; }

    /// <inheritdoc/>
    public int Version { get; private set; }
}
