using System.Net;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Sirene;
using ChorusAssistant.Workflows.Sirene.Remote;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>
/// An answer of INSEE or of the State's search: an answer of ours, whatever comes. Nothing is active or closed that the text does not say so of.
/// </summary>
internal abstract class SireneAnswerTarget : FuzzTarget
{
    private static readonly HttpStatusCode[] _statuses =
        [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.MovedPermanently, HttpStatusCode.TooManyRequests, HttpStatusCode.BadGateway];

    protected static readonly Siret Asked = Siret.Parse("02594118800010");

    public override IReadOnlyList<string> Words =>
    [
        "null", "[null]", "{}", "\"header\":{\"statut\":200}", "\"etablissement\":", "\"periodesEtablissement\":[", "\"dateFin\":null", "\"etatAdministratifEtablissement\":\"A\"", "\"siret\":\"02594118800010\"",
        "\"results\":[", "\"matching_etablissements\":[", "\"siege\":", "\"etat_administratif\":\"F\"", "\"date_fermeture\":\"2026-04-08\"", "\"siren\":\"025941188\"", "\"nicSiegeUniteLegale\":\"00010\"",
    ];

    public override string Read(byte[] input)
    {
        var (status, body) = input.Length > 0 ? (_statuses[input[0] % _statuses.Length], input[1..]) : (HttpStatusCode.OK, input);
        using var handler = new FixedAnswer(status, body);
        using var http = new HttpClient(handler) { BaseAddress = new Uri("https://sirene.example/") };
        using var memory = new SireneMemory(Options.Create(new SireneOptions()), TimeProvider.System);
        var answer = Source(new SireneHttp(http, memory, TimeProvider.System, NullLogger<SireneHttp>.Instance)).AskAsync(Asked, CancellationToken.None).GetAwaiter().GetResult();
        if (answer is SireneAnswer.Active or SireneAnswer.Closed)
        {
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains(Asked.Digits, System.Text.RegularExpressions.Regex.Unescape(TextOf(body).Replace("\\/", "/", StringComparison.Ordinal)), StringComparison.Ordinal);
        }

        return $"{(int)status} {answer.GetType().Name} {(answer as SireneAnswer.Unavailable)?.Reason} {(answer as SireneAnswer.Closed)?.Since is null}";
    }

    protected abstract ISireneSource Source(SireneHttp http);

    private sealed class FixedAnswer(HttpStatusCode status, byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new ByteArrayContent(body) });
    }
}

/// <summary>INSEE's API.</summary>
internal sealed class InseeAnswerTarget : SireneAnswerTarget
{
    public override string Name => "insee-answer";

    protected override ISireneSource Source(SireneHttp http) => new InseeSource(http);
}

/// <summary>The State's open search API.</summary>
internal sealed class SearchAnswerTarget : SireneAnswerTarget
{
    public override string Name => "search-answer";

    protected override ISireneSource Source(SireneHttp http) => new RechercheEntreprisesSource(http);
}
