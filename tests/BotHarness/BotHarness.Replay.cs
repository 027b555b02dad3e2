using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChorusAssistant.Tests;

/// <summary>The harness over what another service has left behind.</summary>
internal sealed partial class BotHarness
{
    /// <summary>The service over a copy of the database of one that does not run.</summary>
    public static async Task<BotHarness> StartOverAsync(string databaseFile, DateTimeOffset? now = null)
    {
        var folder = Directory.CreateTempSubdirectory("bot-").FullName;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(databaseFile)!, $"{Path.GetFileName(databaseFile)}*"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var bot = new BotHarness(folder, true, Brain.Shipped, new FakeTimeProvider(now ?? TimeProvider.System.GetUtcNow()), null, []);
        await bot.OpenAsync();
        return bot;
    }

    /// <summary>Replays a dialog's journal as its next turn would, and does nothing.</summary>
    public async Task<DialogRun> ReplayAsync(string conversation, ConversationState state, DialogState dialog)
    {
        await using var scope = _services.CreateAsyncScope();
        var nothing = new TurnRequest(conversation, new Activity { Type = ActivityTypes.Event }, Key: null, state.UserId, state.User);
        var language = _services.GetRequiredService<LanguageChoice>().Choose(nothing.Activity, state, Clock.GetUtcNow()).Language;
        var replies = new Replies(_brain.Content, language, "/", new Links("", new UnsignedLinks()));
        var turn = new TurnContext(
            nothing, state, language, _brain.Phrases.Of(language), replies, _brain.Recognizer, heard: null, scope.ServiceProvider, Clock.GetUtcNow(), CancellationToken.None);
        return await DialogRunner.ReplayAsync(_services.GetRequiredService<DialogCatalog>().Create(dialog.Name, scope.ServiceProvider)!, dialog, turn.ForDialogs());
    }
}
