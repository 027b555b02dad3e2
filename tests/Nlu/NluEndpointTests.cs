using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChorusAssistant.Bot.Nlu;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Nlu;

public sealed class NluEndpointTests(RecognizerFixture fixture) : IClassFixture<RecognizerFixture>, IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(fixture.Recognizer);
        _app = builder.Build();
        _app.UseExceptionHandler();
        _app.UseStatusCodePages();
        _app.MapNlu();
        await _app.StartAsync();
        _client = _app.GetTestClient();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Answers_in_the_shape_that_rasa_clients_know()
    {
        const string Text = "Où en est la facture n° 17052019 déposée hier ?";

        var response = await _client.PostAsJsonAsync("/api/nlu/parse", new { text = Text, locale = "fr-FR", now = "2026-11-24T09:00:00+01:00" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(Text, answer.GetProperty("text").GetString());
        Assert.Equal(answer.GetProperty("intent_ranking")[0].GetProperty("name").GetString(), answer.GetProperty("intent").GetProperty("name").GetString());
        Assert.InRange(answer.GetProperty("intent").GetProperty("confidence").GetDouble(), 0, 1);
        var number = answer.GetProperty("entities")[0];
        Assert.Equal("invoice_number", number.GetProperty("entity").GetString());
        Assert.Equal("17052019", number.GetProperty("value").GetString());
        Assert.Equal("17052019", Text[number.GetProperty("start").GetInt32()..number.GetProperty("end").GetInt32()]);
        Assert.Equal("17052019", number.GetProperty("text").GetString());
        Assert.Equal("2026-11-23", answer.GetProperty("entities")[1].GetProperty("value").GetString());
    }

    [Fact]
    public async Task Gives_amounts_as_numbers()
    {
        var response = await _client.PostAsJsonAsync("/api/nlu/parse", new { text = "1 250,50 €" });

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(1250.50m, answer.GetProperty("entities")[0].GetProperty("value").GetDecimal());
    }

    [Theory]
    [InlineData("""{"text": """)]
    [InlineData("""{"text": 12}""")]
    [InlineData("""{"locale": "fr-FR"}""")]
    [InlineData("""{"text": "bonjour", "now": "yesterday"}""")]
    [InlineData("""[]""")]
    [InlineData("")]
    public async Task Refuses_a_broken_request_as_a_problem(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var response = await _client.PostAsync("/api/nlu/parse", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Refuses_a_text_of_more_than_ten_thousand_characters()
    {
        var accepted = await _client.PostAsJsonAsync("/api/nlu/parse", new { text = new string('a', 10_000) });
        var refused = await _client.PostAsJsonAsync("/api/nlu/parse", new { text = new string('a', 10_001) });

        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }
}
