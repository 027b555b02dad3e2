using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Workflows.Sirene;

/// <summary>INSEE's register of establishments, wherever this service asks it (setting <c>Sirene:Source</c>).</summary>
public interface ISireneRegister
{
    /// <summary>
    /// What the register says of the establishment, fresh enough to decide on. It answers within the scope's budget
    /// (<c>Sirene:Budget</c>, 5 seconds at most for all questions of one turn), and never throws because the register is away:
    /// that is the answer <see cref="SireneAnswer.Unavailable"/>.
    /// </summary>
    Task<SireneAnswer> FindAsync(Siret siret, CancellationToken cancellationToken);
}
