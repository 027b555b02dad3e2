using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Demo;
using ChorusAssistant.Workflows.Persistence.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace ChorusAssistant.Tests.Workflows.Persistence;

public sealed class PostgreSqlSchemaTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>, IAsyncLifetime
{
    private string _address = "";

    public async Task InitializeAsync()
    {
        _address = await server.CreateDatabaseAsync();
        await using var context = Open();
        await context.Database.MigrateAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_demo_data_arrives_as_it_does_in_sqlite()
    {
        Assert.True(await LoadAsync());

        await using var context = Open();
        var draft = await context.Set<Invoice>().Include(invoice => invoice.History).SingleAsync(invoice => invoice.Number == InvoiceNumber.Parse("17052019"));
        Assert.Equal((InvoiceStatus.Draft, 44425.13m, 1), (draft.Status, draft.TotalInclTax, draft.History.Count));
        var attachment = await context.Set<Attachment>().SingleAsync(attachment => attachment.Id == 91000000);
        Assert.Contains(SpaceCodes.WorksInvoices, attachment.Spaces);
    }

    [Fact]
    public async Task Two_nodes_that_start_at_once_load_it_once()
    {
        var loaded = await Task.WhenAll(LoadAsync(), LoadAsync(), LoadAsync());

        Assert.Single(loaded, done => done);
        await using var context = Open();
        Assert.Equal(73, await context.Set<Account>().CountAsync());
    }

    [Fact]
    public async Task A_new_request_gets_a_number_that_no_demo_row_has()
    {
        await LoadAsync();
        await using var context = Open();
        var demo = await context.Set<StructureRequest>().FirstAsync();
        var request = new StructureRequest
        {
            Type = demo.Type,
            StructureId = demo.StructureId,
            AccountId = demo.AccountId,
            ObservedSireneState = demo.ObservedSireneState,
            State = StructureRequestState.Abandoned,
            CreatedAt = TestStore.Start,
        };

        context.Add(request);
        await context.SaveChangesAsync();

        Assert.Equal(100_000, request.Id);
    }

    [Fact]
    public async Task Of_two_changes_at_once_the_second_is_refused()
    {
        await LoadAsync();
        await using var first = Open();
        await using var second = Open();
        var login = EmailAddress.Parse("yann.isserand@lycee.example");
        (await new StoredAccounts(first).FindAsync(login, CancellationToken.None))!.TryActivate(TestStore.Start);
        (await new StoredAccounts(second).FindAsync(login, CancellationToken.None))!.TryActivate(TestStore.Start);

        await first.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }

    [Fact]
    public async Task Requests_are_counted_and_links_are_found()
    {
        await using (var context = Open())
        {
            var links = new StoredActivationLinks(context);
            var requests = new ActivationLinkRequests { AddressHash = "hash" };
            requests.TryTake(TestStore.Start, 3, 10);
            links.Add(requests);
            links.Add(new ActivationLink
            {
                TokenHash = "token",
                AccountLogin = EmailAddress.Parse("jeanne@laposte.fr"),
                SentAt = TestStore.Start,
                ExpiresAt = TestStore.Start.AddHours(1),
            });
            await context.SaveChangesAsync();
        }

        await using var again = Open();
        var stored = new StoredActivationLinks(again);
        var counted = await stored.FindRequestsAsync("hash", CancellationToken.None);
        Assert.True(counted!.TryTake(TestStore.Start.AddMinutes(1), 3, 10));
        await again.SaveChangesAsync();
        Assert.Equal((2, 1), (counted.GrantedTicks.Count, counted.Version));
        Assert.Single(await stored.FindOpenAsync(EmailAddress.Parse("Jeanne@laposte.fr"), CancellationToken.None));
    }

    private async Task<bool> LoadAsync()
    {
        await using var context = Open();
        return await DemoData.LoadAsync(context, new FakeTimeProvider(TestStore.Start), CancellationToken.None);
    }

    private PostgreSqlChorusDbContext Open() =>
        new(new DbContextOptionsBuilder<PostgreSqlChorusDbContext>().UseNpgsql(_address).Options);
}
