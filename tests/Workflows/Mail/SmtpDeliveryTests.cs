using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Tests.Workflows.Mail;

/// <summary>Against a real SMTP server in another process.</summary>
public sealed class SmtpDeliveryTests
{
    [Fact]
    public async Task A_batch_of_mails_goes_over_one_connection()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var house = await MailHarness.StartSmtpAsync(server.Port, ("Mail:Parallelism", "1"));
        await house.AddAsync("un@exemple.fr", "Un");
        await house.AddAsync("deux@exemple.fr", "Deux");
        await house.DeliverAsync();

        ReceivedMail[] received = [await server.ReceiveAsync(), await server.ReceiveAsync()];
        Assert.Equal(["deux@exemple.fr", "un@exemple.fr"], received.Select(mail => mail.To).Order());
        Assert.Equal(1, server.Connections);
        var rows = await house.RowsAsync();
        Assert.All(rows, row => Assert.Equal(OutboxState.Sent, row.State));
        Assert.Equal(rows.Select(row => row.MessageId).Order(), received.Select(mail => $"<{mail.Content.MessageId}>").Order());
    }

    [Fact]
    public async Task A_server_that_was_down_gets_the_mail_once_when_it_is_back()
    {
        var down = await SmtpServer.StartAsync();
        await down.DisposeAsync();
        await using var house = await MailHarness.StartSmtpAsync(down.Port);
        await house.AddAsync();
        await house.DeliverAsync();
        var messageId = (await house.RowAsync()).MessageId;
        for (var attempt = 0; attempt < 4; attempt++)
        {
            Assert.Equal("Connection ConnectionRefused", (await house.DeliverNextAsync()).LastError);
        }

        await using var up = await SmtpServer.StartAsync(port: down.Port);
        Assert.Equal(OutboxState.Sent, (await house.DeliverNextAsync()).State);
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.DeliverAsync();

        Assert.Equal(messageId, $"<{(await up.ReceiveAsync()).Content.MessageId}>");
        Assert.False(up.HasMore);
    }

    [Fact]
    public async Task A_server_that_says_later_gets_it_later()
    {
        await using var server = await SmtpServer.StartAsync();
        await server.AnswerAsync(recipient: 450);
        await using var house = await MailHarness.StartSmtpAsync(server.Port);
        await house.AddAsync();
        await house.DeliverAsync();
        Assert.Equal("RecipientNotAccepted 450", (await house.RowAsync()).LastError);

        await server.AnswerAsync(data: 452);
        Assert.Equal("MessageNotAccepted 452", (await house.DeliverNextAsync()).LastError);

        await server.AnswerAsync();
        Assert.Equal(OutboxState.Sent, (await house.DeliverNextAsync()).State);
    }

    [Theory]
    [InlineData(550, 0, "RecipientNotAccepted 550")]
    [InlineData(0, 554, "MessageNotAccepted 554")]
    public async Task A_mail_that_is_refused_for_good_is_a_dead_letter_at_once(int recipient, int data, string error)
    {
        await using var server = await SmtpServer.StartAsync();
        await server.AnswerAsync(recipient: recipient, data: data);
        await using var house = await MailHarness.StartSmtpAsync(server.Port);
        await house.AddAsync();
        await house.DeliverAsync();

        var row = await house.RowAsync();
        Assert.Equal((OutboxState.Dead, error, 1), (row.State, row.LastError, row.Attempts));
    }

    [Fact]
    public async Task Our_own_sender_being_refused_is_repaired_by_the_operator_and_costs_no_mail()
    {
        await using var server = await SmtpServer.StartAsync();
        await server.AnswerAsync(sender: 550);
        await using var house = await MailHarness.StartSmtpAsync(server.Port);
        await house.AddAsync();
        await house.DeliverAsync();

        var row = await house.RowAsync();
        Assert.Equal((OutboxState.Pending, "SenderNotAccepted 550"), (row.State, row.LastError));
    }

    [Fact]
    public async Task A_server_that_stalls_is_left_after_its_time_out_and_the_copy_has_the_same_message_id()
    {
        await using var server = await SmtpServer.StartAsync();
        await server.AnswerAsync(stall: true);
        await using var house = await MailHarness.StartSmtpAsync(server.Port, ("Mail:Smtp:Timeout", "00:00:01"));
        await house.AddAsync();
        await house.DeliverAsync();
        Assert.Equal("Timeout", (await house.RowAsync()).LastError);

        await server.AnswerAsync();
        Assert.Equal(OutboxState.Sent, (await house.DeliverNextAsync()).State);
        Assert.Equal((await server.ReceiveAsync()).Content.MessageId, (await server.ReceiveAsync()).Content.MessageId);
    }

    [Fact]
    public async Task The_right_password_sends_and_the_wrong_one_waits_for_the_operator()
    {
        await using var server = await SmtpServer.StartAsync(user: "claudia", password: "juste");
        await using var wrong = await MailHarness.StartSmtpAsync(
            server.Port, ("Mail:Smtp:User", "claudia"), ("Mail:Smtp:Password", "faux"));
        await wrong.AddAsync();
        await wrong.DeliverAsync();
        var row = await wrong.RowAsync();
        Assert.Equal((OutboxState.Pending, "Authentication 535"), (row.State, row.LastError));
        Assert.DoesNotContain(wrong.Logs, line => line.Contains("faux", StringComparison.Ordinal));

        await using var right = await MailHarness.StartSmtpAsync(
            server.Port, ("Mail:Smtp:User", "claudia"), ("Mail:Smtp:Password", "juste"));
        await right.AddAsync();
        await right.DeliverAsync();
        Assert.Equal("claudia", (await server.ReceiveAsync()).User);
    }
}
