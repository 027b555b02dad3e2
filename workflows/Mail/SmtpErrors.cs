using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>What goes wrong between us and an SMTP server, in words that hold no address and nothing a server wrote.</summary>
internal static class SmtpErrors
{
    /// <summary>A trouble of the network or of the server, not a defect of ours. A time-out arrives as a cancellation.</summary>
    public static bool IsKnown(Exception failure) => failure is
        ProtocolException or CommandException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException
        or NotSupportedException or SocketException or IOException or TimeoutException or OperationCanceledException;

    /// <summary>A class of error, with the SMTP status code or the socket's error where there is one.</summary>
    public static string Describe(Exception failure) => failure switch
    {
        SmtpCommandException command => string.Create(CultureInfo.InvariantCulture, $"{command.ErrorCode} {(int)command.StatusCode}"),
        AuthenticationException { InnerException: SmtpCommandException command } =>
            string.Create(CultureInfo.InvariantCulture, $"Authentication {(int)command.StatusCode}"),
        AuthenticationException => "Authentication",
        SslHandshakeException => "Certificate",
        SocketException socket => $"Connection {socket.SocketErrorCode}",
        OperationCanceledException or TimeoutException => "Timeout",
        _ => failure.GetType().Name,
    };
}
