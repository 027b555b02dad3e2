using ChorusAssistant.Bot.Content;
using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.StructureRequests;

namespace ChorusAssistant.Tests.Content;

/// <summary>What the dialogs about public structures say for each code is there, in both languages.</summary>
public sealed class PublicStructureContentTests
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Every_status_of_an_invoice_under_way_and_every_reason_has_words(string language)
    {
        var replies = ContentLibrary.Load(ShippedContent.Folder).Find("DeactivatePublicStructure", language)!.Replies;

        Assert.All(Enum.GetValues<InvoiceStatus>().Where(InvoicesInFlight.Holds), status => Assert.Contains($"status-{ChorusCodes.CodeOf(status)}", replies));
        Assert.All(Enum.GetValues<DeactivationReason>(), reason => Assert.Contains($"reason-{ChorusCodes.CodeOf(reason)}", replies));
    }
}
