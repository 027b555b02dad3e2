using System.Text.Json.Serialization;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>The signed-in person, as the portal's token said.</summary>
/// <param name="Login">The login, an e-mail address in lower case.</param>
/// <param name="Name">Shown to people, or null.</param>
public sealed record SignedInUser(string Login, string? Name)
{
    /// <summary>The login as workflows take it.</summary>
    [JsonIgnore]
    public EmailAddress Address =>
        EmailAddress.TryParse(Login, out var address, out _) ? address : throw new InvalidOperationException("The portal's login is no e-mail address.");
}

/// <summary>What a dialog may use of the turn it runs in.</summary>
/// <param name="Replies">Collects what the bot says.</param>
/// <param name="User">Who is signed in, or null.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
/// <param name="Phrases">Short phrases of that language.</param>
/// <param name="ConversationId">Where it takes place.</param>
/// <param name="CancellationToken">Ends with the turn.</param>
public sealed record DialogTurn(
    Replies Replies, SignedInUser? User, string Language, Phrases Phrases, string ConversationId, CancellationToken CancellationToken);
