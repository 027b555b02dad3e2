using System.Text.Json;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.InvoiceTracking;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.InvoiceTracking;

/// <summary>Who sees which invoice, as what, and what is said of its payment.</summary>
public sealed class TrackInvoiceTests : IAsyncLifetime
{
    private const string Supplier = "lucien.ysolange@fournitures.example";
    private const string TownHall = "joris.tournebise@montclair.example";
    private const string MainContractor = "oceane.dumontelle@batisseurs.example";

    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.CreateDemoAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task A_supplier_sees_its_own_draft_and_may_send_it()
    {
        var report = Assert.Single(await FindAsync(Supplier, "17052019"));

        Assert.Equal((InvoiceSide.Supplier, "BROUILLON", InvoiceStep.Send, true), (report.Side, report.Status, report.Step, report.MaySend));
        Assert.Equal(PaymentOutlook.None, report.Outlook);
    }

    [Theory]
    [InlineData("17052019")]
    [InlineData("20260006")]
    public async Task The_recipient_sees_nothing_before_it_was_delivered(string number) =>
        Assert.DoesNotContain(await FindAsync(TownHall, number), report => report.SupplierName == "Fournitures Scolaires Hexa SARL");

    [Fact]
    public async Task The_recipient_sees_what_was_delivered()
    {
        var report = Assert.Single(await FindAsync(TownHall, "20260011"));

        Assert.Equal((InvoiceSide.Recipient, "SERVICE_FAIT", "Fournitures Scolaires Hexa SARL", false), (report.Side, report.Status, report.Partner, report.MaySend));
    }

    [Fact]
    public async Task The_validator_sees_what_waits_for_it_but_no_draft()
    {
        var waiting = (await _store.AllAsync<Invoice>()).First(invoice => invoice.Status == InvoiceStatus.ToValidate1 && invoice.FirstValidatorId == 25804325);

        Assert.Contains(await FindAsync(MainContractor, waiting.Number.Text), report => report.InvoiceId == waiting.Id && report.Side == InvoiceSide.Validator);
        Assert.DoesNotContain(await FindAsync(MainContractor, "20260001"), report => report.Status == "BROUILLON");
    }

    [Fact]
    public async Task An_invoice_of_others_and_an_unknown_one_give_the_same()
    {
        var foreign = await FindAsync(Supplier, "FA-2026-0001");
        var unknown = await FindAsync(Supplier, "FA-2026-9999");

        Assert.Equal(JsonSerializer.Serialize(unknown), JsonSerializer.Serialize(foreign));
        Assert.Empty(foreign);
    }

    [Fact]
    public async Task One_number_of_two_suppliers_gives_both() => Assert.Equal(
        ["Garage et Flottes du Val SAS", "Vitres et Services du Val SARL"],
        (await FindAsync("hugo.rochegrise@oph.example", "2026/00221")).Select(report => report.SupplierName).Order());

    [Fact]
    public async Task Reading_leaves_no_row()
    {
        await FindAsync(Supplier, "17052019");
        await FindAsync(Supplier, "FA-2026-0001");
        await OverviewAsync(Supplier);

        Assert.Empty(await _store.AllAsync<AuditEntry>());
    }

    [Fact]
    public async Task The_newest_come_first_and_partners_are_the_other_side()
    {
        var overview = await OverviewAsync(Supplier);

        Assert.Equal(8, overview.Newest.Count);
        Assert.All(overview.Newest, report => Assert.Empty(report.History));
        Assert.Contains("Commune de Montclair-les-Essais", overview.Partners);
        Assert.DoesNotContain("Fournitures Scolaires Hexa SARL", overview.Partners);
    }

    [Fact]
    public async Task Payment_is_running_then_overdue_and_unseen_where_the_recipient_hides_it()
    {
        var invoice = (await _store.AllAsync<Invoice>()).First(one => one.Status == InvoiceStatus.PaymentOrdered && one.SupplierId == 25806055 && one.PayBy >= new DateOnly(2026, 11, 24));
        Assert.Equal(PaymentOutlook.Running, Assert.Single(await FindAsync(Supplier, invoice.Number.Text)).Outlook);

        _store.Clock.Advance(TimeSpan.FromDays(invoice.PayBy!.Value.DayNumber - new DateOnly(2026, 11, 24).DayNumber));
        Assert.Equal(PaymentOutlook.Running, Assert.Single(await FindAsync(Supplier, invoice.Number.Text)).Outlook);

        _store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(PaymentOutlook.Overdue, Assert.Single(await FindAsync(Supplier, invoice.Number.Text)).Outlook);

        await _store.RunAsync(async services =>
        {
            var context = services.GetRequiredService<ChorusDbContext>();
            var recipient = await context.Set<Structure>().AsTracking().SingleAsync(structure => structure.Id == invoice.RecipientId);
            context.Entry(recipient).Property(structure => structure.HidesPayment).CurrentValue = true;
            return true;
        });
        Assert.Equal(PaymentOutlook.OverdueUnseen, Assert.Single(await FindAsync(Supplier, invoice.Number.Text)).Outlook);
    }

    [Fact]
    public void Every_status_leads_to_a_step() =>
        Assert.All(Enum.GetValues<InvoiceStatus>(), status => Assert.True(Enum.IsDefined(InvoiceSteps.After(status))));

    [Fact]
    public async Task The_demo_s_histories_follow_the_table()
    {
        var histories = (await _store.AllAsync<InvoiceStatusChange>()).GroupBy(change => change.InvoiceId).Select(group => group.OrderBy(change => change.Order).ToList());

        Assert.All(histories, history => Assert.All(history.Zip(history.Skip(1)), pair =>
            Assert.True(InvoiceTransitions.Allows(pair.First.Status, pair.Second.Status), $"{pair.First.Status} -> {pair.Second.Status}")));
    }

    private Task<IReadOnlyList<InvoiceReport>> FindAsync(string login, string number) => _store.RunAsync(services =>
        services.GetRequiredService<TrackInvoice>().FindAsync(EmailAddress.Parse(login), InvoiceNumber.Parse(number), CancellationToken.None));

    private Task<TrackInvoice.Overview> OverviewAsync(string login) => _store.RunAsync(services =>
        services.GetRequiredService<TrackInvoice>().LookAroundAsync(EmailAddress.Parse(login), CancellationToken.None));
}
