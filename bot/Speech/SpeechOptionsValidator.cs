using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Speech;

/// <summary>What annotations cannot say: settings that need each other. The service does not start on a wrong one; a model that is missing is none of these.</summary>
internal sealed partial class SpeechOptionsValidator : IValidateOptions<SpeechOptions>
{
    public ValidateOptionsResult Validate(string? name, SpeechOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(SpeechOptions options)
    {
        if (options.Provider == SpeechProvider.Azure && options.Key.Length == 0)
        {
            yield return "Speech:Key is missing; Speech:Provider=Azure needs it.";
        }

        if (options.Provider == SpeechProvider.Azure && options.Region.Length == 0 && options.Host.Length == 0)
        {
            yield return "Speech:Region is missing; Speech:Provider=Azure needs it, or Speech:Host.";
        }

        if (options.Region.Length > 0 && !RegionName().IsMatch(options.Region))
        {
            yield return $"Speech:Region is '{options.Region}'; it must be a name such as francecentral.";
        }

        if (options.Host.Length > 0 && !IsAddress(options.Host, "ws", "wss", "http", "https"))
        {
            yield return $"Speech:Host is '{options.Host}'; it must be an absolute wss, ws, https or http address.";
        }

        if (options.TokenUrl.Length > 0 && !IsAddress(options.TokenUrl, "http", "https"))
        {
            yield return $"Speech:TokenUrl is '{options.TokenUrl}'; it must be an absolute http or https address.";
        }

        if (options.Engine.BaseUrl.Length > 0 && !IsAddress(options.Engine.BaseUrl, "http", "https"))
        {
            yield return $"Speech:Engine:BaseUrl is '{options.Engine.BaseUrl}'; it must be an absolute http or https address.";
        }

        if (options.Engine.BaseUrl.Length > 0 && !options.Engine.Listens && !options.Engine.Speaks)
        {
            yield return "Speech:Engine:RecognitionModel or Speech:Engine:SynthesisModel is missing; Speech:Engine:BaseUrl needs one of them.";
        }

        // The keys are not repeated: they are secrets even when they are wrong.
        if (!CanBeSent(options.Key))
        {
            yield return "Speech:Key holds a sign that no HTTP header can carry.";
        }

        if (!CanBeSent(options.Engine.ApiKey))
        {
            yield return "Speech:Engine:ApiKey holds a sign that no HTTP header can carry.";
        }
    }

    private static bool IsAddress(string text, params ReadOnlySpan<string> schemes) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme) && address is { UserInfo: "", Query: "", Fragment: "" };

    private static bool CanBeSent(string key) => key.All(sign => char.IsAscii(sign) && !char.IsControl(sign));

    [GeneratedRegex("^[a-z0-9]{2,40}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RegionName();
}
