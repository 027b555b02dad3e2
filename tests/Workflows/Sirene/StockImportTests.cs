using System.IO.Compression;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Sirene;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Tests.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Sirene.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.Sirene;

/// <summary>INSEE's stock files come in line by line; broken off, the load goes on where it stopped.</summary>
public class StockImportTests : IAsyncLifetime
{
    private const string Header =
        "siren,nic,siret,statutDiffusionEtablissement,dateCreationEtablissement,etablissementSiege,numeroVoieEtablissement,typeVoieEtablissement," +
        "libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,codeCommuneEtablissement,dateDebut," +
        "etatAdministratifEtablissement,activitePrincipaleEtablissement";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chorus-stock-");
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(await SettingsAsync()).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddPersistence(configuration);
        services.AddSingleton<StockImporter>();
        _services = services.BuildServiceProvider();
        await _services.EnsureStoreAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_extracts_of_the_demo_come_in_as_they_are()
    {
        var establishments = await ImportAsync(Demo("sirene_stock_etablissement"));
        var units = await ImportAsync(Demo("sirene_stock_unite_legale"));

        Assert.Equal((StockKind.Establishments, 54L, 54L, 0L), (establishments.Kind, establishments.Lines, establishments.Stored, establishments.Rejected));
        Assert.Equal((StockKind.LegalUnits, 43L, 43L, 0L), (units.Kind, units.Lines, units.Stored, units.Rejected));
        var rocheval = await EstablishmentAsync("02594118800010");
        Assert.Equal((SireneState.Closed, new DateOnly(2026, 4, 8), true, "ROCHEVAL"), (rocheval!.State, rocheval.StateSince!.Value, rocheval.IsHeadOffice, rocheval.City));
        Assert.Equal("COMMUNE DE ROCHEVAL", (await AllAsync<LegalUnit>()).Single(unit => unit.Siren.Digits == "025941188").Name);
    }

