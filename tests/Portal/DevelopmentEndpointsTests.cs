using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChorusAssistant.Bot.Portal;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Portal;

public sealed class DevelopmentEndpointsTests(RunningBot bot) : IClassFixture<RunningBot>
{
    [Fact]
    public async Task A_demo_user_is_signed_in_with_a_token_that_the_service_accepts()
    {
        var answer = await bot.Client.PostAsJsonAsync("/dev/sign-in", new { login = "Joris.Tournebise@montclair.example" });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("userToken").GetString()!;

        Assert.Equal(
            new PortalUser("joris.tournebise@montclair.example", "Joris Tournebise"),
            await bot.Services.GetRequiredService<PortalIdentity>().AuthenticateAsync(token, default));
    }

    [Theory]
    [InlineData("""{"login":"personne@nulle-part.example"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"login":"pas une adresse"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"login":42}""", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("{oups", HttpStatusCode.BadRequest)]
    public async Task Nobody_else_can_be_signed_in(string body, HttpStatusCode expected)
    {
        var answer = await bot.Client.PostAsync("/dev/sign-in", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Captured_mail_is_shown_and_nothing_in_it_runs()
    {
        const string Attack = "<img src=x onerror=alert(1)>";
        await using (var scope = bot.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<IOutbox>().Add(new OutgoingMail(
                EmailAddress.Parse("cible@exemple.fr"), Attack, $"{Attack} https://exemple.fr/a?b=1&c=2.",
                $"<html><head></head><body><script>alert(1)</script><a href=\"https://exemple.fr/\">Lien</a></body></html>", []));
            await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(default);
        }

        CapturedMail? mail = null;
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((mail = (await bot.MailsAsync()).FirstOrDefault(m => m.To == "cible@exemple.fr")) is null)
        {
            await looks.WaitForNextTickAsync();
        }

        var id = Uri.EscapeDataString(mail.MessageId);
        var page = await bot.Client.GetStringAsync($"/dev/mail?id={id}");
        Assert.DoesNotContain(Attack, page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://exemple.fr/a?b=1&amp;c=2\" rel=\"noreferrer\">", page, StringComparison.Ordinal);

        var html = await bot.Client.GetAsync($"/dev/mail/html?id={id}");
        Assert.Contains("sandbox allow-popups", Assert.Single(html.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("<head><base target=\"_blank\">", await html.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bot.Client.GetAsync("/dev/mail/html?id=autre")).StatusCode);
    }

    [Fact]
    public async Task The_state_of_the_domain_is_there_by_name()
    {
        Assert.Equal(73, (await bot.StateAsync("accounts")).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await bot.Client.GetAsync("/dev/state/mystere")).StatusCode);
    }

    [Theory]
    [InlineData("\"-00:01:00\"")]
    [InlineData("\"demain\"")]
    [InlineData("null")]
    public async Task The_clock_goes_forward_only(string advance)
    {
        var answer = await bot.Client.PostAsync("/dev/clock", new StringContent($$"""{"advance":{{advance}}}""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_clock_of_the_whole_service_is_put_forward()
    {
        var clock = bot.Services.GetRequiredService<TimeProvider>();
        var before = clock.GetUtcNow();
        await bot.AdvanceAsync("1.01:01:00");
        Assert.InRange(clock.GetUtcNow() - before, new TimeSpan(1, 1, 1, 0), new TimeSpan(1, 1, 2, 0));
    }
}

/// <summary>The same service in production.</summary>
public sealed class BotInProduction : RunningBot
{
    protected override string EnvironmentName => "Production";

    protected override IEnumerable<(string Name, string Value)> Settings =>
        [("DirectLine:Secret", "un secret de production assez long pour passer"), ("ActivationLinks:AddressHashKey", "une clé de hachage d'au moins trente-deux caractères")];
}

public sealed class ProductionTests(BotInProduction bot) : IClassFixture<BotInProduction>
{
    [Theory]
    [InlineData("/dev/mail")]
    [InlineData("/dev/mail.json")]
    [InlineData("/dev/mail/html")]
    [InlineData("/dev/state/accounts")]
    [InlineData("/portail/factures-emises")]
    public async Task Nothing_of_development_can_be_read(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await bot.Client.GetAsync(path)).StatusCode);

    [Theory]
    [InlineData("/dev/sign-in")]
    [InlineData("/dev/clock")]
    public async Task Nothing_of_development_can_be_done(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await bot.Client.PostAsJsonAsync(path, new { login = "x", advance = "01:00:00" })).StatusCode);

    [Fact]
    public async Task The_first_page_says_what_this_service_is()
    {
        var page = await bot.Client.GetStringAsync("/");
        Assert.Contains("l’assistante de la facturation publique", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }
}
