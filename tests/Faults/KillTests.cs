using ChorusAssistant.Tests.Faults.Kit;
using ChorusAssistant.Tests.RunningService;
using Xunit.Abstractions;

namespace ChorusAssistant.Tests.Faults;

/// <summary>Kill -9 while people talk. How to make the run as long as wished: README.md in this folder.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Killed_at_any_instant_it_loses_and_repeats_nothing()
    {
        var settings = FaultSettings.Read(kills: 6, conversations: 15);
        await using var service = await ServiceProcess.StartAsync();

        output.WriteLine(await new FaultRun(settings, service).RunAsync());
    }
}
