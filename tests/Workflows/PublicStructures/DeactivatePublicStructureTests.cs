using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.PublicStructures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Outcome = ChorusAssistant.Workflows.PublicStructures.DeactivatePublicStructure.Outcome;

namespace ChorusAssistant.Tests.Workflows.PublicStructures;

/// <summary>Deactivation on the real store: the yes counts for what was shown, rights count at the act, and there is one request at most.</summary>
public sealed class DeactivatePublicStructureTests
{
    private static readonly Siret Rocheval = Siret.Parse("02594118800010");
    private static readonly Siret Sivu = Siret.Parse("02385722000026");
    private static readonly Siret Office = Siret.Parse("02907755900028");
    private static readonly EmailAddress Lucien = Address("lucien.quermadeuc@rocheval.example");
    private static readonly EmailAddress Basile = Address("basile.aubremont@sivueaux.example");
    private static readonly EmailAddress Hugo = Address("hugo.rochegrise@oph.example");

    [Fact]
    public async Task An_invoice_that_arrives_between_the_recap_and_the_yes_is_shown_first()
    {
        await using var store = await TestStore.CreateDemoAsync();
        var shown = await ShownAsync(store, Lucien, Rocheval);
        await store.RunAsync(async services => await services.GetRequiredService<ChorusDbContext>().Set<Invoice>()
            .Where(invoice => invoice.RecipientId == 25800519).ExecuteUpdateAsync(set => set.SetProperty(invoice => invoice.Status, InvoiceStatus.PaymentOrdered)));

        var outcome = await CloseAsync(store, Lucien, shown, acceptsInvoices: true);

        Assert.IsType<Outcome.Changed>(outcome);
        Assert.Equal(StructureState.Active, (await StructureAsync(store, Rocheval)).State);
        Assert.Equal(1, (await ShownAsync(store, Lucien, Rocheval)).InvoiceCount);
    }

    [Fact]
    public async Task Whoever_lost_the_role_since_the_recap_does_nothing_more()
    {
        await using var store = await TestStore.CreateDemoAsync();
        var shown = await ShownAsync(store, Lucien, Rocheval);
        await store.RunAsync(async services => await services.GetRequiredService<ChorusDbContext>().Set<Attachment>()
            .Where(attachment => attachment.AccountId == 65300111).ExecuteUpdateAsync(set => set.SetProperty(attachment => attachment.Role, StructureRole.User)));

        var outcome = await CloseAsync(store, Lucien, shown, acceptsInvoices: false);

        Assert.Equal(new Outcome.NotAllowed(AccessRefusal.NotManager, Rocheval), outcome);
        Assert.Equal(StructureState.Active, (await StructureAsync(store, Rocheval)).State);
        Assert.Equal(AuditOutcome.Refused, Assert.Single(await store.AllAsync<AuditEntry>()).Outcome);
        Assert.Empty(store.Mails);
    }

    [Fact]
    public async Task Done_once_it_is_not_done_again()
    {
        await using var store = await TestStore.CreateDemoAsync();
        var shown = await ShownAsync(store, Lucien, Rocheval);

        Assert.IsType<Outcome.Deactivated>(await CloseAsync(store, Lucien, shown, acceptsInvoices: false));
        Assert.IsType<Outcome.AlreadyInactive>(await CloseAsync(store, Lucien, shown, acceptsInvoices: false));

        Assert.Single(await store.AllAsync<AuditEntry>(), entry => entry.Outcome == AuditOutcome.Done);
        Assert.Single(store.Mails);
    }

    [Fact]
    public async Task The_only_manager_is_warned_and_others_are_not()
    {
        await using var store = await TestStore.CreateDemoAsync();

        Assert.False((await ShownAsync(store, Lucien, Rocheval)).IsLastManager);
        Assert.True((await ShownAsync(store, Basile, Sivu)).IsLastManager);
    }

    [Fact]
    public async Task What_waited_for_invoices_is_done_when_they_are_settled()
    {
        await using var store = await TestStore.CreateDemoAsync();
        await RunJobAsync(store);
        Assert.Equal(StructureState.Active, (await StructureAsync(store, Sivu)).State);
        await store.RunAsync(async services => await services.GetRequiredService<ChorusDbContext>().Set<Invoice>()
            .Where(invoice => invoice.RecipientId == 25801557).ExecuteUpdateAsync(set => set.SetProperty(invoice => invoice.Status, InvoiceStatus.Paid)));

        await RunJobAsync(store);
        await RunJobAsync(store);

        Assert.Equal(StructureState.Inactive, (await StructureAsync(store, Sivu)).State);
        Assert.Equal(StructureRequestState.Done, Assert.Single(await RequestsAsync(store, 25801557)).State);
        Assert.Single(await store.AllAsync<AuditEntry>(), entry => entry is { Outcome: AuditOutcome.Done, Target: "02385722000026" });
    }

