using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>How mail leaves the house.</summary>
public enum MailTransportKind
{
    /// <summary>As <c>.eml</c> files in a folder, for development, tests, and relays that collect them.</summary>
    Pickup,

    /// <summary>To an SMTP server.</summary>
    Smtp,
}

/// <summary>How the connection to the SMTP server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Not at all: for a relay on the same machine or network.</summary>
    None,

    /// <summary>TLS from the start on port 465, else STARTTLS where the server offers it. Never a password in clear text.</summary>
    Auto,

    /// <summary>STARTTLS, or nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    SslOnConnect,
}

/// <summary>Section <c>Mail</c> of the configuration.</summary>
public sealed class MailOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Mail";

    /// <summary><c>Pickup</c> (default) or <c>Smtp</c>.</summary>
    [EnumDataType(typeof(MailTransportKind), ErrorMessage = "Mail:Transport must be Pickup or Smtp.")]
    public MailTransportKind Transport { get; set; } = MailTransportKind.Pickup;

    /// <summary>The sender, with or without a name.</summary>
    [Required(ErrorMessage = "Mail:From is empty; give the sender's address.")]
    public string From { get; set; } = "ClaudIA <ne-pas-repondre@chorus-assistant.example>";

    /// <summary>The folder of <see cref="MailTransportKind.Pickup"/>; by default <c>mail</c> in the storage folder.</summary>
    public string PickupDirectory { get; set; } = "";

    /// <summary>The server of <see cref="MailTransportKind.Smtp"/>.</summary>
    [ValidateObjectMembers]
    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>A mail that could not be delivered for so long becomes a dead letter.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00", ErrorMessage = "Mail:GiveUpAfter must lie between 00:01:00 and 30.00:00:00.")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(2);

    /// <summary>How many mails are sent at the same time, each over its own connection.</summary>
    [Range(1, 16, ErrorMessage = "Mail:Parallelism must lie between 1 and 16.")]
    public int Parallelism { get; set; } = 2;

    /// <summary>The sender as MIME has it.</summary>
    internal MailboxAddress Sender => MailboxAddress.Parse(From);

    /// <summary>The right-hand side of our Message-IDs: the sender's domain, which is ours to make unique ids in.</summary>
    internal string MessageIdHost => Sender.Domain;
}

/// <summary>Section <c>Mail:Smtp</c> of the configuration.</summary>
public sealed class SmtpOptions
{
    /// <summary>Name or address of the server.</summary>
    public string Host { get; set; } = "";

    /// <summary>By default 465 for <see cref="SmtpSecurity.SslOnConnect"/>, 25 for <see cref="SmtpSecurity.None"/>, else 587.</summary>
    [Range(1, 65535, ErrorMessage = "Mail:Smtp:Port must lie between 1 and 65535.")]
    public int? Port { get; set; }

    /// <summary>The account; empty for a server that asks for none.</summary>
    public string User { get; set; } = "";

    /// <summary>The account's password.</summary>
    public string Password { get; set; } = "";

    /// <summary>How the connection is protected.</summary>
    [EnumDataType(typeof(SmtpSecurity), ErrorMessage = "Mail:Smtp:Security must be None, Auto, StartTls or SslOnConnect.")]
    public SmtpSecurity Security { get; set; } = SmtpSecurity.Auto;

    /// <summary>PEM file of an authority to trust besides the system's, for a server with an in-house certificate.</summary>
    public string AuthorityFile { get; set; } = "";

    /// <summary>How long the server may be silent.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:50", ErrorMessage = "Mail:Smtp:Timeout must lie between 00:00:00.1 and 00:00:50.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    internal int EffectivePort => Port ?? Security switch
    {
        SmtpSecurity.SslOnConnect => 465,
        SmtpSecurity.None => 25,
        _ => 587,
    };
}
