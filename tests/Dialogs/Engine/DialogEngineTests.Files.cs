using System.Text.Json;
using ChorusAssistant.Bot.Activities;

namespace ChorusAssistant.Tests.Dialogs.Engine;

/// <summary>Files that answer a question, and documents in a reply.</summary>
public abstract partial class DialogEngineTests
{
    [Fact]
    public async Task A_file_answers_and_a_document_comes_back_by_an_absolute_address()
    {
        await _bot.SayAsync("remettre les plans du nouveau bureau");
        var accepts = _bot.LastReplies[^1].ChannelData!.Value.GetProperty("upload").GetProperty("accept").GetString();

        var replies = await _bot.SendFileAsync("plans.pdf", "%PDF-1.7"u8.ToArray());

        Assert.Equal(".pdf", accepts);
        Assert.Equal(
            "Plans reçus : plans.pdf, 8 octets. [Le reçu](https://bot.example/documents/reçu.txt), [l’aide](https://bot.example/aide/plans), " +
            "loyer 1 250,50 €, le mardi 24 novembre 2026 à 10 h 00.", replies[^1].Text!.Replace('\u00A0', ' '));
    }

    [Fact]
    public Task Words_are_no_file_but_a_button_says_that_there_is_none() => _bot.PlayAsync("""
        > remettre les plans du nouveau bureau
        < Joignez les plans (PDF).
        < [Je n’ai pas les plans]
        > les voici
        < J’attends un fichier : joignez-le avec le trombone, à gauche de la zone de texte.
        < [Je n’ai pas les plans]
        > je n'ai pas les plans
        < Sans plans, ce sera plus long.
        """);

    [Theory]
    [InlineData("https://bot.example/v3/directline/conversations/another/files/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("https://evil.example/plans.pdf")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/v3/directline/conversations/conversation-1/files/../../x")]
    public async Task An_address_that_is_no_file_of_this_conversation_is_nothing(string url)
    {
        await _bot.SayAsync("remettre les plans du nouveau bureau");

        var result = await _bot.SendAsync(new Activity
        {
            Type = ActivityTypes.Message,
            Text = "les voici",
            Value = JsonSerializer.SerializeToElement(new { file = url }),
            Attachments = [new() { Name = "plans.pdf", ContentType = "application/pdf", ContentUrl = url }],
        });

        Assert.StartsWith("J’attends un fichier", result.Replies[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused_with_the_reason()
    {
        await _bot.SayAsync("remettre les plans du nouveau bureau");

        var replies = await _bot.SendFileAsync("plans.exe", "MZ"u8.ToArray());

        Assert.StartsWith("Ce type de fichier ne convient pas", string.Join("/", replies.Select(r => r.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_nobody_asked_for_is_acknowledged()
    {
        var replies = await _bot.SendFileAsync("plans.pdf", "%PDF-1.7"u8.ToArray());

        Assert.StartsWith("J’ai bien reçu votre fichier", replies[^1].Text, StringComparison.Ordinal);
    }
}
