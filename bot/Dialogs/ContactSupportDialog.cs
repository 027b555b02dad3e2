using System.Text.Json;
using System.Text.RegularExpressions;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.SupportTickets;
using ChorusAssistant.Workflows.SupportTickets;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>
/// Leads to a person: to an advisor's live chat when one answers, or by a ticket. What was said before is proposed as the ticket's words,
/// and the conversation goes along only where the user agrees.
/// </summary>
public sealed partial class ContactSupportDialog(ContactSupport support, FindAdvisor advisors, ContentLibrary content) : Dialog
{
    /// <inheritdoc/>
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var subject = await dialog.LookAsync("subject", () => Task.FromResult(dialog.Conversation.Subject));
        var category = CategoryOf(subject);
        if (await dialog.LookAsync("asks-for-ticket", () => Task.FromResult(AsksForTicket(dialog.Opening))))
        {
            await OpenTicketAsync(dialog, category, subject);
            return;
        }

        switch (await dialog.LookAsync("advisor", () => Task.FromResult(advisors.Run())))
        {
            case FindAdvisor.Outcome.Here here:
                if (await WantsToTalkAsync(dialog, "ask-way-here", here.Until))
                {
                    await CallAdvisorAsync(dialog, category, await dialog.ConfirmAsync("ask-hand-over-transcript"), "advisor-called");
                    return;
                }

                break;
            case FindAdvisor.Outcome.Elsewhere elsewhere:
                if (await WantsToTalkAsync(dialog, "ask-way-elsewhere", elsewhere.Until))
                {
                    // Nobody may be listening here: nothing of the conversation is put on the wire.
                    await CallAdvisorAsync(dialog, category, withTranscript: false, "advisor-elsewhere");
                    return;
                }

                break;
            case FindAdvisor.Outcome.Closed closed:
                await dialog.SayAsync("advisors-closed", ("opens", advisors.Hours.Opens), ("closes", advisors.Hours.Closes), ("next", closed.OpensAt));
                break;
        }

        await OpenTicketAsync(dialog, category, subject);
    }

    private async Task OpenTicketAsync(DialogContext dialog, int? guessed, Subject? subject)
    {
        // Journaled: who signs in half-way is not asked other questions than before.
        var login = await dialog.LookAsync("login", () => Task.FromResult(dialog.User?.Address));
        if (!await dialog.LookAsync("may-open", () => support.MayOpenAsync(dialog.ReturnAddress, login, dialog.CancellationToken)))
        {
            await dialog.SayAsync("too-many");
            return;
        }

        var category = await AskCategoryAsync(dialog, guessed);
        var description = await AskDescriptionAsync(dialog, subject);
        var contact = login ?? await dialog.AskAsync("ask-address", Prompts.EmailAddress);
        var withTranscript = await dialog.ConfirmAsync("ask-transcript");
        var confirmed = await dialog.ConfirmAsync(withTranscript ? "confirm-ticket-with-transcript" : "confirm-ticket",
            ("category", LabelsOf("ask-category", dialog.Language)[category]), ("description", description), ("contact", contact));
        if (!confirmed)
        {
            await dialog.SayAsync("cancelled");
            return;
        }

        var outcome = await dialog.OnceAsync("open-ticket", async () => await support.OpenTicketAsync(
            new TicketRequest(
                // The team reads one language, whatever the person speaks.
                LabelsOf("ask-category", ContentLibrary.DefaultLanguage)[category], description, login, contact,
                withTranscript ? await dialog.Conversation.TranscriptAsync(dialog.CancellationToken) : null, dialog.ReturnAddress),
            dialog.CancellationToken));
        switch (outcome)
        {
            case ContactSupport.Outcome.Opened opened:
                await dialog.SayAsync("ticket-opened", ("number", opened.Number), ("contact", contact));
                break;
            case ContactSupport.Outcome.TooMany:
                await dialog.SayAsync("too-many");
                break;
        }
    }

    private async Task<bool> WantsToTalkAsync(DialogContext dialog, string step, TimeOnly until)
    {
        var ways = LabelsOf(step, dialog.Language);
        return await dialog.ChooseAsync(step, ways, way => way, ("until", until)) == ways[0];
    }

    private async Task CallAdvisorAsync(DialogContext dialog, int? category, bool withTranscript, string reply)
    {
        await dialog.OnceAsync("hand-off", async () =>
        {
            var label = category is { } known ? LabelsOf("ask-category", ContentLibrary.DefaultLanguage)[known] : null;
            var context = JsonSerializer.SerializeToElement(new { skill = "support", category = label, language = dialog.Language, login = dialog.User?.Login });
            await dialog.Conversation.HandOffAsync(context, withTranscript, dialog.CancellationToken);
            support.RecordHandOff(dialog.User?.Address);
            return withTranscript;
        });
        await dialog.SayAsync(reply);
    }

    /// <summary>The category by its place in the list; the one guessed stands first among the buttons.</summary>
    private async Task<int> AskCategoryAsync(DialogContext dialog, int? guessed)
    {
        var labels = LabelsOf("ask-category", dialog.Language);
        List<int> places = [.. Enumerable.Range(0, labels.Count)];
        if (guessed is { } first)
        {
            places.Remove(first);
            places.Insert(0, first);
        }

        return await dialog.ChooseAsync("ask-category", places, place => labels[place]);
    }

    private static async Task<string> AskDescriptionAsync(DialogContext dialog, Subject? subject)
    {
        var said = Spaces().Replace(subject?.Text ?? "", " ").Trim();
        if (said.Length > 0 && await dialog.ConfirmAsync("use-what-was-said", ("description", said)))
        {
            return said;
        }

        var description = await dialog.AskAsync("ask-description", Prompts.Text(Ticket.MaximumDescriptionLength));
        return Spaces().Replace(description, " ").Trim();
    }

    private static bool AsksForTicket(PromptInput? opening) => opening is not null
        && (opening.Phrases.Has(PhraseNames.Ticket, opening.Normalized) || opening.Phrases.HoldsAny(PhraseNames.TicketWords, opening.Normalized));

    private int? CategoryOf(Subject? subject)
    {
        var id = $"category-of-{subject?.Intent}";
        if (subject?.Intent is null || !content.HasReply(Name, id, ContentLibrary.DefaultLanguage))
        {
            return null;
        }

        var label = content.Reply(Name, id, ContentLibrary.DefaultLanguage).Text;
        var place = LabelsOf("ask-category", ContentLibrary.DefaultLanguage).ToList().IndexOf(label);
        return place >= 0 ? place : null;
    }

    private IReadOnlyList<string> LabelsOf(string reply, string language) => content.Reply(Name, reply, language).Choices;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
