using ChorusAssistant.Tests.RunningService;
using Microsoft.Data.Sqlite;

namespace ChorusAssistant.Tests.Faults;

/// <summary>A start that cannot succeed ends with one clear line on the error output and an exit code that says why.</summary>
public sealed class StartTests
{
    private const int WrongConfiguration = 78;
    private const int Unavailable = 69;

    [Theory]
    [InlineData("Database__Provider", "Foo", "Database:Provider")]
    [InlineData("ConnectionStrings__Chorus", "Data Sauce=x", "ConnectionStrings:Chorus")]
    [InlineData("ConnectionStrings__Chorus", "Data Source=:memory:", "ConnectionStrings:Chorus")]
    [InlineData("Database__Provider", "PostgreSql", "ConnectionStrings:Chorus")]
    [InlineData("Mail__Transport", "Foo", "Mail:Transport")]
    [InlineData("Mail__Transport", "Smtp", "Mail:Smtp:Host")]
    [InlineData("Sirene__Source", "Foo", "Sirene:Source")]
    [InlineData("Sirene__Source", "7", "Sirene:Source")]
    [InlineData("Sirene__Source", "Insee", "Sirene:ApiKey")]
    [InlineData("Sirene__BaseUrl", "api.insee.fr", "Sirene:BaseUrl")]
    [InlineData("Sirene__Budget", "00:01:00", "Sirene:Budget")]
    [InlineData("WebChat__AllowedOrigins__0", "*", "WebChat:AllowedOrigins")]
    [InlineData("WebChat__AllowedOrigins__0", "https://portail.example/page", "WebChat:AllowedOrigins")]
    [InlineData("Assistant__Locale", "xx", "Assistant:Locale")]
    [InlineData("DirectLine__Secret", "short", "DirectLine:Secret")]
    [InlineData("DirectLine__TokenLifetime", "soon", "DirectLine:TokenLifetime")]
    [InlineData("RateLimits__MessagesPerSecond", "0", "MessagesPerSecond")]
    [InlineData("RateLimits__MessagesPerSecond", "many", "RateLimits:MessagesPerSecond")]
    [InlineData("Portal__SigningKey", "short", "Portal:SigningKey")]
    [InlineData("Knowledge__CertainFrom", "2", "CertainFrom")]
    [InlineData("Knowledge__Directory", "/nowhere/at/all", "/nowhere/at/all/fr")]
    public async Task A_wrong_setting_is_named(string name, string value, string named)
    {
        var (exitCode, errors) = await ServiceProcess.RunToEndAsync(new Dictionary<string, string> { [name] = value });

        AssertOneLine(errors, named);
        Assert.Equal(WrongConfiguration, exitCode);
    }

    [Fact]
    public async Task Two_wrong_settings_of_two_sections_are_both_named()
    {
        var (exitCode, errors) = await ServiceProcess.RunToEndAsync(new Dictionary<string, string>
        {
            ["RateLimits__MessagesPerSecond"] = "0",
            ["Portal__SigningKey"] = "short",
        });

        AssertOneLine(errors, "MessagesPerSecond");
        AssertOneLine(errors, "Portal:SigningKey");
        Assert.Equal(WrongConfiguration, exitCode);
    }

    [Fact]
    public async Task A_broken_article_is_named_with_its_line()
    {
        var folder = Directory.CreateTempSubdirectory("knowledge-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "fr"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "fr", "essai.md"), "---\ntitle: Essai\nintent: Rien\nkeywords: [a]\nupdated: 2026-11-24\n---\nTexte.\n");
            var (exitCode, errors) = await ServiceProcess.RunToEndAsync(new Dictionary<string, string> { ["Knowledge__Directory"] = folder.FullName });

            AssertOneLine(errors, "essai.md:3:");
            Assert.Equal(WrongConfiguration, exitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_left_alone()
    {
        var folder = Directory.CreateTempSubdirectory("chorus-newer-");
        try
        {
            await using (var service = await ServiceProcess.StartAsync(folder: folder.FullName))
            {
                Assert.Equal(0, await service.StopAsync());
            }

            await ExecuteAsync(folder, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231000000_FromTheFuture', '99.0')");
            var (exitCode, errors) = await ServiceProcess.RunToEndAsync(new Dictionary<string, string>(), folder.FullName);

            AssertOneLine(errors, "29991231000000_FromTheFuture");
            Assert.Equal(WrongConfiguration, exitCode);
            await ExecuteAsync(folder, "DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '2999%'");
            await using var again = await ServiceProcess.StartAsync(folder: folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_as_it_is()
    {
        var folder = Directory.CreateTempSubdirectory("chorus-none-");
        try
        {
            var file = Path.Combine(folder.FullName, "chorus.db");
            var text = string.Concat(Enumerable.Repeat("this is a letter, not a database. ", 200));
            await File.WriteAllTextAsync(file, text);

            var (exitCode, errors) = await ServiceProcess.RunToEndAsync(new Dictionary<string, string>(), folder.FullName);

            AssertOneLine(errors, "chorus.db");
            Assert.Equal(WrongConfiguration, exitCode);
            Assert.Equal(text, await File.ReadAllTextAsync(file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_database_server_that_is_not_there_is_told()
    {
        var (exitCode, errors) = await ServiceProcess.RunToEndAsync(new Dictionary<string, string>
        {
            ["Database__Provider"] = "PostgreSql",
            ["ConnectionStrings__Chorus"] = "Host=127.0.0.1;Port=1;Username=chorus;Password=kept to myself;Database=chorus;Timeout=2",
        });

        AssertOneLine(errors, "database");
        Assert.DoesNotContain("kept to myself", errors, StringComparison.Ordinal);
        Assert.Equal(Unavailable, exitCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();

        var (exitCode, errors) = await ServiceProcess.RunToEndAsync(new Dictionary<string, string> { ["ASPNETCORE_URLS"] = $"http://{taken.LocalEndpoint}" });

        AssertOneLine(errors, "in use");
        Assert.Equal(Unavailable, exitCode);
    }

    private static void AssertOneLine(string errors, string named)
    {
        var line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("ChorusAssistant cannot start: ", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
    }

    private static async Task ExecuteAsync(DirectoryInfo folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "chorus.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
