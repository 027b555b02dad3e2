using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Tests.Workflows.Mail;

public sealed class OutboxLeaseTests
{
    [Fact]
    public async Task Two_nodes_send_each_mail_once()
    {
        var transport = new ScriptedTransport(_ => new SendOutcome.Sent());
        await using var one = await MailHarness.StartAsync(transport);
        await using var two = await one.StartSecondAsync(transport);
        for (var i = 0; i < 100; i++)
        {
            await one.AddAsync($"personne{i}@exemple.fr");
        }

        await Task.WhenAll(one.DeliverAsync(), two.DeliverAsync());

        Assert.Equal(100, transport.MessageIds.Count);
        Assert.Equal(100, transport.MessageIds.Distinct().Count());
        Assert.All(await one.RowsAsync(), row => Assert.Equal((OutboxState.Sent, 1), (row.State, row.Attempts)));
    }

    [Fact]
    public async Task A_mail_that_another_node_is_sending_is_left_to_it_until_its_lease_runs_out()
    {
        await using var dying = await MailHarness.StartAsync();
        await using var living = await dying.StartSecondAsync();
        await dying.AddAsync();
        Assert.Single(await dying.Store.ClaimAsync(10, default));

        await living.DeliverAsync();
        Assert.Equal(OutboxState.Pending, (await living.RowAsync()).State);

        living.Clock.Advance(OutboxStore.Lease);
        await living.DeliverAsync();
        Assert.Equal((OutboxState.Sent, 2), ((await living.RowAsync()).State, (await living.RowAsync()).Attempts));
    }

    [Fact]
    public async Task A_crash_between_sending_and_writing_it_down_sends_the_same_mail_again_and_leaves_one_file()
    {
        await using var first = await MailHarness.StartAsync();
        await first.AddAsync();
        var claimed = Assert.Single(await first.Store.ClaimAsync(10, default));
        using (var mail = MimeComposer.Compose(claimed, new MimeKit.MailboxAddress("ClaudIA", "x@exemple.fr")))
        {
            var pickup = new PickupTransport(Microsoft.Extensions.Options.Options.Create(new MailOptions { PickupDirectory = Path.Combine(first.Folder, "mail") }));
            Assert.IsType<SendOutcome.Sent>(await pickup.OpenSession().SendAsync(mail, claimed.CreatedAt, default));
        }

        // Here the process dies. The next one does not wait for the lease: an embedded database has one node.
        await using var second = await first.StartSecondAsync();
        await second.Store.TakeOverAsync(default);
        await second.DeliverAsync();

        Assert.Equal((OutboxState.Sent, 2), ((await second.RowAsync()).State, (await second.RowAsync()).Attempts));
        Assert.Equal(claimed.MessageId, Assert.Single(await second.Reader.ReadAsync(10, default)).MessageId);
    }

    [Fact]
    public async Task A_node_that_lost_its_lease_does_not_undo_what_the_other_did()
    {
        await using var slow = await MailHarness.StartAsync();
        await using var quick = await slow.StartSecondAsync();
        await slow.AddAsync();
        var claimed = Assert.Single(await slow.Store.ClaimAsync(10, default));
        quick.Clock.Advance(OutboxStore.Lease);
        await quick.DeliverAsync();

        await slow.Store.SettleAsync(claimed, message => message.TryAgainAt(slow.Clock.GetUtcNow(), "Timeout"), default);
        await slow.Store.SettleSentAsync(claimed, default);

        var row = await slow.RowAsync();
        Assert.Equal((OutboxState.Sent, quick.Clock.GetUtcNow()), (row.State, row.SentAt));
        Assert.Null(row.LastError);
    }

    [Fact]
    public async Task A_stop_finishes_the_mail_under_way_and_gives_the_others_back_untried()
    {
        using var stop = new CancellationTokenSource();
        var transport = new ScriptedTransport(_ =>
        {
            stop.Cancel();
            return new SendOutcome.Sent();
        });
        await using var house = await MailHarness.StartAsync(transport, ("Mail:Parallelism", "1"));
        await house.AddAsync("un@exemple.fr");
        await house.AddAsync("deux@exemple.fr");
        await house.AddAsync("trois@exemple.fr");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.DeliverAsync(stop.Token));

        Assert.Single(transport.MessageIds);
        var waiting = (await house.RowsAsync()).Where(row => row.State == OutboxState.Pending).ToList();
        Assert.Equal(2, waiting.Count);
        Assert.All(waiting, row => Assert.Equal((0, null), (row.Attempts, row.LeaseUntil)));
    }
}
