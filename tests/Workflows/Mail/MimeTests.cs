using ChorusAssistant.Workflows.Mail;
using MimeKit;

namespace ChorusAssistant.Tests.Workflows.Mail;

public sealed class MimeTests
{
    [Fact]
    public async Task A_mail_has_text_and_html_in_utf_8_french_headers_its_date_and_its_attachments()
    {
        await using var house = await MailHarness.StartAsync();
        await house.AddAsync(subject: "Activez votre compte dès aujourd’hui", attachments: new MailAttachment("état de frais.xlsx", "application/vnd.ms-excel", [1, 2, 3]));
        var writtenAt = house.Clock.GetUtcNow();
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await house.DeliverAsync();

        var file = Assert.Single(Directory.GetFiles(Path.Combine(house.Folder, "mail")));
        using var mail = await MimeMessage.LoadAsync(file);
        Assert.Equal("Activez votre compte dès aujourd’hui", mail.Subject);
        Assert.Equal(writtenAt, mail.Date);
        Assert.Equal("ClaudIA", Assert.Single(mail.From.Mailboxes).Name);
        Assert.Equal("ne-pas-repondre@chorus-assistant.example", Assert.Single(mail.From.Mailboxes).Address);
        Assert.EndsWith("@chorus-assistant.example", mail.MessageId, StringComparison.Ordinal);
        Assert.Equal("fr", mail.Body!.Headers[HeaderId.ContentLanguage]);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);

        var mixed = Assert.IsType<Multipart>(mail.Body);
        var alternative = Assert.IsType<MultipartAlternative>(mixed[0]);
        Assert.Equal(["text/plain", "text/html"], alternative.Select(part => part.ContentType.MimeType));
        Assert.All(alternative, part => Assert.Equal("utf-8", part.ContentType.Charset));
        Assert.Contains("à bientôt", mail.HtmlBody, StringComparison.Ordinal);
        var attachment = Assert.IsType<MimePart>(mixed[1]);
        Assert.Equal(("état de frais.xlsx", "application/vnd.ms-excel"), (attachment.FileName, attachment.ContentType.MimeType));
    }

    [Fact]
    public async Task A_line_break_in_a_subject_adds_no_header()
    {
        await using var house = await MailHarness.StartAsync();
        await house.AddAsync(subject: "Bonjour\r\nBcc: autre@exemple.fr\r\n\r\nCorps");
        await house.DeliverAsync();

        using var mail = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(Path.Combine(house.Folder, "mail"))));
        Assert.Empty(mail.Bcc);
        Assert.Contains("Bcc: autre@exemple.fr", mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Captured_mail_is_read_back_newest_first_and_other_files_are_passed_over()
    {
        await using var house = await MailHarness.StartAsync();
        Assert.Empty(await house.Reader.ReadAsync(10, default));
        await house.AddAsync("un@exemple.fr", "Un");
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.AddAsync("deux@exemple.fr", "Deux", new MailAttachment("reçu.pdf", "application/pdf", [37, 80]));
        await house.DeliverAsync();
        await File.WriteAllTextAsync(Path.Combine(house.Folder, "mail", "note.txt"), "not a mail");
        await File.WriteAllTextAsync(Path.Combine(house.Folder, "mail", "00000000T000000000Z-vide.eml"), "");

        var mails = await house.Reader.ReadAsync(10, default);
        Assert.Equal(["deux@exemple.fr", "un@exemple.fr"], mails.Select(mail => mail.To));
        Assert.Equal(("Deux", house.Clock.GetUtcNow()), (mails[0].Subject, mails[0].Date));
        Assert.Contains("https://exemple.fr/activation/s3cr3t", mails[0].Text, StringComparison.Ordinal);
        Assert.Equal(new CapturedAttachment("reçu.pdf", "application/pdf"), Assert.Single(mails[0].Attachments));
        Assert.Equal("deux@exemple.fr", Assert.Single(await house.Reader.ReadAsync(1, default)).To);
    }
}
