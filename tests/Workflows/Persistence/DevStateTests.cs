using System.Text.Json;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Satisfaction;
using ChorusAssistant.Domain.SupportTickets;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.Persistence;

public sealed class DevStateTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions _readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private TestStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.CreateAsync();
        await using var scope = _store.CreateScope();
        await DemoData.LoadAsync(scope.ServiceProvider.GetRequiredService<ChorusDbContext>(), _store.Clock, CancellationToken.None);
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData("accounts", 73, "login", "xaviere.bretinval@fournitures.example", """
        {"login":"xaviere.bretinval@fournitures.example","state":"pending","linkSentAt":"2026-11-24T07:48:00+00:00","linkExpiresAt":"2026-11-24T08:48:00+00:00","resendCount":0}
        """)]
    [InlineData("accounts", 73, "login", "celeste.isserand@adresse-perdue.example", """
        {"login":"celeste.isserand@adresse-perdue.example","state":"invalidAddress","linkSentAt":"2026-11-22T08:00:00+00:00","linkExpiresAt":"2026-11-22T09:00:00+00:00","resendCount":1}
        """)]
    [InlineData("structures", 49, "siret", "02594118800010", """
        {"siret":"02594118800010","name":"Commune de Rocheval","kind":"public","state":"active","sirene":"closed"}
        """)]
    [InlineData("structures", 49, "siret", "0999999001", """
        {"siret":"0999999001","name":"Lagon Services (démo)","kind":"private","state":"active","sirene":"unknown"}
        """)]
    [InlineData("structure-requests", 8, "id", "8803", """
        {"id":8803,"siret":"02665859100016","type":"deactivation","state":"EN_ATTENTE_JUSTIFICATIF","login":"ines.orvaliere@smtransport.example","createdAt":"2026-11-19T07:30:00+00:00"}
        """)]
    [InlineData("invoices", 209, "id", "8300011", """
        {"id":8300011,"number":"17052019","supplierSiret":"06104202400036","recipientSiret":"02029772700024","status":"BROUILLON","validatorSiret":null,"totalInclTax":44425.13,"reason":null}
        """)]
    [InlineData("technical-users", 8, "login", "TECH_1_41119@cpro.example", """
        {"login":"TECH_1_41119@cpro.example","structureSiret":"02319252900016","passwordSetAt":"2025-09-26","passwordExpiresAt":"2026-11-24"}
        """)]
    [InlineData("bookings", 14, "sessionId", "603", """
        {"sessionId":603,"login":"joris.tournebise@montclair.example","state":"registered"}
        """)]
    public async Task Shows_the_demo_data_in_the_agreed_shape(string name, int count, string key, string value, string expected)
    {
        var rows = await ReadAsync(name);

        Assert.Equal(count, rows.Count);
        Assert.Equal(expected.Trim(), Text(rows.First(row => row.GetProperty(key).ToString() == value)));
    }

    [Fact]
    public async Task Shows_what_the_assistant_did()
    {
        var login = EmailAddress.Parse("yann.isserand@lycee.example");
        var feedback = new Feedback { ConversationId = "c", ActivityId = "a", Workflow = "TrackInvoice" };
        feedback.Give(Vote.Down, "non", TestStore.Start);
        await _store.ArrangeAsync(context => context.AddRange(
            new Ticket
            {
                Number = "S-1",
                Category = "ACCES",
                Login = login,
                Contact = login,
                Description = "?",
                Transcript = "...",
                Origin = "c",
                CreatedAt = TestStore.Start,
            },
            new ExpenseSheet { Id = Guid.Empty, Login = login, Total = 220.15m, CreatedAt = TestStore.Start },
            feedback,
            new AuditEntry { At = TestStore.Start, Actor = "anonymous", Action = "ResendActivationLink", Outcome = AuditOutcome.Refused },
            new OutboxMessage(new OutgoingMail(login, "Objet", "texte", "<p>texte</p>", []), "chorus.example", TestStore.Start)));

        Assert.Equal("""{"number":"S-1","category":"ACCES","login":"yann.isserand@lycee.example","hasTranscript":true,"createdAt":"2026-11-24T08:00:00+00:00"}""", await OnlyRowAsync("tickets"));
        Assert.Equal("""{"id":"00000000-0000-0000-0000-000000000000","login":"yann.isserand@lycee.example","total":220.15,"createdAt":"2026-11-24T08:00:00+00:00"}""", await OnlyRowAsync("expense-sheets"));
        Assert.Equal("""{"conversationId":"c","activityId":"a","workflow":"TrackInvoice","vote":"down","comment":"non"}""", await OnlyRowAsync("feedback"));
        Assert.Equal("""{"at":"2026-11-24T08:00:00+00:00","actor":"anonymous","action":"ResendActivationLink","target":null,"outcome":"refused"}""", await OnlyRowAsync("audit"));
        Assert.Matches("""^{"messageId":"<[0-9a-f]{32}@chorus.example>","to":"yann.isserand@lycee.example","state":"pending","attempts":0}$""", await OnlyRowAsync("outbox"));
    }

    [Fact]
    public async Task Knows_no_other_name()
    {
        await using var scope = _store.CreateScope();
        Assert.Null(await new DevState(scope.ServiceProvider.GetRequiredService<ChorusDbContext>()).ReadAsync("log", CancellationToken.None));
    }

    private async Task<string> OnlyRowAsync(string name) => Text(Assert.Single(await ReadAsync(name)));

    private async Task<List<JsonElement>> ReadAsync(string name)
    {
        await using var scope = _store.CreateScope();
        var state = await new DevState(scope.ServiceProvider.GetRequiredService<ChorusDbContext>()).ReadAsync(name, CancellationToken.None);
        return [.. JsonSerializer.SerializeToElement(state, _readable).EnumerateArray()];
    }

    private static string Text(JsonElement row) => row.GetRawText();
}
