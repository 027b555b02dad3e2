using System.Diagnostics;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>Microsoft's published clients as <c>tests/protocol</c> locks them; installed once.</summary>
internal static class MicrosoftClients
{
    private static readonly SemaphoreSlim Installing = new(1);

    /// <summary>The folder of the Node project.</summary>
    public static string Folder { get; } = Path.Combine(ServiceProcess.Root, "tests", "protocol");

    /// <summary>Installs what the lock file says, unless it is there.</summary>
    public static async Task InstallAsync()
    {
        await Installing.WaitAsync();
        try
        {
            if (File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            {
                return;
            }

            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = Folder })!;
            await npm.WaitForExitAsync();
            Assert.Equal(0, npm.ExitCode);
        }
        finally
        {
            Installing.Release();
        }
    }
}
