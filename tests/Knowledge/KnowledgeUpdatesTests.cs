using System.Diagnostics;
using ChorusAssistant.Tests.Portal;

namespace ChorusAssistant.Tests.Knowledge;

/// <summary>Articles edited on disk while the service runs.</summary>
public sealed class KnowledgeUpdatesTests(KnowledgeUpdatesTests.EditedBot bot) : IClassFixture<KnowledgeUpdatesTests.EditedBot>
{
    private static readonly TimeSpan _live = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task An_edited_article_is_live_within_two_seconds()
    {
        await WaitAsync("/aide/prix-et-obligation", "gratuit");
        var sound = await File.ReadAllTextAsync(bot.FileOf("prix-et-obligation"));
        List<TimeSpan> delays = [];
        // The best of three: other tests may keep this machine busy for a moment.
        for (var edit = 1; edit <= 3 && !delays.Exists(delay => delay < _live); edit++)
        {
            var clock = Stopwatch.StartNew();
            await File.WriteAllTextAsync(bot.FileOf("prix-et-obligation"), sound
                .Replace("Le portail est gratuit", $"Le portail ne coûte vraiment rien {edit}", StringComparison.Ordinal)
                .Replace("le-portail-est-gratuit:", $"le-portail-ne-coute-vraiment-rien-{edit}:", StringComparison.Ordinal));
            await WaitAsync("/aide/prix-et-obligation", $"Le portail ne coûte vraiment rien {edit}");
            await WaitAsync("/aide?q=le%20portail%20est-il%20gratuit", $"#le-portail-ne-coute-vraiment-rien-{edit}");
            delays.Add(clock.Elapsed);
        }

        Assert.Contains(delays, delay => delay < _live);
    }

    [Fact]
    public async Task A_new_article_appears_and_a_deleted_one_goes()
    {
        const string Text = "---\ntitle: Girouettes\nintent: None\nkeywords: [girouette]\nupdated: 2026-11-24\n---\nUne girouette indique le vent.\n";
        Assert.Equal(404, await StatusAsync("/aide/girouettes"));

        await File.WriteAllTextAsync(bot.FileOf("girouettes"), Text);
        await WaitAsync("/aide?q=girouette", "/aide/girouettes#en-bref");
        File.Delete(bot.FileOf("girouettes"));

        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await StatusAsync("/aide/girouettes") != 404)
        {
            await looks.WaitForNextTickAsync();
        }
    }

    [Fact]
    public async Task A_broken_edit_is_refused_with_file_and_line_and_the_article_stays()
    {
        var sound = await File.ReadAllTextAsync(bot.FileOf("glossaire"));
        await File.WriteAllTextAsync(bot.FileOf("glossaire"), sound.Replace("updated: 2026-11-24", "updated: demain", StringComparison.Ordinal));

        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!bot.Logs.Any(line => line.Contains("glossaire.md:5:", StringComparison.Ordinal)))
        {
            await looks.WaitForNextTickAsync();
        }

        Assert.Contains("Glossaire", await bot.Client.GetStringAsync(new Uri("/aide/glossaire", UriKind.Relative)), StringComparison.Ordinal);
        await File.WriteAllTextAsync(bot.FileOf("glossaire"), sound.Replace("Les mots du portail", "Les noms du portail", StringComparison.Ordinal));
        await WaitAsync("/aide/glossaire", "Les noms du portail");
    }

    private async Task<int> StatusAsync(string path) => (int)(await bot.Client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode;

    private async Task WaitAsync(string path, string text)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!(await bot.Client.GetStringAsync(new Uri(path, UriKind.Relative))).Contains(text, StringComparison.Ordinal))
        {
            await looks.WaitForNextTickAsync();
        }
    }

    /// <summary>The service over a copy of the articles, in Production: the pages are for everybody.</summary>
    public sealed class EditedBot : RunningBot
    {
        private readonly DirectoryInfo _articles = Directory.CreateTempSubdirectory("knowledge-");

        public EditedBot()
        {
            Directory.CreateDirectory(Path.Combine(_articles.FullName, "fr"));
            foreach (var file in Directory.EnumerateFiles(ShippedKnowledge.Folder))
            {
                File.Copy(file, Path.Combine(_articles.FullName, "fr", Path.GetFileName(file)));
            }
        }

        protected override string EnvironmentName => "Production";

        protected override IEnumerable<(string Name, string Value)> Settings =>
        [
            ("Knowledge:Directory", _articles.FullName),
            ("DirectLine:Secret", "un secret de production assez long pour passer"),
            ("ActivationLinks:AddressHashKey", "une clé de hachage d'au moins trente-deux caractères"),
        ];

        public string FileOf(string slug) => Path.Combine(_articles.FullName, "fr", $"{slug}.md");

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing && _articles.Exists)
            {
                _articles.Delete(recursive: true);
            }
        }
    }
}
