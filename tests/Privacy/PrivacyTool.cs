using System.Diagnostics;
using System.Reflection;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.Privacy;

/// <summary>The command line of data protection, run as an operator runs it: a process of its own beside the service.</summary>
internal static class PrivacyTool
{
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var bot = Path.Combine(ServiceProcess.Root, "bot");
        var configuration = typeof(PrivacyTool).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(bot, "bin", configuration, "net10.0", "ChorusAssistant.Bot.dll"), "privacy", .. arguments])
        {
            WorkingDirectory = bot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>The settings of the service's store.</summary>
    public static Dictionary<string, string> SettingsOf(ServiceProcess service) => new()
    {
        ["ConnectionStrings__Chorus"] = $"Data Source={service.DatabaseFile}",
        ["Storage__Directory"] = service.Folder,
        ["ASPNETCORE_CONTENTROOT"] = Path.Combine(ServiceProcess.Root, "bot"),
    };
}
