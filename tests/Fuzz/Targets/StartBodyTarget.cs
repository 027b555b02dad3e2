using ChorusAssistant.Bot.DirectLine;
using Microsoft.AspNetCore.Http;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>The body of a start: read, or refused in Direct Line's words.</summary>
internal sealed class StartBodyTarget : FuzzTarget
{
    private const int Maximum = 4_096;

    public override string Name => "start-body";

    public override IReadOnlyList<string> Words => ["\"user\":{\"id\":\"dl_1\"}", "\"locale\":\"fr-FR\"", "\"trustedOrigins\":[\"https://a.example\"]", "[null]"];

    public override string Read(byte[] input)
    {
        var http = new DefaultHttpContext { Request = { Body = new MemoryStream(input, writable: false) } };
        try
        {
            var body = DirectLineBodies.ReadStartAsync(http, Maximum).GetAwaiter().GetResult();
            Assert.True(input.Length <= Maximum);
            return $"{body.User is null} {body.Locale is null} {body.TrustedOrigins?.Count}";
        }
        catch (DirectLineException refused)
        {
            Assert.InRange(refused.Error.Status, 400, 499);
            return refused.Error.Code;
        }
    }
}
