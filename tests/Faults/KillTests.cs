using System.Globalization;
using ChorusAssistant.Tests.Faults.Kit;
using ChorusAssistant.Tests.RunningService;
using ChorusAssistant.Tests.Workflows.Mail;
using Xunit.Abstractions;

namespace ChorusAssistant.Tests.Faults;

/// <summary>Kill -9 while people talk. How to make the run as long as wished: README.md in this folder.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Killed_at_any_instant_it_loses_and_repeats_nothing()
    {
        var settings = FaultSettings.Read(kills: 6, conversations: 15);
        await using var mail = await SmtpServer.StartAsync();
        await using var service = await ServiceProcess.StartAsync(new Dictionary<string, string>
        {
            ["Mail__Transport"] = "Smtp",
            ["Mail__Smtp__Host"] = "127.0.0.1",
            ["Mail__Smtp__Port"] = mail.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail__Smtp__Security"] = "None",
            ["Mail__Smtp__Timeout"] = "00:00:03",
        });

        using var run = new FaultRun(settings, service, mail);

        output.WriteLine(await run.RunAsync());
    }
}
