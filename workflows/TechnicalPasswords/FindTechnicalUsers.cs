using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Identity;

namespace ChorusAssistant.Workflows.TechnicalPasswords;

/// <summary>
/// Whose passwords a person may reset: those of the structures whose main manager they are. A person learns of a technical user only in a
/// structure they are attached to.
/// </summary>
public sealed class FindTechnicalUsers(IActors actors, ITechnicalUsers users, IAuditTrail audit, TimeProvider timeProvider)
{
    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(Found), "found"), JsonDerivedType(typeof(NoTechnicalUser), "no-technical-user")]
    [JsonDerivedType(typeof(NotMainManager), "not-main-manager"), JsonDerivedType(typeof(Unknown), "unknown")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The person may reset these, one at least.</summary>
        public sealed record Found(IReadOnlyList<TechnicalUserView> Users) : Outcome;

        /// <summary>The person is main manager of these structures, and none has a technical user.</summary>
        public sealed record NoTechnicalUser(IReadOnlyList<string> Structures) : Outcome;

        /// <summary>The person works for these structures (perhaps none), and is main manager of none of them.</summary>
        public sealed record NotMainManager(IReadOnlyList<string> Structures) : Outcome;

        /// <summary>No structure of the person, and no technical user in one, goes by that name.</summary>
        public sealed record Unknown(string Name) : Outcome;
    }

    /// <summary>Every technical user that the person may reset.</summary>
    public async Task<Outcome> RunAsync(EmailAddress login, CancellationToken cancellationToken)
    {
        var actor = await actors.FindAsync(login, cancellationToken);
        var run = actor?.Memberships.Where(membership => membership.Role == StructureRole.MainManager).ToList() ?? [];
        if (run.Count == 0)
        {
            var memberships = actor?.Memberships ?? [];
            return Refuse(login, memberships is [var only] ? only.Structure.Identifier : null, memberships);
        }

        var found = await ViewsAsync(run, cancellationToken);
        return found.Count > 0 ? new Outcome.Found(found) : new Outcome.NoTechnicalUser(NamesOf(run));
    }

    /// <summary>
    /// The technical user of that login (case does not matter, nor what follows the @), or those of the structure with that identifier.
    /// </summary>
    public async Task<Outcome> RunAsync(EmailAddress login, string name, CancellationToken cancellationToken)
    {
        if (await actors.FindAsync(login, cancellationToken) is not { } actor)
        {
            return Refuse(login, target: null, []);
        }

        var theirs = await users.OfStructuresAsync([.. actor.Memberships.Select(membership => membership.Structure.Id)], cancellationToken);
        var named = theirs.Where(user => IsNamed(user.Login, name)).ToList();
        var concerned = actor.Memberships
            .Where(membership => membership.Structure.Identifier == name || named.Exists(user => user.StructureId == membership.Structure.Id))
            .ToList();
        if (concerned.Count == 0)
        {
            return new Outcome.Unknown(name);
        }

        var run = concerned.Where(membership => membership.Role == StructureRole.MainManager).ToList();
        if (run.Count == 0)
        {
            return Refuse(login, named.Count > 0 ? named[0].Login : concerned[0].Structure.Identifier, concerned);
        }

        var found = await ViewsAsync(run, cancellationToken);
        var wanted = named.Count > 0 ? found.Where(view => named.Exists(user => user.Login == view.Login)).ToList() : found;
        return wanted.Count > 0 ? new Outcome.Found(wanted) : new Outcome.NoTechnicalUser(NamesOf(run));
    }

    private static bool IsNamed(string login, string name) =>
        string.Equals(login, name, StringComparison.OrdinalIgnoreCase) || string.Equals(login.Split('@')[0], name, StringComparison.OrdinalIgnoreCase);

    private async Task<List<TechnicalUserView>> ViewsAsync(IReadOnlyList<Membership> run, CancellationToken cancellationToken)
    {
        List<TechnicalUserView> views = [];
        foreach (var user in await users.OfStructuresAsync([.. run.Select(membership => membership.Structure.Id)], cancellationToken))
        {
            var structure = run.First(membership => membership.Structure.Id == user.StructureId).Structure;
            views.Add(await ViewAsync(user, structure, cancellationToken));
        }

        return views;
    }

    internal async Task<TechnicalUserView> ViewAsync(TechnicalUser user, Structure structure, CancellationToken cancellationToken)
    {
        var @operator = user.OperatorId is { } id ? await users.FindStructureAsync(id, cancellationToken) : null;
        return TechnicalUserView.Of(user, structure, @operator, timeProvider.GetUtcNow());
    }

    internal Outcome.NotMainManager Refuse(EmailAddress login, string? target, IReadOnlyList<Membership> memberships)
    {
        audit.Record(login.Address, nameof(ResetTechnicalPassword), target, AuditOutcome.Refused);
        return new Outcome.NotMainManager(NamesOf(memberships));
    }

    private static List<string> NamesOf(IReadOnlyList<Membership> memberships) => [.. memberships.Select(membership => membership.Structure.Name)];
}
