using System.Net;
using System.Text.Json;
using ChorusAssistant.Tests.Portal;

namespace ChorusAssistant.Tests.Activation;

public sealed class ActivationPageTests(RunningBot bot) : IClassFixture<RunningBot>
{
    [Fact]
    public async Task Looking_at_the_page_changes_nothing_and_the_button_activates_the_account()
    {
        const string Login = "xaviere.bretinval@fournitures.example";
        var token = await bot.RequestLinkAsync(Login);

        for (var look = 0; look < 3; look++)
        {
            Assert.Contains(Login, await TextAsync(HttpMethod.Get, token, HttpStatusCode.OK), StringComparison.Ordinal);
        }

        await bot.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/activation/{token}"));
        Assert.Equal("pending", await bot.AccountStateAsync(Login));

        Assert.Contains("Votre compte est actif", await TextAsync(HttpMethod.Post, token, HttpStatusCode.OK), StringComparison.Ordinal);
        Assert.Equal("active", await bot.AccountStateAsync(Login));

        Assert.Contains("déjà actif", await TextAsync(HttpMethod.Post, token, HttpStatusCode.OK), StringComparison.Ordinal);
        Assert.Contains("déjà actif", await TextAsync(HttpMethod.Get, token, HttpStatusCode.OK), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_ten_presses_at_once_one_activates_and_nobody_sees_an_error()
    {
        const string Login = "katell.pontarveau@vitres.example";
        var token = await bot.RequestLinkAsync(Login);

        var pages = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => TextAsync(HttpMethod.Post, token, HttpStatusCode.OK)));

        Assert.Single(pages, page => page.Contains("Votre compte est actif", StringComparison.Ordinal));
        Assert.Equal(9, pages.Count(page => page.Contains("Votre compte est déjà actif", StringComparison.Ordinal)));
        Assert.Single((await bot.StateAsync("audit")).EnumerateArray(), row => IsActivation(row, Login));
    }

    [Fact]
    public async Task A_newer_link_an_hour_gone_by_and_a_mistyped_address_each_say_what_to_do()
    {
        const string Login = "yann.isserand@lycee.example";
        var first = await bot.RequestLinkAsync(Login);
        var second = await bot.RequestLinkAsync(Login);

        Assert.Contains("Ouvrez le dernier message reçu", await TextAsync(HttpMethod.Post, first, HttpStatusCode.Gone), StringComparison.Ordinal);

        await bot.AdvanceAsync("01:01:00");
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
        {
            Assert.Contains("demander un nouveau lien", await TextAsync(method, second, HttpStatusCode.Gone), StringComparison.Ordinal);
            Assert.Contains("n’est pas reconnu", await TextAsync(method, second[..20], HttpStatusCode.NotFound), StringComparison.Ordinal);
            Assert.Contains("n’est pas reconnu", await TextAsync(method, "", HttpStatusCode.NotFound), StringComparison.Ordinal);
            Assert.Contains("n’est pas reconnu", await TextAsync(method, "%3Cscript%3Ealert(1)%3C%2Fscript%3E", HttpStatusCode.NotFound), StringComparison.Ordinal);
        }

        Assert.Equal("pending", await bot.AccountStateAsync(Login));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://ailleurs.example")]
    public async Task Another_sites_page_cannot_press_the_button(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/activation/whatever") { Headers = { { header, value } } };
        var response = await bot.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("Demande refusée", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_stays_between_the_mail_and_the_page()
    {
        var token = await bot.RequestLinkAsync("nestor.kermadoc@electricite.example");
        var response = await bot.Client.GetAsync($"/activation/{token}");
        await bot.Client.PostAsync($"/activation/{token}", null);

        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.StartsWith("default-src 'none'; style-src 'self';", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain(token, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Logs, line => line.Contains(token, StringComparison.Ordinal));
    }

    private static bool IsActivation(JsonElement row, string login) =>
        row.GetProperty("action").GetString() == "ActivateAccount" && row.GetProperty("target").GetString() == login
        && row.GetProperty("outcome").GetString() == "done";

    private async Task<string> TextAsync(HttpMethod method, string token, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, $"/activation/{token}");
        var response = await bot.Client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
