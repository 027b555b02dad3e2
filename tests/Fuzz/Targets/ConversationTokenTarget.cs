using System.Text;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.DirectLine;
using ChorusAssistant.Bot.Portal;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>A conversation's token: whatever is changed about a genuine one, it proves nothing else than it did.</summary>
internal sealed class ConversationTokenTarget : FuzzTarget
{
    private static readonly DirectLineTokens _tokens = Make();
    private static readonly string _genuine = _tokens.Issue(
        new Credential("conversation-1", "dl_1", new SignedInUser("jeanne@exemple.fr", "Jeanne"), ["https://portail.exemple.fr"], default, default)
        {
            SignedInAt = TimeProvider.System.GetUtcNow(),
        }).Token;

    public override string Name => "conversation-token";

    public override int Longest => 6_000;

    public override IReadOnlyList<string> Words => [_genuine, .. _genuine.Split('.'), "eyJhbGciOiJub25lIn0", ".", "..", "="];

    public override IEnumerable<byte[]> Seeds => [Encoding.UTF8.GetBytes(_genuine)];

    public override string Read(byte[] input)
    {
        var token = TextOf(input);
        if (_tokens.ReadAsync(token).GetAwaiter().GetResult() is not { } credential)
        {
            Assert.NotEqual(_genuine, token);
            return $"refused {Math.Min(token.Count(character => character == '.'), 5)}";
        }

        Assert.Equal(("conversation-1", "dl_1", "jeanne@exemple.fr"), (credential.ConversationId, credential.UserId, credential.User?.Login));
        Assert.Null(_tokens.ReadForStreamAsync(token).GetAwaiter().GetResult());
        return "accepted";
    }

    private static DirectLineTokens Make()
    {
        var options = Options.Create(new DirectLineOptions { Secret = "the secret of the fuzzed tokens alone" });
        return new DirectLineTokens(new DirectLineSecrets(options, StoreAddress.From(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build())), options, Options.Create(new PortalOptions()), TimeProvider.System);
    }
}
