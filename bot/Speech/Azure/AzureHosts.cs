namespace ChorusAssistant.Bot.Speech.Azure;

/// <summary>The addresses of Azure AI Speech for the configured region or host.</summary>
internal static class AzureHosts
{
    private const string TokenPath = "/sts/v1.0/issueToken";

    /// <summary>Where a token is asked for.</summary>
    public static Uri TokenAddress(SpeechOptions options)
    {
        if (options.TokenUrl.Length > 0)
        {
            return new Uri(options.TokenUrl);
        }

        if (options.Host.Length == 0)
        {
            return new Uri($"https://{options.Region}.api.cognitive.{Cloud(options.Region, "microsoft.us")}{TokenPath}");
        }

        var host = new Uri(options.Host);
        return new Uri($"{(host.Scheme is "wss" or "https" ? "https" : "http")}://{host.Authority}{TokenPath}");
    }

    /// <summary>What a page with the widget must be allowed to connect to; nothing unless Azure is the provider.</summary>
    public static IEnumerable<string> ConnectSources(SpeechOptions options)
    {
        if (options.Provider != SpeechProvider.Azure)
        {
            return [];
        }

        if (options.Host.Length > 0)
        {
            var host = new Uri(options.Host);
            return [$"{(host.Scheme is "wss" or "https" ? "wss" : "ws")}://{host.Authority}"];
        }

        var cloud = Cloud(options.Region, "azure.us");
        return [$"wss://{options.Region}.stt.speech.{cloud}", $"wss://{options.Region}.tts.speech.{cloud}"];
    }

    // The sovereign clouds are known by the names of their regions, as the SDK knows them.
    private static string Cloud(string region, string ofTheUnitedStates) =>
        region.StartsWith("china", StringComparison.Ordinal) ? "azure.cn"
        : region.StartsWith("usgov", StringComparison.Ordinal) ? ofTheUnitedStates
        : "microsoft.com";
}
