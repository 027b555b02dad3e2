using System.Text;
using ChorusAssistant.Bot.DirectLine;
using ChorusAssistant.Bot.Documents;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>The signed address of a document: it opens its file under its name, and nothing else opens anything.</summary>
internal sealed class DocumentLinkTarget : FuzzTarget
{
    private const string Id = "abcdefghijklmnopqrstuv";
    private static readonly DateTimeOffset _now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private static readonly DocumentLinks _links = new(new DirectLineSecrets(
        Options.Create(new DirectLineOptions { Secret = "the secret of the fuzzed links alone" }), StoreAddress.From(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build())));

    private static readonly string _genuine = _links.PathOf(new DocumentTicket(Id, "memoire.xlsx", _now.AddDays(1)))["/documents/".Length..];

    public override string Name => "document-link";

    public override int Longest => 400;

    public override IReadOnlyList<string> Words => [_genuine, .. _genuine.Split('/', '.'), Id, "/", "."];

    public override IEnumerable<byte[]> Seeds => [Encoding.UTF8.GetBytes(_genuine)];

    public override string Read(byte[] input)
    {
        var path = TextOf(input);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var (token, name) = slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
        Assert.True(LinkToken.TryRead(token) is not { } link || link.Text == token);
        if (_links.FindId(token, name, _now) is not { } id)
        {
            Assert.NotEqual(_genuine, path);
            return "refused";
        }

        Assert.Equal((Id, _genuine), (id, path));
        Assert.Null(_links.FindId(token, name, _now.AddDays(1)));
        return "accepted";
    }
}
