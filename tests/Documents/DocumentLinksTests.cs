using ChorusAssistant.Bot.DirectLine;
using ChorusAssistant.Bot.Documents;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Tests.Documents;

/// <summary>The address of a document opens that document until its end, and nothing else.</summary>
public sealed class DocumentLinksTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly DocumentTicket _document = new("AAAAAAAAAAAAAAAAAAAAAA", "mémoire n° 1.xlsx", _now.AddHours(1));

    private readonly DocumentLinks _links = new(new DirectLineSecrets(
        Options.Create(new DirectLineOptions { Secret = "a secret of thirty-two characters" }), Store()));

    [Fact]
    public void The_address_names_the_file_and_opens_it_until_it_ends()
    {
        var (token, name) = Parts(_links.PathOf(_document));

        Assert.Equal("mémoire n° 1.xlsx", name);
        Assert.Equal(_document.Id, _links.FindId(token, name, _now));
        Assert.Equal(_document.Id, _links.FindId(token, name, _now.AddMinutes(59)));
        Assert.Null(_links.FindId(token, name, _now.AddHours(1)));
    }

    [Fact]
    public void No_part_of_it_can_be_changed()
    {
        var (token, name) = Parts(_links.PathOf(_document));

        for (var i = 0; i < token.Length; i++)
        {
            var forged = $"{token[..i]}{(token[i] == '1' ? '2' : '1')}{token[(i + 1)..]}";
            Assert.Null(_links.FindId(forged, name, _now));
        }

        Assert.Null(_links.FindId(token, "autre.xlsx", _now));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA.")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA99999999999999999999999.x")]
    [InlineData("é\u0000..../../etc/passwd")]
    public void What_is_no_token_opens_nothing(string token) => Assert.Null(_links.FindId(token, "mémoire n° 1.xlsx", _now));

    private static (string Token, string Name) Parts(string path)
    {
        var parts = path.Split('/');
        Assert.Equal(("", "documents", 4), (parts[0], parts[1], parts.Length));
        return (parts[2], Uri.UnescapeDataString(parts[3]));
    }

    private static StoreAddress Store() =>
        StoreAddress.From(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Chorus", "Data Source=none.db")]).Build());
}
