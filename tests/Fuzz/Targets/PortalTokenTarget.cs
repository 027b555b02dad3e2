using System.Text;
using ChorusAssistant.Bot.Portal;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>The portal's token: whatever is changed about a genuine one, it makes nobody else.</summary>
internal sealed class PortalTokenTarget : FuzzTarget
{
    private static readonly string _genuine = SignedToken.OfPortal("jeanne@exemple.fr");

    private static readonly PortalIdentity _portal = new(
        Options.Create(new PortalOptions { SigningKey = ServiceProcess.PortalKey }), TimeProvider.System, NullLogger<PortalIdentity>.Instance);

    public override string Name => "portal-token";

    public override int Longest => 20_000;

    public override IReadOnlyList<string> Words => [_genuine, .. _genuine.Split('.'), "eyJhbGciOiJub25lIn0", ".", "..", "="];

    public override IEnumerable<byte[]> Seeds => [Encoding.UTF8.GetBytes(_genuine)];

    public override string Read(byte[] input)
    {
        var token = TextOf(input);
        var user = _portal.AuthenticateAsync(token, CancellationToken.None).GetAwaiter().GetResult();
        Assert.True(user is null || user.Login == "jeanne@exemple.fr", $"It makes {user?.Login}.");
        Assert.True(user is not null || token != _genuine, "The genuine one is refused.");
        return $"{user is null} {Math.Min(token.Count(character => character == '.'), 5)}";
    }
}
