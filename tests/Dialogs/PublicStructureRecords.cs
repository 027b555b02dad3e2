using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Tests.Dialogs;

/// <summary>What the portal has of structures and of the requests about them, as the tests of both dialogs look it up.</summary>
internal static class PublicStructureRecords
{
    /// <summary>The bot's last messages, one a line.</summary>
    public static async Task<string> LastAsync(BotHarness bot, int count) =>
        string.Join('\n', (await bot.SaidAsync()).TakeLast(count)).Replace('\u00A0', ' ');

    public static async Task<StructureState> StateOfAsync(BotHarness bot, string siret) =>
        (await bot.AllAsync<Structure>()).Single(structure => structure.Identifier == siret).State;

    public static async Task<List<StructureRequest>> RequestsAsync(BotHarness bot, long structureId) =>
        [.. (await bot.AllAsync<StructureRequest>()).Where(request => request.StructureId == structureId)];

    public static async Task<StructureRequestState> StateOfAsync(BotHarness bot, long request) =>
        (await bot.AllAsync<StructureRequest>()).Single(each => each.Id == request).State;
}
