using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.Sirene;

/// <summary>What annotations cannot say: settings that need each other. The service does not start on a wrong one.</summary>
internal sealed class SireneOptionsValidator : IValidateOptions<SireneOptions>
{
    public ValidateOptionsResult Validate(string? name, SireneOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(SireneOptions options)
    {
        if (options.Source == SireneSource.Insee && string.IsNullOrWhiteSpace(options.ApiKey))
        {
            yield return "Sirene:ApiKey is missing; Sirene:Source=Insee needs it.";
        }

        // The key is not repeated: it is a secret even when it is wrong.
        if (options.ApiKey.Any(sign => !char.IsAscii(sign) || char.IsControl(sign)))
        {
            yield return "Sirene:ApiKey holds a sign that no HTTP header can carry.";
        }

        if (options.BaseUrl.Length > 0 && !(Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return $"Sirene:BaseUrl is '{options.BaseUrl}'; it must be an absolute http or https address.";
        }
    }
}
