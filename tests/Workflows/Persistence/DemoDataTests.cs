using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Sirene;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Domain.Training;
using ChorusAssistant.Domain.Works;
using ChorusAssistant.Workflows.ActivationLinks;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.Persistence;

public sealed class DemoDataTests : IAsyncLifetime
{
    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.CreateAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Every_row_is_loaded_once()
    {
        Assert.True(await LoadAsync());
        Assert.False(await LoadAsync());

        int[] counts =
        [
            await CountAsync<Structure>(), await CountAsync<Service>(), await CountAsync<Account>(), await CountAsync<Attachment>(),
            await CountAsync<Market>(), await CountAsync<MarketParty>(), await CountAsync<Invoice>(), await CountAsync<InvoiceStatusChange>(),
            await CountAsync<InvoiceAttachment>(), await CountAsync<BillingDossier>(), await CountAsync<TechnicalUser>(),
            await CountAsync<TrainingSession>(), await CountAsync<TrainingRegistration>(), await CountAsync<CourtFeeStatement>(),
            await CountAsync<CourtFeeLine>(), await CountAsync<StructureRequest>(), await CountAsync<Establishment>(), await CountAsync<LegalUnit>(),
        ];
        Assert.Equal([49, 43, 73, 75, 10, 27, 209, 864, 187, 10, 8, 12, 14, 10, 47, 8, 54, 43], counts);
    }

    [Fact]
    public async Task Two_nodes_that_start_at_once_load_it_once()
    {
        var loaded = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(LoadAsync)));

        Assert.Single(loaded, done => done);
        Assert.Equal(73, await CountAsync<Account>());
    }

    [Fact]
    public async Task Values_arrive_as_the_file_has_them()
    {
        await LoadAsync();

        var draft = (await _store.AllAsync<Invoice>()).Single(invoice => invoice.Id == 8300011);
        Assert.Equal(("17052019", InvoiceStatus.Draft, 44425.13m, 20m), (draft.Number.Text, draft.Status, draft.TotalInclTax, draft.TaxRate));
        var foreign = (await _store.AllAsync<Structure>()).Single(structure => structure.IdentifierType == StructureIdentifierType.EuropeanUnion);
        Assert.Equal(("EE900000017", null, "EE"), (foreign.Identifier, foreign.Siren, foreign.Country));
        var spaces = (await _store.AllAsync<Attachment>()).Single(attachment => attachment.Id == 91000000).Spaces;
        Assert.Equal(["SOLLICITATIONS", "ACTIVITES_DU_GESTIONNAIRE", "FACTURES_RECUES", "FACTURES_EMISES", "FACTURES_DE_TRAVAUX"], spaces);
    }

    [Fact]
    public async Task The_last_passage_of_every_invoice_is_its_status()
    {
        await LoadAsync();

        var invoices = await _store.RunAsync(services => services.GetRequiredService<ChorusDbContext>().Set<Invoice>()
            .Include(invoice => invoice.History).AsNoTracking().ToListAsync());
        Assert.All(invoices, invoice =>
        {
            var last = invoice.History.MaxBy(change => change.Order)!;
            Assert.Equal((invoice.Status, invoice.StatusSince), (last.Status, last.At));
        });
    }

    [Fact]
    public async Task Half_a_year_later_a_pending_account_still_has_a_link_for_half_an_hour()
    {
        _store.Clock.Advance(TimeSpan.FromDays(180.3));
        await LoadAsync();

        var account = (await _store.AllAsync<Account>()).Single(account => account.Login.Address == "xaviere.bretinval@fournitures.example");
        Assert.Equal(TimeSpan.FromMinutes(48), account.LinkExpiresAt - _store.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_demo_account_can_be_activated()
    {
        await LoadAsync();

        var login = EmailAddress.Parse("yann.isserand@lycee.example");
        await _store.RunAsync(services => services.GetRequiredService<ResendActivationLink>().RunAsync(login, CancellationToken.None));
        var token = _store.Mails[^1].TextBody.Split("/activation/")[1].Split('\n')[0];
        await _store.RunAsync(services => services.GetRequiredService<ActivateAccount>().ActivateAsync(token, CancellationToken.None));

        var account = (await _store.AllAsync<Account>()).Single(account => account.Login == login);
        Assert.Equal((AccountState.Active, 1), (account.State, account.ResendCount));
        Assert.Equal(2, (await _store.AllAsync<AuditEntry>()).Count);
    }

    private async Task<bool> LoadAsync()
    {
        await using var scope = _store.CreateScope();
        return await DemoData.LoadAsync(scope.ServiceProvider.GetRequiredService<ChorusDbContext>(), _store.Clock, CancellationToken.None);
    }

    private async Task<int> CountAsync<T>()
        where T : class => (await _store.AllAsync<T>()).Count;
}