    [Fact]
    public async Task A_zipped_file_comes_in_too()
    {
        var zip = Path.Combine(_folder.FullName, "StockEtablissement_utf8.zip");
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Create))
        {
            archive.CreateEntryFromFile(Demo("sirene_stock_etablissement"), "StockEtablissement_utf8.csv");
        }

        Assert.Equal(54, (await ImportAsync(zip)).Stored);
    }

    [Fact]
    public async Task A_newer_file_replaces_what_an_older_one_said()
    {
        await ImportAsync(Stock("october.csv", Line("02594118800010", "A")));
        await ImportAsync(Stock("november.csv", Line("02594118800010", "F")));

        Assert.Equal(SireneState.Closed, (await EstablishmentAsync("02594118800010"))!.State);
        Assert.Single(await AllAsync<Establishment>());
    }

    [Fact]
    public async Task The_same_file_is_not_loaded_twice()
    {
        var file = Stock("stock.csv", Line("02594118800010", "A"));
        await ImportAsync(file);

        Assert.Equal((1L, 0L), await ImportAsync(file) is var again ? (again.Lines, again.Stored) : default);
    }

    [Fact]
    public async Task Broken_off_it_goes_on_where_it_stopped()
    {
        var file = Stock("stock.csv", [.. Sirets(5_000).Select(siret => Line(siret, "A"))]);
        using var power = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImportAsync(file, new Reports(power.Cancel), power.Token));
        var half = Assert.Single(await AllAsync<SireneImport>());
        var result = await ImportAsync(file);

        Assert.Equal((2_000L, null), (half.Lines, half.FinishedAt));
        Assert.Equal((5_000L, 3_000L), (result.Lines, result.Stored));
        Assert.Equal(5_000, (await AllAsync<Establishment>()).Count);
        Assert.NotNull(Assert.Single(await AllAsync<SireneImport>()).FinishedAt);
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_counted_and_the_others_come_in()
    {
        var result = await ImportAsync(Stock("stock.csv",
            Line("02594118800010", "A"),
            Line("02594118800011", "A"),
            Line("02385722000026", "?"),
            "025941188,00010",
            Line("02385722000075", "A").Replace("2020-01-31", "le 31", StringComparison.Ordinal),
            Line("02665859100016", "F")));

        Assert.Equal((6L, 2L, 4L, 3L), (result.Lines, result.Stored, result.Rejected, result.FirstRejected!.Value));
    }

    [Fact]
    public async Task Empty_fields_and_quoted_ones_are_what_they_are()
    {
        await ImportAsync(Stock("stock.csv", "025941188,00010,02594118800010,P,,true,,,\"RUE \"\"DES ESSAIS\"\", 4\",,[ND],,,F,"));

        var establishment = await EstablishmentAsync("02594118800010");
        Assert.Equal(("P", null, "RUE \"DES ESSAIS\", 4", null, null),
            (establishment!.DiffusionStatus, establishment.CreatedOn, establishment.StreetName, establishment.PostalCode, establishment.StateSince));
    }

    [Theory]
    [InlineData("siret,name\n1,x\n", "has the columns of neither")]
    [InlineData("", "has the columns of neither")]
    [InlineData(Header + "\n\"", "cannot be read to its end")]
    public async Task A_file_that_is_no_stock_file_is_refused(string content, string reason)
    {
        var file = Path.Combine(_folder.FullName, "wrong.csv");
        await File.WriteAllTextAsync(file, content.EndsWith('"') ? content + new string('x', 100_000) : content);

        Assert.Contains(reason, (await Assert.ThrowsAsync<StockFileException>(() => ImportAsync(file))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_breaks_off_is_refused()
    {
        var zip = Path.Combine(_folder.FullName, "stock.zip");
        await File.WriteAllBytesAsync(zip, [0x50, 0x4B, 3, 4, 0, 0, 0]);

        await Assert.ThrowsAsync<StockFileException>(() => ImportAsync(zip));
    }

    protected virtual Task<Dictionary<string, string?>> SettingsAsync() => Task.FromResult(new Dictionary<string, string?>
    {
        ["ConnectionStrings:Chorus"] = $"Data Source={Path.Combine(_folder.FullName, "chorus.db")}",
        ["Storage:Directory"] = _folder.FullName,
    });

    private static string Demo(string name)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("chorus-stock-demo-").FullName, name + ".csv");
        using var source = typeof(ChorusDbContext).Assembly.GetManifestResourceStream($"demo/{name}.csv")!;
        using var target = File.Create(path);
        source.CopyTo(target);
        return path;
    }

    private static string Line(string siret, string state) =>
        $"{siret[..9]},{siret[9..]},{siret},O,2020-01-31,false,4,RUE,DES ESSAIS,96040,ROCHEVAL,96004,2020-01-31,{state},84.11Z";

    private static IEnumerable<string> Sirets(int count) =>
        Enumerable.Range(0, int.MaxValue).Select(number => $"0{20_000_000 + (number / 100_000):D8}{number % 100_000:D5}")
            .Where(digits => Siret.TryParse(digits, out _) && Siren.TryParse(digits[..9], out _)).Take(count);

    private string Stock(string name, params string[] lines)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, string.Join('\n', [Header, .. lines]) + "\n");
        return path;
    }

    private Task<StockImportResult> ImportAsync(string path) => ImportAsync(path, new Reports(() => { }), CancellationToken.None);

    private Task<StockImportResult> ImportAsync(string path, IProgress<long> report, CancellationToken cancellationToken) =>
        _services.GetRequiredService<StockImporter>().RunAsync(path, report, cancellationToken);

    private async Task<Establishment?> EstablishmentAsync(string siret) => (await AllAsync<Establishment>()).SingleOrDefault(e => e.Siret.Digits == siret);

    private async Task<List<T>> AllAsync<T>()
        where T : class
    {
        await using var context = _services.GetRequiredService<Func<ChorusDbContext>>()();
        return await context.Set<T>().AsNoTracking().ToListAsync();
    }

    private sealed class Reports(Action afterEachBatch) : IProgress<long>
    {
        public void Report(long value) => afterEachBatch();
    }
}

/// <summary>The same over PostgreSQL.</summary>
public sealed class PostgreSqlStockImportTests(PostgreSqlServer server) : StockImportTests, IClassFixture<PostgreSqlServer>
{
    protected override async Task<Dictionary<string, string?>> SettingsAsync() => new()
    {
        ["Database:Provider"] = "PostgreSql",
        ["ConnectionStrings:Chorus"] = await server.CreateDatabaseAsync(),
    };
}
