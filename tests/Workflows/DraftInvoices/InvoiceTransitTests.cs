using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Workflows.DraftInvoices;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.DraftInvoices;

/// <summary>The portal's part: five minutes a step, only for what was sent here, and a mail each time.</summary>
public sealed class InvoiceTransitTests : IAsyncLifetime
{
    private const long Complete = 8300011;

    private TestStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.CreateDemoAsync();
        var login = EmailAddress.Parse("lucien.ysolange@fournitures.example");
        await _store.RunAsync(async services =>
        {
            var draft = Assert.Single(await services.GetRequiredService<BrowseDrafts>().FindAsync(login, InvoiceNumber.Parse("17052019"), CancellationToken.None));
            return await services.GetRequiredService<SendDraftInvoice>().RunAsync(login, draft, CancellationToken.None);
        });
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Right_after_the_sending_it_is_deposited_and_stays_so_for_five_minutes()
    {
        _store.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        await RunAsync();

        Assert.Equal(InvoiceStatus.Deposited, (await InvoiceAsync()).Status);
        Assert.Single(_store.Mails);
    }

    [Fact]
    public async Task It_goes_on_its_way_then_the_recipient_has_it_and_the_supplier_hears_of_both()
    {
        _store.Clock.Advance(TimeSpan.FromMinutes(5));
        await RunAsync();
        await RunAsync();
        Assert.Equal(InvoiceStatus.InTransit, (await InvoiceAsync()).Status);

        _store.Clock.Advance(TimeSpan.FromMinutes(5));
        await RunAsync();
        await RunAsync();

        var invoice = await InvoiceAsync();
        Assert.Equal((InvoiceStatus.Available, new DateOnly(2026, 12, 24)), (invoice.Status, invoice.PayBy!.Value));
        Assert.Null(invoice.ForwardAt);
        Assert.Equal(
            ["Votre facture n° 17052019 est déposée", "Votre facture n° 17052019 est en cours d’acheminement", "Votre facture n° 17052019 est mise à disposition"],
            _store.Mails.Select(mail => mail.Subject));
        Assert.All(_store.Mails, mail => Assert.Equal("contact@fournitures.example", mail.To.Address));
    }

    [Fact]
    public async Task Invoices_that_the_portal_was_not_asked_to_take_on_stay_where_they_are()
    {
        var before = await StatusesAsync();
        _store.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();

        var after = await StatusesAsync();
        Assert.Equal([Complete], after.Where(pair => before[pair.Key] != pair.Value).Select(pair => pair.Key));
    }

    private Task<bool> RunAsync() =>
        _store.RunAsync(services => services.GetRequiredService<InvoiceTransit>().RunAsync(CancellationToken.None));

    private async Task<Invoice> InvoiceAsync() => (await _store.AllAsync<Invoice>()).Single(invoice => invoice.Id == Complete);

    private async Task<Dictionary<long, InvoiceStatus>> StatusesAsync() => (await _store.AllAsync<Invoice>()).ToDictionary(invoice => invoice.Id, invoice => invoice.Status);
}
