using MimeKit;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>A way out of the house for mail.</summary>
internal interface IMailTransport
{
    /// <summary>Opens a session that several mails in a row may use. It must not fail: what is wrong shows when sending.</summary>
    IMailSession OpenSession();

    /// <summary>Whether mail can leave now: null, or what is wrong in a few words without addresses.</summary>
    Task<string?> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>Sends mails one after the other; not for two threads at once.</summary>
internal interface IMailSession : IAsyncDisposable
{
    /// <summary>Sends one mail. <paramref name="createdAt"/> is the same in every attempt, like its Message-ID.</summary>
    Task<SendOutcome> SendAsync(MimeMessage mail, DateTimeOffset createdAt, CancellationToken cancellationToken);
}

/// <summary>How an attempt ended.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The other side has taken the mail.</summary>
    public sealed record Sent : SendOutcome;

    /// <summary>The other side will never take this mail: trying again is no use.</summary>
    public sealed record Refused(string Error) : SendOutcome;

    /// <summary>Not this time: the server is down, busy or misconfigured, or asks to come back later.</summary>
    public sealed record Failed(string Error) : SendOutcome;

    /// <summary>There is no connection; the mails behind this one need not wait to find out too.</summary>
    public sealed record Unreachable(string Error) : SendOutcome;
}
