using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Dialogs.Engine;

/// <summary>On a node that has the conversation in memory.</summary>
public sealed class DialogEngineInMemoryTests() : DialogEngineTests(isForgetful: false);

/// <summary>On nodes that read the conversation from the store at every turn: the journal must hold all there is.</summary>
public sealed class DialogEngineFromTheStoreTests() : DialogEngineTests(isForgetful: true);

/// <summary>What every dialog can do, as its user sees it.</summary>
public abstract partial class DialogEngineTests(bool isForgetful) : IAsyncLifetime
{
    private readonly Desk _desk = new();
    private BotHarness _bot = null!;

    public async Task InitializeAsync() =>
        _bot = await BotHarness.StartAsync(Brain.WithTestDialogs, isForgetful, services => services.AddSingleton(_desk));

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    private Task PlayToConfirmationAsync() => _bot.PlayAsync("""
        > je veux déménager mon bureau, SIRET 732 829 320 00074
        < Où faut-il déménager le bureau ?
        > Lyon
        < Je déménage le bureau de 732 829 320 00074, occupé par la mairie, vers Lyon. Confirmez-vous ?
        < [Confirmer le déménagement] [Annuler]
        """);

    private async Task PlayToActAsync()
    {
        await PlayToConfirmationAsync();
        await _bot.PlayAsync("""
            > oui
            < C'est fait : le bureau est à Lyon.
            < Un commentaire pour les déménageurs ?
            """);
    }
}
