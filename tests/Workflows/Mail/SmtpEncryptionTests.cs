using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Tests.Workflows.Mail;

/// <summary>TLS, against a real SMTP server with a self-signed certificate.</summary>
public sealed class SmtpEncryptionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("certificate-");

    [Theory]
    [InlineData("StartTls")]
    [InlineData("Auto")]
    [InlineData("SslOnConnect")]
    public async Task A_certificate_that_nobody_vouches_for_is_refused(string security)
    {
        await using var server = await SmtpServer.StartAsync(security, certificate: new TestCertificate(_folder.FullName));
        await using var house = await MailHarness.StartSmtpAsync(server.Port, ("Mail:Smtp:Security", security));
        await house.AddAsync();
        await house.DeliverAsync();

        var row = await house.RowAsync();
        Assert.Equal((OutboxState.Pending, "Certificate"), (row.State, row.LastError));
        Assert.False(server.HasMore);
    }

    [Theory]
    [InlineData("StartTls")]
    [InlineData("SslOnConnect")]
    public async Task A_certificate_of_the_configured_authority_is_accepted(string security)
    {
        var certificate = new TestCertificate(_folder.FullName);
        await using var server = await SmtpServer.StartAsync(security, user: "claudia", password: "juste", certificate: certificate);
        await using var house = await MailHarness.StartSmtpAsync(
            server.Port, ("Mail:Smtp:Security", security), ("Mail:Smtp:AuthorityFile", certificate.CertificateFile),
            ("Mail:Smtp:User", "claudia"), ("Mail:Smtp:Password", "juste"));
        await house.AddAsync();
        await house.DeliverAsync();

        Assert.Equal((true, "claudia"), ((await server.ReceiveAsync()) is var mail && mail.IsSecure, mail.User));
    }

    [Fact]
    public async Task An_authority_vouches_for_names_and_not_for_any_server()
    {
        var certificate = new TestCertificate(_folder.FullName);
        await using var server = await SmtpServer.StartAsync("StartTls", certificate: certificate);
        await using var house = await MailHarness.StartSmtpAsync(
            server.Port, ("Mail:Smtp:Host", "localhost"), ("Mail:Smtp:Security", "StartTls"),
            ("Mail:Smtp:AuthorityFile", certificate.CertificateFile));
        await house.AddAsync();
        await house.DeliverAsync();

        Assert.Equal("Certificate", (await house.RowAsync()).LastError);
    }

    [Fact]
    public async Task StartTls_sends_nothing_to_a_server_without_it()
    {
        await using var server = await SmtpServer.StartAsync("None");
        await using var house = await MailHarness.StartSmtpAsync(server.Port, ("Mail:Smtp:Security", "StartTls"));
        await house.AddAsync();
        await house.DeliverAsync();

        Assert.Equal(OutboxState.Pending, (await house.RowAsync()).State);
        Assert.False(server.HasMore);
    }

    [Fact]
    public async Task Auto_never_sends_a_password_in_clear_text()
    {
        await using var server = await SmtpServer.StartAsync("None", user: "claudia", password: "juste");
        await using var house = await MailHarness.StartSmtpAsync(
            server.Port, ("Mail:Smtp:Security", "Auto"), ("Mail:Smtp:User", "claudia"), ("Mail:Smtp:Password", "juste"));
        await house.AddAsync();
        await house.DeliverAsync();

        Assert.Equal("NoEncryption", (await house.RowAsync()).LastError);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
