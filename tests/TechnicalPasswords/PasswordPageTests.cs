using System.Net;
using System.Text.RegularExpressions;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Tests.Portal;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.TechnicalPasswords;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.TechnicalPasswords;

/// <summary>The page that shows a new technical password once, in the running service.</summary>
public sealed class PasswordPageTests(RunningBot bot) : IClassFixture<RunningBot>
{
    [Fact]
    public async Task Looking_shows_nothing_and_the_button_shows_the_password_once()
    {
        var token = await ResetAsync("violaine.ussandier@hopital.example");
        for (var look = 0; look < 3; look++)
        {
            var page = await TextAsync(HttpMethod.Get, token, HttpStatusCode.OK);
            Assert.Contains("TECH_1_41085@cpro.example", page, StringComparison.Ordinal);
            Assert.Contains("Afficher le mot de passe", page, StringComparison.Ordinal);
        }

        Assert.Null((await UserAsync("TECH_1_41085@cpro.example")).PasswordHash);

        var shown = PasswordIn(await TextAsync(HttpMethod.Post, token, HttpStatusCode.OK));

        Assert.True(PasswordHash.Matches(shown, (await UserAsync("TECH_1_41085@cpro.example")).PasswordHash!));
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
        {
            var again = await TextAsync(method, token, HttpStatusCode.Gone);
            Assert.Contains("a déjà été affiché", again, StringComparison.Ordinal);
            Assert.DoesNotContain(shown, again, StringComparison.Ordinal);
        }

        await AssertNowhereAsync(shown);
        Assert.DoesNotContain(bot.Logs, line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_ten_presses_at_once_one_shows_a_password_and_that_one_counts()
    {
        var token = await ResetAsync("remi.ysolange@metropole.example");

        var pages = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => await (await PostAsync(token)).Content.ReadAsStringAsync()));

        var shown = PasswordIn(Assert.Single(pages, page => page.Contains("Notez ce mot de passe", StringComparison.Ordinal)));
        Assert.Equal(9, pages.Count(page => page.Contains("a déjà été affiché", StringComparison.Ordinal)));
        Assert.True(PasswordHash.Matches(shown, (await UserAsync("TECH_1_41034@cpro.example")).PasswordHash!));
        Assert.Single((await bot.StateAsync("audit")).EnumerateArray(), row =>
            row.GetProperty("action").GetString() == "RevealTechnicalPassword" && row.GetProperty("target").GetString() == "TECH_1_41034@cpro.example" &&
            row.GetProperty("outcome").GetString() == "done");
    }

    [Fact]
    public async Task A_later_reset_a_mistyped_address_and_a_day_gone_by_each_say_what_to_do()
    {
        var first = await ResetAsync("celeste.lisandrou@numerique.example");
        var second = await ResetAsync("celeste.lisandrou@numerique.example");

        Assert.Contains("réinitialisé de nouveau", await TextAsync(HttpMethod.Post, first, HttpStatusCode.Gone), StringComparison.Ordinal);
        Assert.Contains("n’est pas reconnu", await TextAsync(HttpMethod.Post, second[..20], HttpStatusCode.NotFound), StringComparison.Ordinal);
        Assert.Contains("n’est pas reconnu", await TextAsync(HttpMethod.Get, "", HttpStatusCode.NotFound), StringComparison.Ordinal);

        await bot.AdvanceAsync("1.00:00:01");
        Assert.Contains("Ce lien a expiré", await TextAsync(HttpMethod.Post, second, HttpStatusCode.Gone), StringComparison.Ordinal);
        Assert.Null((await UserAsync("TECH_1_41017@cpro.example")).PasswordHash);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://ailleurs.example")]
    public async Task Another_sites_page_cannot_press_the_button(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mot-de-passe-technique/whatever") { Headers = { { header, value } } };
        var response = await bot.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("Demande refusée", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_page_is_kept_by_a_browser_or_told_to_another_site()
    {
        var token = await ResetAsync("ambre.isserand@ministere.example");
        var response = await PostAsync(token);

        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.StartsWith("default-src 'none'; style-src 'self';", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    /// <summary>The password is in no file that the service writes (database, its log, mail) and in no line of its log.</summary>
    private async Task AssertNowhereAsync(string password)
    {
        foreach (var path in Directory.EnumerateFiles(bot.Folder, "*", SearchOption.AllDirectories))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(password, await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(bot.Logs, line => line.Contains(password, StringComparison.Ordinal));
    }

    private async Task<string> ResetAsync(string login)
    {
        var before = (await bot.MailsAsync()).Count(mail => IsNews(mail.To, mail.Subject));
        await using (var scope = bot.Services.CreateAsyncScope())
        {
            var found = await scope.ServiceProvider.GetRequiredService<FindTechnicalUsers>().RunAsync(EmailAddress.Parse(login), default);
            var shown = Assert.IsType<FindTechnicalUsers.Outcome.Found>(found).Users[0];
            await scope.ServiceProvider.GetRequiredService<ResetTechnicalPassword>().RunAsync(EmailAddress.Parse(login), shown, default);
            Assert.Equal(CommitOutcome.Committed, await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(default));
        }

        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var look = 0; look < 1000 && await looks.WaitForNextTickAsync(); look++)
        {
            var mails = (await bot.MailsAsync()).Where(mail => IsNews(mail.To, mail.Subject)).ToList();
            if (mails.Count > before)
            {
                return Regex.Match(mails[0].Text, @"/mot-de-passe-technique/(\S+)").Groups[1].Value;
            }
        }

        throw new TimeoutException("The mail has not come.");

        bool IsNews(string to, string subject) => to == login && subject.StartsWith("Nouveau mot de passe", StringComparison.Ordinal);
    }

    private async Task<TechnicalUser> UserAsync(string login)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ChorusDbContext>().Set<TechnicalUser>().AsNoTracking().SingleAsync(user => user.Login == login);
    }

    private static string PasswordIn(string page) => WebUtility.HtmlDecode(Regex.Match(page, "<code translate=\"no\">([^<]+)</code>").Groups[1].Value);

    private Task<HttpResponseMessage> PostAsync(string token) => bot.Client.PostAsync($"/mot-de-passe-technique/{token}", null);

    private async Task<string> TextAsync(HttpMethod method, string token, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, $"/mot-de-passe-technique/{token}");
        var response = await bot.Client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
