using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>Hands mails to an SMTP server; a session is one connection, opened when first needed and used as long as it holds.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    public IMailSession OpenSession() => new Session(options.Value.Smtp);

    public async Task<string?> CheckAsync(CancellationToken cancellationToken)
    {
        await using var session = new Session(options.Value.Smtp);
        return await session.ConnectAsync(cancellationToken) is { } error ? $"the mail server cannot be used ({error})" : null;
    }

    private sealed class Session(SmtpOptions options) : IMailSession
    {
        private SmtpClient? _client;

        public async Task<SendOutcome> SendAsync(MimeMessage mail, DateTimeOffset createdAt, CancellationToken cancellationToken)
        {
            if (await ConnectAsync(cancellationToken) is { } unreachable)
            {
                return new SendOutcome.Unreachable(unreachable);
            }

            try
            {
                await _client!.SendAsync(mail, cancellationToken);
                return new SendOutcome.Sent();
            }
            catch (SmtpCommandException refusal) when (IsFinal(refusal))
            {
                return new SendOutcome.Refused(SmtpErrors.Describe(refusal));
            }
            catch (Exception failure) when (SmtpErrors.IsKnown(failure))
            {
                Drop();
                return new SendOutcome.Failed(SmtpErrors.Describe(failure));
            }
        }

        /// <summary>Connects unless it is; null, or what went wrong.</summary>
        public async Task<string?> ConnectAsync(CancellationToken cancellationToken)
        {
            if (_client is { IsConnected: true })
            {
                return null;
            }

            Drop();
            try
            {
                _client = CreateClient();
                await _client.ConnectAsync(options.Host, options.EffectivePort, SocketOptions, cancellationToken);
                if (options.User.Length == 0)
                {
                    return null;
                }

                if (!_client.IsSecure && options.Security != SmtpSecurity.None)
                {
                    // "Auto" met a server without STARTTLS, or somebody on the way who hid it.
                    Drop();
                    return "NoEncryption";
                }

                await _client.AuthenticateAsync(options.User, options.Password, cancellationToken);
                return null;
            }
            catch (Exception failure) when (SmtpErrors.IsKnown(failure))
            {
                Drop();
                return SmtpErrors.Describe(failure);
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (_client is { IsConnected: true })
            {
                try
                {
                    await _client.DisconnectAsync(quit: true, CancellationToken.None);
                }
                catch (Exception failure) when (SmtpErrors.IsKnown(failure))
                {
                    // All mails of the session are settled: a server that does not say goodbye changes nothing.
                }
            }

            Drop();
        }

        private SecureSocketOptions SocketOptions => options.Security switch
        {
            SmtpSecurity.None => SecureSocketOptions.None,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.SslOnConnect => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.Auto,
        };

        private SmtpClient CreateClient()
        {
            var client = new SmtpClient { Timeout = (int)options.Timeout.TotalMilliseconds };
            if (options.AuthorityFile.Length > 0)
            {
                var authority = X509CertificateLoader.LoadCertificateFromFile(options.AuthorityFile);
                client.ServerCertificateValidationCallback = (_, certificate, chain, errors) =>
                    CertificateTrust.IsTrusted(certificate, chain, errors, authority);
            }

            return client;
        }

        private void Drop()
        {
            _client?.Dispose();
            _client = null;
        }

        // Our own account or sender being refused is for the operator to repair, and the mail waits for it; a recipient or a
        // content that is refused stays refused.
        private static bool IsFinal(SmtpCommandException refusal) =>
            (int)refusal.StatusCode >= 500
            && refusal.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted
            && refusal.StatusCode is not (SmtpStatusCode.AuthenticationRequired or SmtpStatusCode.AuthenticationInvalidCredentials);
    }
}