    [Fact]
    public async Task Two_managers_who_ask_at_once_make_one_request()
    {
        await using var store = await TestStore.CreateDemoAsync();
        var check = Assert.IsType<Outcome.SiretActive>(await CheckAsync(store, Hugo, Office));
        await using var one = store.CreateScope();
        await using var other = store.CreateScope();
        foreach (var scope in (AsyncServiceScope[])[one, other])
        {
            Assert.IsType<Outcome.DocumentMissing>(await scope.ServiceProvider.GetRequiredService<RequestDeactivation>().RunAsync(
                Hugo, check.Shown, DeactivationReason.Dissolution, replacement: null, document: null, CancellationToken.None));
        }

        Assert.True(await store.TryCommitAsync(one.ServiceProvider));
        Assert.False(await store.TryCommitAsync(other.ServiceProvider));
        Assert.Single(await RequestsAsync(store, 25803633), request => request.IsOpen);
    }

    [Fact]
    public async Task A_document_that_has_expired_is_asked_for_again()
    {
        await using var store = await TestStore.CreateDemoAsync();
        var check = Assert.IsType<Outcome.SiretActive>(await CheckAsync(store, Hugo, Office));

        var outcome = await store.RunAsync(services => services.GetRequiredService<RequestDeactivation>().RunAsync(
            Hugo, check.Shown, DeactivationReason.Dissolution, replacement: null, new UploadedFile("gone", "conversation-1"), CancellationToken.None));

        Assert.IsType<Outcome.DocumentGone>(outcome);
        Assert.DoesNotContain(await RequestsAsync(store, 25803633), request => request.IsOpen);
    }

    [Fact]
    public async Task A_replacement_that_is_closed_or_the_same_is_refused()
    {
        await using var store = await TestStore.CreateDemoAsync();
        var check = Assert.IsType<Outcome.SiretActive>(await CheckAsync(store, Hugo, Office));

        foreach (var (replacement, problem) in ((Siret, ReplacementProblem)[])
            [(Rocheval, ReplacementProblem.Closed), (Office, ReplacementProblem.Same), (Siret.Parse("73282932000074"), ReplacementProblem.Unknown)])
        {
            Assert.Equal(new Outcome.ReplacementRefused(problem, replacement), await store.RunAsync(services => services.GetRequiredService<RequestDeactivation>()
                .RunAsync(Hugo, check.Shown, DeactivationReason.Merger, replacement, document: null, CancellationToken.None)));
        }
    }

    [Fact]
    public async Task A_structure_without_managers_says_so_and_SIRENE_does_not_know_it()
    {
        await using var store = await TestStore.CreateDemoAsync();
        var gip = Siret.Parse("02089414300013");
        Assert.Equal(new Outcome.NotAllowed(AccessRefusal.NoManager, gip), await CheckAsync(store, Hugo, gip));

        await store.ArrangeAsync(context => context.Add(new Attachment
        {
            Id = 999_001,
            AccountId = 65300777,
            StructureId = 25803806,
            Role = StructureRole.MainManager,
            State = AttachmentState.Active,
            Spaces = [],
        }));

        Assert.IsType<Outcome.NotInSirene>(await CheckAsync(store, Hugo, gip));
        Assert.Empty(await RequestsAsync(store, 25803806));
    }

    [Fact]
    public async Task A_private_structure_is_not_for_this()
    {
        await using var store = await TestStore.CreateDemoAsync();
        var supplier = (await store.AllAsync<Structure>()).First(structure => structure is { Kind: StructureKind.Private, IdentifierType: StructureIdentifierType.Siret });

        Assert.Equal(new Outcome.NotAllowed(AccessRefusal.PrivateStructure, Siret.Parse(supplier.Identifier)), await CheckAsync(store, Hugo, Siret.Parse(supplier.Identifier)));
    }

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address, out _) ? address : throw new FormatException(text);

    private static Task<Outcome> CheckAsync(TestStore store, EmailAddress login, Siret siret) =>
        store.RunAsync(services => services.GetRequiredService<DeactivatePublicStructure>().CheckAsync(login, siret, CancellationToken.None));

    private static async Task<ClosedStructure> ShownAsync(TestStore store, EmailAddress login, Siret siret) =>
        Assert.IsType<Outcome.SiretClosed>(await CheckAsync(store, login, siret)).Shown;

    private static Task<Outcome> CloseAsync(TestStore store, EmailAddress login, ClosedStructure shown, bool acceptsInvoices) => store.RunAsync(services =>
        services.GetRequiredService<DeactivatePublicStructure>().RunAsync(login, shown, acceptsInvoices, "conversation-1", CancellationToken.None));

    private static Task<bool> RunJobAsync(TestStore store) =>
        store.RunAsync(services => services.GetRequiredService<SettleStructureRequests>().RunAsync(CancellationToken.None));

    private static async Task<Structure> StructureAsync(TestStore store, Siret siret) =>
        (await store.AllAsync<Structure>()).Single(structure => structure.Identifier == siret.Digits);

    private static async Task<List<StructureRequest>> RequestsAsync(TestStore store, long structureId) =>
        [.. (await store.AllAsync<StructureRequest>()).Where(request => request.StructureId == structureId)];
}
