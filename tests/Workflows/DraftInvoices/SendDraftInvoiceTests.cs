using System.Text;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.DraftInvoices;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.DraftInvoices;

/// <summary>Sending over the demo portal: what was shown is sent, once, by who may, and nothing else.</summary>
public sealed class SendDraftInvoiceTests : IAsyncLifetime
{
    private const long Complete = 8300011;

    private static readonly EmailAddress _supplier = EmailAddress.Parse("lucien.ysolange@fournitures.example");
    private static readonly EmailAddress _subcontractor = EmailAddress.Parse("xaviere.fontarelle@electricite.example");
    private static readonly EmailAddress _other = EmailAddress.Parse("violaine.pontarveau@nettoyage.example");

    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.CreateDemoAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task A_complete_draft_is_deposited_with_history_certificate_mail_and_one_row()
    {
        var outcome = await SendAsync(_supplier, await ShownAsync(_supplier, "17052019"));

        var sent = Assert.IsType<SendDraftInvoice.Outcome.Sent>(outcome);
        Assert.Equal(("17052019", "Commune de Montclair-les-Essais", _store.Clock.GetUtcNow(), 2), (sent.Number.Text, sent.Recipient, sent.At, sent.Left));
        var invoice = await InvoiceAsync(Complete);
        Assert.Equal((InvoiceStatus.Deposited, new DateOnly(2026, 11, 24)), (invoice.Status, invoice.DepositedOn!.Value));
        Assert.Equal([InvoiceStatus.Draft, InvoiceStatus.Deposited], await HistoryAsync(Complete));
        Assert.Equal([(_supplier.Address, "SendDraftInvoice", "17052019", AuditOutcome.Done)], await AuditAsync());

        var mail = Assert.Single(_store.Mails);
        Assert.Equal(("contact@fournitures.example", "Votre facture n° 17052019 est déposée"), (mail.To.Address, mail.Subject));
        Assert.Equal("certificat-depot-17052019.html", Assert.Single(mail.Attachments).Name);
        var certificate = Assert.Single(await _store.AllAsync<StoredFile>());
        Assert.Equal((sent.Certificate.Id, "certificat-depot-17052019.html"), (certificate.Id, certificate.Name));
        Assert.Contains("mardi 24 novembre 2026 à 9\u00A0h\u00A000", System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(certificate.Content)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subcontractors_request_waits_for_its_validator()
    {
        var outcome = await SendAsync(_subcontractor, await ShownAsync(_subcontractor, "20260001"));

        var sent = Assert.IsType<SendDraftInvoice.Outcome.SentToValidator>(outcome);
        Assert.Equal(("Bâtisseurs de Lisière SAS", new DateOnly(2026, 12, 9), 0), (sent.Validator, sent.ValidateBy, sent.Left));
        var invoice = await InvoiceAsync(8300172);
        Assert.Equal((InvoiceStatus.ToValidate1, new DateOnly(2026, 12, 9)), (invoice.Status, invoice.ValidateBy!.Value));
        Assert.Null(invoice.ForwardAt);
    }

    [Fact]
    public async Task Nobody_sends_a_draft_of_somebody_else()
    {
        var shown = await ShownAsync(_supplier, "17052019");

        Assert.IsType<SendDraftInvoice.Outcome.NotFound>(await SendAsync(_other, shown));
        await AssertNothingWasSentAsync(_other.Address);
    }

    [Fact]
    public async Task The_space_is_checked_when_it_is_sent_not_when_it_was_shown()
    {
        var shown = await ShownAsync(_supplier, "17052019");
        await ChangeAsync<Attachment>(attachment => attachment.StructureId == shown.SupplierId, nameof(Attachment.Spaces), (IReadOnlyList<string>)[SpaceCodes.SupportTickets]);

        Assert.IsType<SendDraftInvoice.Outcome.NotFound>(await SendAsync(_supplier, shown));
        await AssertNothingWasSentAsync(_supplier.Address);
    }

    [Fact]
    public async Task Whoever_confirms_twice_sends_once()
    {
        var shown = await ShownAsync(_supplier, "17052019");
        await SendAsync(_supplier, shown);

        var again = Assert.IsType<SendDraftInvoice.Outcome.NoLongerDraft>(await SendAsync(_supplier, shown));

        Assert.Equal("DEPOSEE", again.Status);
        Assert.Single(_store.Mails);
        Assert.Equal([AuditOutcome.Done, AuditOutcome.Refused], (await AuditAsync()).Select(row => row.Item4));
    }

    [Fact]
    public async Task Two_who_confirm_at_the_same_moment_send_once()
    {
        var shown = await ShownAsync(_supplier, "17052019");
        await using var one = _store.CreateScope();
        await using var other = _store.CreateScope();

        var outcomes = new[] { await RunAsync(one.ServiceProvider, _supplier, shown), await RunAsync(other.ServiceProvider, _supplier, shown) };

        Assert.All(outcomes, outcome => Assert.IsType<SendDraftInvoice.Outcome.Sent>(outcome));
        Assert.True(await _store.TryCommitAsync(one.ServiceProvider));
        Assert.False(await _store.TryCommitAsync(other.ServiceProvider));
        Assert.Equal([InvoiceStatus.Draft, InvoiceStatus.Deposited], await HistoryAsync(Complete));
        Assert.Single(_store.Mails);
    }

    [Fact]
    public async Task A_draft_that_changed_is_shown_again_instead()
    {
        var shown = await ShownAsync(_supplier, "17052019");
        await ChangeAsync<Invoice>(invoice => invoice.Id == Complete, nameof(Invoice.CommitmentNumber), "EJ99");

        var changed = Assert.IsType<SendDraftInvoice.Outcome.Changed>(await SendAsync(_supplier, shown));

        Assert.Equal("EJ99", changed.Now.CommitmentNumber);
        await AssertNothingWasSentAsync(_supplier.Address);
        Assert.IsType<SendDraftInvoice.Outcome.Sent>(await SendAsync(_supplier, changed.Now));
    }

    [Fact]
    public async Task A_recipient_that_closed_meanwhile_gets_nothing()
    {
        var shown = await ShownAsync(_supplier, "17052019");
        await ChangeAsync<Structure>(structure => structure.Id == 25800173, nameof(Structure.State), StructureState.Inactive);

        var changed = Assert.IsType<SendDraftInvoice.Outcome.Changed>(await SendAsync(_supplier, shown));

        Assert.Equal([DraftProblem.RecipientInactive], changed.Now.Problems);
        Assert.IsType<SendDraftInvoice.Outcome.Changed>(await SendAsync(_supplier, changed.Now));
        await AssertNothingWasSentAsync(_supplier.Address, rows: 2);
    }

    [Fact]
    public async Task A_day_more_of_age_is_no_change()
    {
        var shown = await ShownAsync(_supplier, "17052019");
        _store.Clock.Advance(TimeSpan.FromHours(20));

        Assert.IsType<SendDraftInvoice.Outcome.Sent>(await SendAsync(_supplier, shown));
    }

    [Fact]
    public async Task A_disabled_account_sends_nothing()
    {
        var shown = await ShownAsync(_supplier, "17052019");
        await ChangeAsync<Account>(account => account.Login == _supplier, nameof(Account.State), AccountState.Disabled);

        Assert.IsType<SendDraftInvoice.Outcome.NotFound>(await SendAsync(_supplier, shown));
        await AssertNothingWasSentAsync(_supplier.Address);
    }

    private async Task<Draft> ShownAsync(EmailAddress login, string number) =>
        Assert.Single(await _store.RunAsync(services => services.GetRequiredService<BrowseDrafts>().FindAsync(login, InvoiceNumber.Parse(number), CancellationToken.None)));

    private Task<SendDraftInvoice.Outcome> SendAsync(EmailAddress login, Draft shown) => _store.RunAsync(services => RunAsync(services, login, shown));

    private static Task<SendDraftInvoice.Outcome> RunAsync(IServiceProvider services, EmailAddress login, Draft shown) =>
        services.GetRequiredService<SendDraftInvoice>().RunAsync(login, shown, CancellationToken.None);

    private async Task AssertNothingWasSentAsync(string actor, int rows = 1)
    {
        Assert.Equal(InvoiceStatus.Draft, (await InvoiceAsync(Complete)).Status);
        Assert.Empty(_store.Mails);
        Assert.Empty(await _store.AllAsync<StoredFile>());
        Assert.Equal(Enumerable.Repeat((actor, "SendDraftInvoice", (string?)"17052019", AuditOutcome.Refused), rows), await AuditAsync());
    }

    private Task<bool> ChangeAsync<T>(Func<T, bool> which, string property, object value)
        where T : class => _store.RunAsync(services =>
        {
            var context = services.GetRequiredService<ChorusDbContext>();
            foreach (var entity in context.Set<T>().AsTracking().AsEnumerable().Where(which).ToList())
            {
                context.Entry(entity).Property(property).CurrentValue = value;
            }

            return Task.FromResult(true);
        });

    private async Task<Invoice> InvoiceAsync(long id) => (await _store.AllAsync<Invoice>()).Single(invoice => invoice.Id == id);

    private async Task<List<InvoiceStatus>> HistoryAsync(long id) =>
        [.. (await _store.AllAsync<InvoiceStatusChange>()).Where(change => change.InvoiceId == id).OrderBy(change => change.Order).Select(change => change.Status)];

    private async Task<List<(string, string, string?, AuditOutcome)>> AuditAsync() =>
        [.. (await _store.AllAsync<AuditEntry>()).OrderBy(entry => entry.Id).Select(entry => (entry.Actor, entry.Action, entry.Target, entry.Outcome))];
}
