using System.Data.Common;
using System.Diagnostics;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Privacy;
using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Privacy;
using ChorusAssistant.Workflows.Persistence.Stores;

namespace ChorusAssistant.Bot.Host;

/// <summary>
/// The command line of data protection: <c>privacy export</c> and <c>privacy erase</c>, beside a running service or without one. An
/// erasure is left to the service, which also drops what it remembers; where none takes it on, this process does it.
/// </summary>
public static class PrivacyCommand
{
    private const string Usage = """
        privacy export LOGIN FILE                     writes a zip of everything held about the person
        privacy export --conversation ID FILE         writes a zip of one conversation
        privacy erase LOGIN [--with-account] [--receipt FILE]
                                                      erases the person; with --with-account the portal's own record of the
                                                      account loses its name and address, too. The receipt goes to the output,
                                                      and as JSON into FILE
        privacy erase --conversation ID [--receipt FILE]
        """;

    // The service looks every second.
    private static readonly TimeSpan WaitForService = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WaitForResult = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs the command with the service's own settings; 0 when it is done.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (Subject.Read(arguments) is not { } subject)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 1;
        }

        try
        {
            return await Startup.RunAsync(() => RunAsync(subject, CancellationToken.None));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or TimeoutException or DbException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }

    private static async Task RunAsync(Subject subject, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddPersistence(builder.Configuration);
        builder.Services.AddStores();
        builder.Services.AddFiles();
        builder.Services.AddMail(builder.Configuration);
        builder.Services.AddContent();
        builder.Services.AddSingleton<Conversations>();
        builder.Services.AddSingleton<ConversationHub>();
        builder.Services.AddSingleton<ConversationEraser>();
        builder.Services.AddSingleton<PersonalDataEraser>();
        builder.Services.AddScoped<PersonalDataExport>();
        await using var services = builder.Services.BuildServiceProvider();
        await services.EnsureStoreAsync(cancellationToken);
        if (subject.File is { } file && !subject.IsErasure)
        {
            await ExportAsync(services, subject, file, cancellationToken);
            return;
        }

        // The one hosted service that is needed: it takes units of work to the database.
        var committer = (IHostedService)services.GetRequiredService<ICommitter>();
        await committer.StartAsync(cancellationToken);
        try
        {
            await EraseAsync(services, subject, cancellationToken);
        }
        finally
        {
            await committer.StopAsync(cancellationToken);
        }
    }

    private static async Task ExportAsync(IServiceProvider services, Subject subject, string path, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var export = scope.ServiceProvider.GetRequiredService<PersonalDataExport>();
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await (subject.Login is { } login
            ? export.WritePersonAsync(login, file, cancellationToken)
            : export.WriteConversationAsync(subject.Conversation!, file, cancellationToken));
        Console.WriteLine(Path.GetFullPath(path));
    }

    private static async Task EraseAsync(IServiceProvider services, Subject subject, CancellationToken cancellationToken)
    {
        var request = ErasureRequest.For(
            subject.Login?.Address, subject.Conversation, subject.WithAccount, services.GetRequiredService<TimeProvider>().GetUtcNow());
        await using (var scope = services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<ErasureRequests>().Add(request);
            await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(cancellationToken);
        }

        var receipt = ErasureReceipt.Read(await WaitAsync(services, request.Number, cancellationToken));
        if (subject.File is { } file)
        {
            await File.WriteAllTextAsync(file, receipt.ToJson(), cancellationToken);
        }

        Console.WriteLine(receipt.ToText(services.GetRequiredService<ContentLibrary>(), subject.Login?.Address ?? subject.Conversation!));
    }

    private static async Task<string> WaitAsync(IServiceProvider services, string number, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < WaitForResult)
        {
            await using var scope = services.CreateAsyncScope();
            var request = await scope.ServiceProvider.GetRequiredService<ErasureRequests>().FindAsync(number, cancellationToken);
            if (request.Receipt is { } receipt)
            {
                return receipt;
            }

            if (request.State == ErasureState.Pending && waited.Elapsed > WaitForService)
            {
                await services.GetRequiredService<PersonalDataEraser>().TryRunAsync(number, cancellationToken);
            }

            await Task.Delay(Pace, cancellationToken);
        }

        throw new TimeoutException($"The erasure {number} is under way, but not done yet; the service goes on with it.");
    }

    /// <summary>Whom or what the command is about.</summary>
    private sealed record Subject(bool IsErasure, EmailAddress? Login, string? Conversation, bool WithAccount, string? File)
    {
        public static Subject? Read(string[] arguments) => arguments switch
        {
            ["export", "--conversation", { Length: > 0 } id, var file] => new Subject(false, null, id, false, file),
            ["export", var login, var file] when EmailAddress.TryParse(login, out var address) => new Subject(false, address, null, false, file),
            ["erase", "--conversation", { Length: > 0 } id, .. var rest] when TryReadOptions(rest, out var withAccount, out var file) && !withAccount => new Subject(true, null, id, false, file),
            ["erase", var login, .. var rest] when EmailAddress.TryParse(login, out var address) && TryReadOptions(rest, out var withAccount, out var file) =>
                new Subject(true, address, null, withAccount, file),
            _ => null,
        };

        private static bool TryReadOptions(string[] options, out bool withAccount, out string? file)
        {
            (withAccount, file) = (false, null);
            for (var i = 0; i < options.Length; i++)
            {
                if (options[i] == "--with-account")
                {
                    withAccount = true;
                }
                else if (options[i] == "--receipt" && i + 1 < options.Length)
                {
                    file = options[++i];
                }
                else
                {
                    return false;
                }
            }

            return true;
        }
    }
}
