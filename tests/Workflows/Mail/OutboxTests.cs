using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.Mail;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_mail_of_a_turn_that_was_not_committed_never_leaves()
    {
        await using var house = await MailHarness.StartAsync();
        await using (var scope = house.Services.CreateAsyncScope())
        {
            MailHarness.Add(scope.ServiceProvider);
        }

        await house.DeliverAsync();

        Assert.Empty(await house.RowsAsync());
        Assert.Empty(await house.Reader.ReadAsync(10, default));
    }

    [Fact]
    public async Task A_committed_mail_leaves_and_what_it_said_is_wiped()
    {
        await using var house = await MailHarness.StartAsync();
        await house.AddAsync(attachments: new MailAttachment("note.txt", "text/plain", [1, 2, 3]));
        await house.DeliverAsync();

        var row = await house.RowAsync();
        Assert.Equal((OutboxState.Sent, 1, house.Clock.GetUtcNow()), (row.State, row.Attempts, row.SentAt));
        Assert.Equal(("", ""), (row.TextBody, row.HtmlBody));
        Assert.Null(row.Attachments);
        Assert.Null(row.LeaseOwner);
        Assert.Equal((MailHarness.Recipient, "Activez votre compte"), (row.To, row.Subject));
        Assert.Equal(row.MessageId, Assert.Single(await house.Reader.ReadAsync(10, default)).MessageId);
    }

    [Fact]
    public async Task A_failed_mail_is_tried_again_after_growing_pauses_under_the_same_message_id()
    {
        var transport = new ScriptedTransport(attempt => attempt <= 7 ? new SendOutcome.Failed("MessageNotAccepted 451") : new SendOutcome.Sent());
        await using var house = await MailHarness.StartAsync(transport);
        await house.AddAsync();
        await house.DeliverAsync();

        foreach (var expected in (double[])[10, 30, 120, 600, 1800, 3600, 3600])
        {
            var row = await house.RowAsync();
            Assert.Equal((OutboxState.Pending, "MessageNotAccepted 451"), (row.State, row.LastError));
            Assert.InRange((row.NextAttemptAt - house.Clock.GetUtcNow()).TotalSeconds, expected * 0.8, expected * 1.2);

            house.Clock.SetUtcNow(row.NextAttemptAt.AddMilliseconds(-1));
            await house.DeliverAsync();
            Assert.Equal(row.Attempts, (await house.RowAsync()).Attempts); // not before its time

            await house.DeliverNextAsync();
        }

        Assert.Equal(OutboxState.Sent, (await house.RowAsync()).State);
        Assert.Equal(8, transport.MessageIds.Count);
        Assert.Single(transport.MessageIds.Distinct());
    }

    [Fact]
    public async Task A_mail_that_fails_for_two_days_becomes_a_dead_letter_with_nothing_left_of_its_words()
    {
        await using var house = await MailHarness.StartAsync(new ScriptedTransport(_ => new SendOutcome.Failed("Timeout")));
        using var dead = new MetricReader(house.Services, "chorus.mail.dead");
        await house.AddAsync();
        var writtenAt = house.Clock.GetUtcNow();
        await house.DeliverAsync();
        while ((await house.RowAsync()).State == OutboxState.Pending)
        {
            await house.DeliverNextAsync();
        }

        var row = await house.RowAsync();
        Assert.Equal((OutboxState.Dead, "Timeout", writtenAt.AddDays(2)), (row.State, row.LastError, row.DiedAt));
        Assert.Equal(("", ""), (row.TextBody, row.HtmlBody));
        Assert.Equal(1, dead.Total);
        Assert.Contains(house.Logs, line => line.Contains("dead letter", StringComparison.Ordinal) && line.Contains(row.MessageId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Logs_tell_ids_and_never_an_address_a_subject_or_a_secret()
    {
        await using var house = await MailHarness.StartAsync(new ScriptedTransport(
            attempt => attempt == 1 ? new SendOutcome.Failed("Timeout") : new SendOutcome.Refused("RecipientNotAccepted 550")));
        await house.AddAsync();
        await house.DeliverAsync();
        await house.DeliverNextAsync();

        var messageId = (await house.RowAsync()).MessageId;
        Assert.Equal(2, house.Logs.Count(line => line.Contains(messageId, StringComparison.Ordinal)));
        Assert.DoesNotContain(house.Logs, line =>
            line.Contains(MailHarness.Recipient, StringComparison.OrdinalIgnoreCase)
            || line.Contains("Activez", StringComparison.Ordinal) || line.Contains("s3cr3t", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_that_cannot_be_composed_does_not_hold_up_the_others()
    {
        await using var house = await MailHarness.StartAsync();
        await house.AddAsync("un@exemple.fr", attachments: new MailAttachment("x", "no media type", [1]));
        await house.AddAsync("deux@exemple.fr");
        await house.DeliverAsync();

        Assert.Equal("deux@exemple.fr", Assert.Single(await house.Reader.ReadAsync(10, default)).To);
        Assert.Equal([OutboxState.Pending, OutboxState.Sent], (await house.RowsAsync()).OrderByDescending(row => row.To).Select(row => row.State));
    }

    [Fact]
    public async Task A_pickup_folder_that_cannot_be_written_delays_the_mail_until_it_can()
    {
        await using var house = await MailHarness.StartAsync();
        var folder = Path.Combine(house.Folder, "mail");
        await File.WriteAllTextAsync(folder, "a file where the folder should be");
        await house.AddAsync();
        await house.DeliverAsync();
        Assert.Equal("Pickup IOException", (await house.RowAsync()).LastError);

        File.Delete(folder);
        Assert.Equal(OutboxState.Sent, (await house.DeliverNextAsync()).State);
        Assert.Single(await house.Reader.ReadAsync(10, default));
    }

    [Fact]
    public async Task Delivery_sends_right_after_the_commit_and_again_when_the_clock_says_so()
    {
        var attempts = new SemaphoreSlim(0);
        await using var house = await MailHarness.StartAsync(new ScriptedTransport(attempt =>
        {
            attempts.Release();
            return attempt == 1 ? new SendOutcome.Failed("Timeout") : new SendOutcome.Sent();
        }));
        await house.StartDeliveryAsync();
        await house.AddAsync();
        Assert.True(await attempts.WaitAsync(TimeSpan.FromSeconds(30)));

        // Whenever the delivery has come to rest, the next step of the clock wakes it.
        using var steps = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!attempts.Wait(0) && await steps.WaitForNextTickAsync())
        {
            house.Clock.Advance(TimeSpan.FromSeconds(15));
        }

        while ((await house.RowAsync()).State != OutboxState.Sent)
        {
            await steps.WaitForNextTickAsync();
        }
    }
}
