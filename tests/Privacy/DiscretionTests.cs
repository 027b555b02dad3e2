using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.Privacy;

/// <summary>
/// With every log turned up as far as it goes, metrics and traces exported: nobody's name, address, words, tokens or links are in any of it.
/// </summary>
public sealed class DiscretionTests
{
    private const string Login = "zoe.kergoat@externe.example";
    private const string Typed = "nénuphars-de-la-mairie";

    [Fact]
    public async Task Logs_metrics_and_traces_name_nobody()
    {
        using var collector = new Collector();
        await using var service = await ServiceProcess.StartAsync(new Dictionary<string, string>
        {
            ["Logging__LogLevel__Default"] = "Trace",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace",
            ["Logging__LogLevel__Microsoft.EntityFrameworkCore"] = "Trace",
            ["Logging__LogLevel__System.Net.Http"] = "Trace",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        });

        var secrets = await TalkAsync(service);

        await collector.TakeAsync("POST /v3/directline/conversations/{conversationId}/activities", TimeSpan.FromSeconds(60));
        var metrics = await service.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains("chorus_turn_duration", metrics, StringComparison.Ordinal);
        Assert.Contains("dbug:", service.Output, StringComparison.Ordinal);
        List<(string, string)> outputs = [("the log", service.Output + service.Errors), ("the metrics", metrics), ("the traces", collector.Everything)];
        foreach (var (what, text) in outputs)
        {
            Assert.All(secrets, secret => Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{secret} is in {what}: {Around(text, secret)}"));
        }
    }

    /// <summary>Several jobs, signed in and not; returns what must be found nowhere.</summary>
    private static async Task<List<string>> TalkAsync(ServiceProcess service)
    {
        var anonymous = await Conversation.OpenAsync(service.Http);
        await anonymous.SayAsync(Conversation.Wish);
        await anonymous.SayAsync(Conversation.WaitingAccount);
        await anonymous.SayAsync("oui");
        var link = await LinkAsync(service);
        (await service.Http.GetAsync(new Uri(new Uri(link).PathAndQuery, UriKind.Relative))).Dispose();
        var userToken = SignedToken.OfPortal(Login);
        var token = await Protocol.ReadAsync(await service.Http.PostAsync(
            new Uri("/api/webchat/token", UriKind.Relative), Protocol.Json(new JsonObject { ["userToken"] = userToken }.ToJsonString())));
        var signedIn = new Conversation(service.Http, token.Text("conversationId"), token.Text("token"));
        (await signedIn.SendAsync(HttpMethod.Post, "/v3/directline/conversations")).Dispose();
        foreach (var text in (string[])[
            "ouvrir un ticket", "suivi", $"ma demande : {Typed}, mdp : Soleil2026, FR76 3000 6000 0112 3456 7890 189", "oui", "oui",
            "où en est ma facture 2026-118", "je veux réinitialiser le mot de passe technique", "annuler"])
        {
            await signedIn.SayAsync(text);
        }

        var stream = await signedIn.StreamUrlAsync();
        await using (await signedIn.FollowAsync())
        {
            await signedIn.SayAsync("merci");
        }

        using var refused = await Protocol.SendAsync(service.Http, HttpMethod.Get, $"/v3/directline/conversations/{signedIn.Id}/activities", userToken);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        return
        [
            Login, "kergoat", Conversation.WaitingAccount, "Brétinval", Typed, "Soleil2026", "0112 3456", "facture 2026-118",
            userToken, anonymous.Token, signedIn.Token, link[(link.LastIndexOf('/') + 1)..], System.Web.HttpUtility.ParseQueryString(stream.Query)["t"]!, ServiceProcess.Secret,
        ];
    }

    private static async Task<string> LinkAsync(ServiceProcess service)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var mails = JsonNode.Parse(await service.Http.GetStringAsync(new Uri("/dev/mail.json", UriKind.Relative), patience.Token))!.AsArray();
            var text = mails.Select(mail => mail.Text("text")).FirstOrDefault(text => text.Contains("/activation/", StringComparison.Ordinal));
            if (text is not null)
            {
                return text[text.IndexOf("http", StringComparison.Ordinal)..].Split([' ', '\n', '\r'])[0].Trim();
            }

            await Task.Delay(100, patience.Token);
        }
    }

    private static string Around(string text, string secret)
    {
        var at = text.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 100)];
    }

    /// <summary>An OpenTelemetry collector that keeps what it gets: strings stand in protobuf as they are.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly StringBuilder _received = new();

        public Collector()
        {
            using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            }

            _listener.Prefixes.Add($"{Address}/");
            _listener.Start();
            _ = ReceiveAsync();
        }

        public string Address { get; }

        public string Everything
        {
            get
            {
                lock (_received)
                {
                    return _received.ToString();
                }
            }
        }

        /// <summary>Waits until the text was received.</summary>
        public async Task TakeAsync(string text, TimeSpan patience)
        {
            using var end = new CancellationTokenSource(patience);
            while (!Everything.Contains(text, StringComparison.Ordinal))
            {
                await Task.Delay(100, end.Token);
            }
        }

        public void Dispose() => _listener.Close();

        private async Task ReceiveAsync()
        {
            try
            {
                while (true)
                {
                    var call = await _listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await call.Request.InputStream.CopyToAsync(body);
                    lock (_received)
                    {
                        _received.Append(Encoding.UTF8.GetString(body.ToArray()));
                    }

                    call.Response.Close();
                }
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
