using ChorusAssistant.Bot.Host;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Moq;

namespace ChorusAssistant.Tests.RunningService;

/// <summary>Readiness as a load balancer sees it.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Readiness_is_red_while_the_database_does_not_answer_and_green_again_by_itself()
    {
        // A disk that fails cannot be had on demand; everything else here is real.
        var store = new Mock<IStoreProbe>();
        store.SetupSequence(probe => probe.CheckAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StoreUnavailableException("The disk does not answer."))
            .Returns(Task.CompletedTask);
        await using var services = new ServiceCollection().AddLogging().AddHealth().AddSingleton(store.Object).BuildServiceProvider();
        var health = services.GetRequiredService<HealthCheckService>();

        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync()).Status);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);
    }
}
