using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.SupportTickets;
using ChorusAssistant.Workflows.SupportTickets;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.SupportTickets;

public sealed class ContactSupportTests : IAsyncLifetime
{
    private static readonly EmailAddress _jeanne = EmailAddress.Parse("jeanne@laposte.example");

    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.CreateAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task A_ticket_is_stored_mailed_twice_and_audited_once()
    {
        var opened = Assert.IsType<ContactSupport.Outcome.Opened>(await OpenAsync(login: _jeanne, transcript: "bonjour"));

        var ticket = Assert.Single(await _store.AllAsync<Ticket>());
        Assert.True(TicketNumber.IsNumber(opened.Number));
        Assert.Equal((opened.Number, "Formation", "Le lien manque.", "bonjour"), (ticket.Number, ticket.Category, ticket.Description, ticket.Transcript));
        Assert.Equal(TestStore.Start, ticket.CreatedAt);
        Assert.Equal(["support@chorus-assistant.example", "jeanne@laposte.example"], _store.Mails.Select(mail => mail.To.Address));
        Assert.Equal("bonjour"u8, Assert.Single(_store.Mails[0].Attachments).Content);
        Assert.Empty(_store.Mails[1].Attachments);
        Assert.All(_store.Mails, mail => Assert.Contains("Le lien manque.", mail.TextBody, StringComparison.Ordinal));
        var row = Assert.Single(await _store.AllAsync<AuditEntry>());
        Assert.Equal(("jeanne@laposte.example", "ContactSupport", "jeanne@laposte.example", AuditOutcome.Done), (row.Actor, row.Action, row.Target, row.Outcome));
    }

    [Fact]
    public async Task Signed_out_the_acknowledgement_repeats_no_word_and_the_audit_names_nobody()
    {
        await OpenAsync(login: null);

        Assert.Contains("identité non vérifiée", _store.Mails[0].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Le lien manque.", _store.Mails[1].TextBody + _store.Mails[1].HtmlBody, StringComparison.Ordinal);
        var row = Assert.Single(await _store.AllAsync<AuditEntry>());
        Assert.Equal(("anonymous", null), (row.Actor, row.Target));
    }

    [Theory]
    [InlineData("conversation-1", "conversation-1", "a@laposte.example", "b@laposte.example")]
    [InlineData("conversation-1", "conversation-2", "a@laposte.example", "a@laposte.example")]
    public async Task A_conversation_and_an_address_have_three_tickets_an_hour(string first, string second, string firstContact, string secondContact)
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.IsType<ContactSupport.Outcome.Opened>(await OpenAsync(null, origin: first, contact: firstContact));
        }

        Assert.IsType<ContactSupport.Outcome.TooMany>(await OpenAsync(null, origin: second, contact: secondContact));
        Assert.Equal(3, (await _store.AllAsync<Ticket>()).Count);
        Assert.Equal(6, _store.Mails.Count);
        Assert.Equal(AuditOutcome.Refused, (await _store.AllAsync<AuditEntry>()).MaxBy(row => row.Id)!.Outcome);

        Assert.IsType<ContactSupport.Outcome.Opened>(await OpenAsync(null, origin: "conversation-9", contact: "c@laposte.example"));
        _store.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.IsType<ContactSupport.Outcome.Opened>(await OpenAsync(null, origin: second, contact: secondContact));
    }

    [Fact]
    public async Task Of_two_tickets_that_one_person_opens_at_the_same_instant_one_is_stored_and_the_other_is_tried_again()
    {
        await OpenAsync(_jeanne, origin: "conversation-1");
        await OpenAsync(_jeanne, origin: "conversation-2");
        await using var third = _store.CreateScope();
        await using var fourth = _store.CreateScope();
        Assert.IsType<ContactSupport.Outcome.Opened>(await OpenInAsync(third, "conversation-3"));
        Assert.IsType<ContactSupport.Outcome.Opened>(await OpenInAsync(fourth, "conversation-4"));

        Assert.True(await _store.TryCommitAsync(third.ServiceProvider));
        Assert.False(await _store.TryCommitAsync(fourth.ServiceProvider));

        Assert.IsType<ContactSupport.Outcome.TooMany>(await OpenAsync(_jeanne, origin: "conversation-4"));
        Assert.Equal(3, (await _store.AllAsync<Ticket>()).Count);
    }

    [Fact]
    public async Task A_day_has_ten_of_them()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.IsType<ContactSupport.Outcome.Opened>(await OpenAsync(_jeanne));
            _store.Clock.Advance(TimeSpan.FromMinutes(61));
        }

        Assert.IsType<ContactSupport.Outcome.TooMany>(await OpenAsync(_jeanne));
        _store.Clock.Advance(TimeSpan.FromHours(15));
        Assert.IsType<ContactSupport.Outcome.Opened>(await OpenAsync(_jeanne));
    }

    [Fact]
    public async Task Words_that_look_like_markup_stay_words_and_endless_ones_are_cut()
    {
        await OpenAsync(_jeanne, description: "<img src=x onerror=alert(1)>" + new string('a', 5000));

        Assert.Equal(Ticket.MaximumDescriptionLength, Assert.Single(await _store.AllAsync<Ticket>()).Description.Length);
        Assert.All(_store.Mails, mail => Assert.DoesNotContain("<img", mail.HtmlBody, StringComparison.Ordinal));
    }

    private Task<ContactSupport.Outcome> OpenAsync(
        EmailAddress? login, string? transcript = null, string origin = "conversation-1", string? contact = null, string description = "Le lien manque.") =>
        _store.RunAsync(services => services.GetRequiredService<ContactSupport>().OpenTicketAsync(
            new TicketRequest("Formation", description, login, contact is null ? login ?? _jeanne : EmailAddress.Parse(contact), transcript, origin),
            CancellationToken.None));

    private static Task<ContactSupport.Outcome> OpenInAsync(AsyncServiceScope scope, string origin) =>
        scope.ServiceProvider.GetRequiredService<ContactSupport>().OpenTicketAsync(
            new TicketRequest("Formation", "Le lien manque.", _jeanne, _jeanne, Transcript: null, origin), CancellationToken.None);
}
