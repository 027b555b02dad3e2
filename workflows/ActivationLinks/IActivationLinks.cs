using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Workflows.ActivationLinks;

/// <summary>The links that were mailed, and how often they were asked for. What is changed is stored with the unit of work.</summary>
public interface IActivationLinks
{
    /// <summary>The link with this <see cref="LinkToken.Hash"/>.</summary>
    Task<ActivationLink?> FindAsync(string tokenHash, CancellationToken cancellationToken);

    /// <summary>The links of an account that were neither used nor replaced.</summary>
    Task<IReadOnlyList<ActivationLink>> FindOpenAsync(EmailAddress login, CancellationToken cancellationToken);

    /// <summary>Adds a link.</summary>
    void Add(ActivationLink link);

    /// <summary>The requests of the address with this hash.</summary>
    Task<ActivationLinkRequests?> FindRequestsAsync(string addressHash, CancellationToken cancellationToken);

    /// <summary>Adds the requests of an address asked for the first time.</summary>
    void Add(ActivationLinkRequests requests);
}
