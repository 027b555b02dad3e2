using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.TechnicalUsers;

namespace ChorusAssistant.Workflows.TechnicalPasswords;

/// <summary>A technical user as its main manager is shown it. Two that differ are two situations.</summary>
/// <param name="Login">Its login, as the portal writes it.</param>
/// <param name="Structure">Name of the structure it works for.</param>
/// <param name="Identifier">The structure's SIRET or other identifier.</param>
/// <param name="Operator">Name of the operator that uses it in the structure's name, or null.</param>
/// <param name="State">How its password stands.</param>
/// <param name="DaysLeft">Days until the last day it works; negative once that is past.</param>
/// <param name="SetOn">Day the password was set.</param>
/// <param name="ExpiresOn">The last day it works.</param>
/// <param name="Version">Counts what was changed in it.</param>
public sealed record TechnicalUserView(
    string Login, string Structure, string Identifier, string? Operator, TechnicalPasswordState State, int DaysLeft,
    DateOnly SetOn, DateOnly ExpiresOn, int Version)
{
    internal static TechnicalUserView Of(TechnicalUser user, Structure structure, Structure? @operator, DateTimeOffset now)
    {
        var today = ParisTime.DayOf(now);
        return new TechnicalUserView(
            user.Login, structure.Name, structure.Identifier, @operator?.Name, user.StateOn(today), user.DaysLeft(today),
            user.PasswordSetOn, user.PasswordExpiresOn, user.Version);
    }
}
