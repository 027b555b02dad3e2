using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.TechnicalUsers;

namespace ChorusAssistant.Workflows.TechnicalPasswords;

/// <summary>The technical users and the links to their new passwords. What is changed is stored with the unit of work.</summary>
public interface ITechnicalUsers
{
    /// <summary>The technical users of the structures, by login.</summary>
    Task<IReadOnlyList<TechnicalUser>> OfStructuresAsync(IReadOnlyCollection<long> structureIds, CancellationToken cancellationToken);

    /// <summary>The technical user of that id.</summary>
    Task<TechnicalUser?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>The structure of that id.</summary>
    Task<Structure?> FindStructureAsync(long id, CancellationToken cancellationToken);

    /// <summary>Sign-in addresses of the active accounts that are main managers of the structure.</summary>
    Task<IReadOnlyList<EmailAddress>> MainManagersAsync(long structureId, CancellationToken cancellationToken);

    /// <summary>The passwords that the window's reminder is for and that had neither it nor a later one, the first to end first.</summary>
    Task<IReadOnlyList<TechnicalUser>> FindToRemindAsync(ReminderWindow window, int maximum, CancellationToken cancellationToken);

    /// <summary>The link with this <see cref="LinkToken.Hash"/>.</summary>
    Task<PasswordLink?> FindLinkAsync(string tokenHash, CancellationToken cancellationToken);

    /// <summary>The links to a technical user's password that were neither used nor replaced.</summary>
    Task<IReadOnlyList<PasswordLink>> OpenLinksAsync(long technicalUserId, CancellationToken cancellationToken);

    /// <summary>Adds a link.</summary>
    void Add(PasswordLink link);
}
