using ChorusAssistant.Bot.Turns;

namespace ChorusAssistant.Tests.Architecture;

/// <summary>Inside bot: DirectLine and pages -> Turns -> Dialogs -> Nlu -> Content, and nothing points back.</summary>
public sealed class BotArrowTests
{
    private const string Room = "ChorusAssistant.Bot.";

    // Who may know whom, besides oneself. Host and the program itself put everything together.
    private static readonly Dictionary<string, string[]> _mayKnow = new(StringComparer.Ordinal)
    {
        ["Activities"] = [],
        ["Content"] = [],
        ["Nlu"] = ["Content"],
        ["Dialogs"] = ["Activities", "Content", "Nlu"],
        ["Knowledge"] = ["Content", "Nlu", "Pages"],
        ["Turns"] = ["Knowledge", "Activities", "Content", "Nlu", "Dialogs"],
        ["DirectLine"] = ["Activities", "Dialogs", "Turns", "Portal"],
        ["Speech"] = ["Content", "Nlu", "DirectLine"],
        ["Privacy"] = ["Turns", "Dialogs", "Activities", "Content"],
        ["Pages"] = [],
        ["Activation"] = ["Pages"],
        ["TechnicalPasswords"] = ["Pages"],
        ["Documents"] = ["Dialogs", "DirectLine", "Pages"],
        ["Portal"] = ["Pages", "Content"],
    };

    [Fact]
    public void Folders_of_the_bot_know_only_those_below_them()
    {
        var broken =
            from type in typeof(TurnPipeline).Assembly.GetTypes()
            where !type.IsNested && FolderOf(type) is { } folder && folder != "Host"
            from named in References.Of(type)
            where FolderOf(named) is { } other && other != FolderOf(type) && !_mayKnow[FolderOf(type)!].Contains(other)
            select $"{type.FullName} names {named.FullName}";

        Assert.Empty(broken.Distinct());
    }

    private static string? FolderOf(Type type) =>
        type.Namespace is { } space && space.StartsWith(Room, StringComparison.Ordinal) ? space[Room.Length..].Split('.')[0] : null;
}
