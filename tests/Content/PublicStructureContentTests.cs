using ChorusAssistant.Bot.Content;
using ChorusAssistant.Domain;
using ChorusAssistant.Domain.StructureRequests;

namespace ChorusAssistant.Tests.Content;

/// <summary>What the dialogs about public structures say for each code is there, in both languages.</summary>
public sealed class PublicStructureContentTests
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Every_reason_has_words(string language)
    {
        var replies = ContentLibrary.Load(ShippedContent.Folder).Find("DeactivatePublicStructure", language)!.Replies;

        Assert.All(Enum.GetValues<DeactivationReason>(), reason => Assert.Contains($"reason-{ChorusCodes.CodeOf(reason)}", replies));
    }
}
