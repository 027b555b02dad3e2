using ChorusAssistant.Domain.Audit;

namespace ChorusAssistant.Workflows.Audit;

/// <summary>Where workflows write down what was done, refused or failed. Rows are stored with the unit of work.</summary>
public interface IAuditTrail
{
    /// <summary>The actor where nobody is signed in.</summary>
    const string Anonymous = "anonymous";

    /// <summary>Adds one row, dated now.</summary>
    /// <param name="actor">The login, or <see cref="Anonymous"/>.</param>
    /// <param name="action">The workflow, by the name of its intent.</param>
    /// <param name="target">Invoice number, SIRET or login; null where nothing may be named.</param>
    /// <param name="outcome">How it ended.</param>
    void Record(string actor, string action, string? target, AuditOutcome outcome);
}
