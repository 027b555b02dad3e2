using ChorusAssistant.Tests.Portal;

namespace ChorusAssistant.Tests.Knowledge;

/// <summary>The help pages as they are served.</summary>
public sealed class HelpPagesTests(RunningBot bot) : IClassFixture<RunningBot>
{
    [Fact]
    public async Task The_list_names_every_article()
    {
        var page = await GetAsync("/aide");

        Assert.All(ShippedKnowledge.Shared.Articles, article => Assert.Contains($"href=\"/aide/{article.Slug}\"", page, StringComparison.Ordinal));
        Assert.Contains("<form class=\"search\" role=\"search\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_has_its_title_date_contents_and_sections()
    {
        var page = await GetAsync("/aide/envoyer-facture-brouillon");

        Assert.Contains("<title>Envoyer une facture restée en brouillon – Aide de ClaudIA</title>", page, StringComparison.Ordinal);
        Assert.Contains("<time datetime=\"2026-11-24\">24 novembre 2026</time>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#les-etapes\">Les étapes</a>", page, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"les-etapes\">Les étapes</h2>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_address_is_a_page_that_says_so()
    {
        var response = await bot.Client.GetAsync(new Uri("/aide/inconnu", UriKind.Relative));

        Assert.Equal(404, (int)response.StatusCode);
        Assert.Contains("Cet article n’existe pas", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_leads_to_sections_and_says_when_there_is_none()
    {
        Assert.Contains("/aide/coordonnees-bancaires#changer-ses-coordonnees-bancaires", await GetAsync("/aide?q=changer%20mon%20rib"), StringComparison.Ordinal);
        Assert.Contains("Aucun article ne répond", await GetAsync("/aide?q=recette%20de%20cr%C3%AApes"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("%22%20onfocus%3Dalert(1)%20x%3D%22")]
    [InlineData("%F0%9F%98%80%F0%9F%98%80")]
    [InlineData("%E2%80%AE%00%01")]
    [InlineData("AND%20OR%20NOT%20(%20*%20~%20%5E")]
    public async Task Nothing_of_a_search_is_run_or_breaks_it(string query)
    {
        var page = await GetAsync($"/aide?q={query}");

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\" onfocus", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_of_ten_thousand_letters_is_answered() => await GetAsync($"/aide?q={new string('x', 4000)}+{string.Join('+', Enumerable.Repeat("facture", 300))}");

    [Fact]
    public async Task Only_our_own_files_may_load()
    {
        var response = await bot.Client.GetAsync(new Uri("/aide/glossaire", UriKind.Relative));

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    private async Task<string> GetAsync(string path)
    {
        var response = await bot.Client.GetAsync(new Uri(path, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
