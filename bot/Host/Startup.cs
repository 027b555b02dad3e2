using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Knowledge;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Demo;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Host;

/// <summary>What happens around a start: checks, and one clear line where a setting is wrong.</summary>
public static class Startup
{
    private const int ConfigurationExitCode = 78;
    private const int UnavailableExitCode = 69;

    /// <summary>
    /// Runs the service. A wrong setting or content ends it with one line on the error output and exit code 78 (EX_CONFIG); a store
    /// that cannot be opened, with 69 (EX_UNAVAILABLE).
    /// </summary>
    public static async Task<int> RunAsync(Func<Task> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        try
        {
            await run();
            return 0;
        }
        catch (OptionsValidationException wrong)
        {
            return Stop(string.Join(" ", wrong.Failures), ConfigurationExitCode);
        }
        catch (AggregateException several) when (several.InnerExceptions.All(wrong => wrong is OptionsValidationException))
        {
            // The host's word for wrong settings in more than one section.
            return Stop(string.Join(" ", several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(wrong => wrong.Failures)), ConfigurationExitCode);
        }
        catch (Exception wrong) when (wrong is StoreConfigurationException or ContentException)
        {
            return Stop(wrong.Message, ConfigurationExitCode);
        }
        catch (InvalidOperationException wrong) when (wrong.InnerException is FormatException or ArgumentException)
        {
            // The configuration binder's word for a value that does not fit its option's type; it names the key.
            return Stop(wrong.Message, ConfigurationExitCode);
        }
        catch (StoreUnavailableException unavailable)
        {
            return Stop(unavailable.Message, UnavailableExitCode);
        }
        catch (IOException unavailable) when (unavailable.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Stop(unavailable.Message, UnavailableExitCode);
        }
    }

    /// <summary>
    /// Everything that must be there before the first request: the database, the demo data, the content, and a recognizer, which
    /// the first start of a new content trains for some seconds while the database is prepared.
    /// </summary>
    public static async Task PrepareAsync(this IServiceProvider services, IHostEnvironment environment, CancellationToken cancellationToken)
    {
        // Settings first: a wrong one should cost the operator no time, and the database no change.
        services.GetRequiredService<IStartupValidator>().Validate();
        Directory.CreateDirectory(services.GetRequiredService<StoreAddress>().Directory);
        var training = Task.Run(services.GetRequiredService<IRecognizer>, cancellationToken);
        var articles = Task.Run(services.GetRequiredService<KnowledgeBase>, cancellationToken);
        await services.EnsureStoreAsync(cancellationToken);
        await services.SeedDemoAsync(environment, cancellationToken);
        services.CheckContent();
        await training;
        await articles;
        // What starting took (a first start trains and loads as well) is given back: nothing later needs as much.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>Stops the start if an intent has neither a dialog nor an answer, or a dialog no content.</summary>
    /// <exception cref="ContentException">Which one.</exception>
    private static void CheckContent(this IServiceProvider services)
    {
        var content = services.GetRequiredService<ContentLibrary>();
        var dialogs = services.GetRequiredService<DialogCatalog>();
        foreach (var intent in content.Intents(ContentLibrary.DefaultLanguage))
        {
            if (!dialogs.Has(intent.Name) && !content.HasReply(intent.Name, "answer", ContentLibrary.DefaultLanguage))
            {
                throw new ContentException($"{intent.Name}.yaml: the intent has no dialog and no reply 'answer'.");
            }
        }

        foreach (var name in dialogs.Names.Where(name => content.Find(name, ContentLibrary.DefaultLanguage) is null))
        {
            throw new ContentException($"{name}Dialog has no content file {name}.yaml.");
        }
    }

    /// <summary>Loads the demo data, once in the database's life: <c>Demo:Seed</c>, by default in Development only.</summary>
    private static async Task SeedDemoAsync(this IServiceProvider services, IHostEnvironment environment, CancellationToken cancellationToken)
    {
        var isWanted = services.GetRequiredService<IConfiguration>().GetValue<bool?>("Demo:Seed") ?? environment.IsDevelopment();
        if (isWanted && !await DemoData.IsLoadedAsync(services.GetRequiredService<StoreConnections>(), cancellationToken))
        {
            await using var context = services.GetRequiredService<Func<ChorusDbContext>>()();
            await DemoData.LoadAsync(context, services.GetRequiredService<TimeProvider>(), cancellationToken);
        }
    }

    private static int Stop(string reason, int exitCode)
    {
        Console.Error.WriteLine($"ChorusAssistant cannot start: {reason.ReplaceLineEndings(" ")}");
        return exitCode;
    }
}
