using ChorusAssistant.Workflows.Sirene;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace ChorusAssistant.Tests.Workflows.Sirene;

/// <summary>How a source is asked again, and when it is left in peace.</summary>
public sealed class ResilienceTests : IAsyncDisposable
{
    private const string Open = "02029772700024";
    private const string Other = "02594118800010";

    private static readonly string Active = RegisterHarness.Fixture("insee/siret-actif.json");

    private readonly RegisterHarness _insee = new(SireneSource.Insee);

    public ValueTask DisposeAsync() => _insee.DisposeAsync();

    [Fact]
    public async Task An_error_of_the_source_is_tried_again_twice()
    {
        Assert.Equal(new SireneAnswer.Unavailable(SireneOutage.Down), await _insee.Answers(500).AskAsync(Open));
        Assert.Equal(3, _insee.Calls);
    }

    [Fact]
    public async Task What_works_the_second_time_is_an_answer()
    {
        _insee.Stub.Given(Request.Create()).InScenario("flaky").WillSetStateTo("up").RespondWith(Response.Create().WithStatusCode(502));
        _insee.Stub.Given(Request.Create()).InScenario("flaky").WhenStateIs("up").RespondWith(Response.Create().WithStatusCode(200).WithBody(Active));

        Assert.IsType<SireneAnswer.Active>(await _insee.AskAsync(Open));
        Assert.Equal(2, _insee.Calls);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("Tue, 24 Nov 2026 08:00:45 GMT", 45)]
    [InlineData(null, 60)]
    [InlineData("86400", 900)]
    public async Task Throttled_it_is_left_in_peace_for_as_long_as_it_wants(string? retryAfter, int seconds)
    {
        _insee.Answers(429, "Too many", response =>
        {
            if (retryAfter is not null)
            {
                response.WithHeader("Retry-After", retryAfter);
            }
        });

        Assert.Equal(new SireneAnswer.Unavailable(SireneOutage.Throttled, TimeSpan.FromSeconds(seconds)), await _insee.AskAsync(Open));
        _insee.Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.Equal(new SireneAnswer.Unavailable(SireneOutage.Throttled, TimeSpan.FromSeconds(1)), await _insee.AskAsync(Other));
        Assert.Equal(1, _insee.Calls);

        _insee.Clock.Advance(TimeSpan.FromSeconds(1));
        _insee.Stub.ResetMappings();
        Assert.IsType<SireneAnswer.Active>(await _insee.Answers(200, Active).AskAsync(Open));
    }

    [Fact]
    public async Task Throttled_for_a_second_it_is_waited_for()
    {
        _insee.Stub.Given(Request.Create()).InScenario("busy").WillSetStateTo("free")
            .RespondWith(Response.Create().WithStatusCode(429).WithHeader("Retry-After", "1"));
        _insee.Stub.Given(Request.Create()).InScenario("busy").WhenStateIs("free").RespondWith(Response.Create().WithStatusCode(200).WithBody(Active));

        Assert.IsType<SireneAnswer.Active>(await _insee.AskAsync(Open));
    }

    [Fact]
    public async Task A_fresh_answer_is_not_asked_for_again_and_an_old_one_is()
    {
        _insee.Answers(200, Active);

        await _insee.AskAsync(Open);
        _insee.Clock.Advance(TimeSpan.FromMinutes(9));
        await _insee.AskAsync(Open);
        Assert.Equal(1, _insee.Calls);

        _insee.Clock.Advance(TimeSpan.FromMinutes(2));
        await _insee.AskAsync(Open);
        Assert.Equal(2, _insee.Calls);
    }

    [Fact]
    public async Task That_nothing_was_said_is_not_remembered()
    {
        await _insee.Answers(401).AskAsync(Open);
        _insee.Stub.ResetMappings();

        Assert.IsType<SireneAnswer.Active>(await _insee.Answers(200, Active).AskAsync(Open));
    }

    [Fact]
    public async Task Our_own_limit_holds_before_the_source_s_does()
    {
        await using var insee = new RegisterHarness(SireneSource.Insee, ("Sirene:CallLimit", "2"), ("Sirene:CacheFor", "00:00:00"));
        insee.Answers(200, Active);

        await insee.AskAsync(Open);
        await insee.AskAsync(Open);

        Assert.Equal(SireneOutage.Throttled, Assert.IsType<SireneAnswer.Unavailable>(await insee.AskAsync(Open)).Reason);
        Assert.Equal(2, insee.Calls);
    }

    [Fact]
    public async Task A_source_that_is_down_is_not_asked_by_everybody()
    {
        _insee.Answers(500);
        for (var turn = 0; turn < 6; turn++)
        {
            Assert.Equal(SireneOutage.Down, Assert.IsType<SireneAnswer.Unavailable>(await _insee.AskAsync(Open)).Reason);
        }

        Assert.Equal(10, _insee.Calls);
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_down()
    {
        await using var nowhere = new RegisterHarness(SireneSource.Insee, ("Sirene:BaseUrl", "http://127.0.0.1:9"));

        Assert.Equal(new SireneAnswer.Unavailable(SireneOutage.Down), await nowhere.AskAsync(Open));
    }
}
