using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>What annotations cannot say: settings that need each other. The service does not start on a wrong one.</summary>
internal sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(MailOptions options)
    {
        if (!MailboxAddress.TryParse(options.From, out var sender) || string.IsNullOrEmpty(sender.Domain))
        {
            yield return "Mail:From is not an address such as 'ClaudIA <ne-pas-repondre@exemple.fr>'.";
        }

        if (options.Transport != MailTransportKind.Smtp)
        {
            yield break;
        }

        var smtp = options.Smtp;
        if (string.IsNullOrWhiteSpace(smtp.Host))
        {
            yield return "Mail:Smtp:Host is missing; Mail:Transport=Smtp needs it.";
        }

        if (string.IsNullOrEmpty(smtp.User) != string.IsNullOrEmpty(smtp.Password))
        {
            yield return "Mail:Smtp:User and Mail:Smtp:Password go together; one of them is missing.";
        }

        if (smtp.AuthorityFile.Length > 0 && !IsCertificate(smtp.AuthorityFile))
        {
            yield return "Mail:Smtp:AuthorityFile is not a readable PEM certificate.";
        }
    }

    private static bool IsCertificate(string path)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(path);
            return true;
        }
        catch (Exception wrong) when (wrong is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
