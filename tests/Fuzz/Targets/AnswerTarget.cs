using System.Text;
using ChorusAssistant.Bot.Dialogs;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Tests.Nlu;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>
/// An answer to a question: taken or refused with a reply that exists in both languages, never a failure; what is taken survives the journal,
/// and what is chosen was to be chosen from.
/// </summary>
internal sealed class AnswerTarget : FuzzTarget
{
    private static readonly string[] _labels = ["20260002 – Commune de Montclair", "FA-2026-0001 – Rocheval", "Une autre facture", "Cadre A4"];

    private static readonly (string Name, Func<PromptInput, string?> Parse)[] _prompts =
    [
        ("email", input => Check(Prompts.EmailAddress, input)),
        ("siret", input => Check(Prompts.Siret, input)),
        ("invoice-number", input => Check(Prompts.InvoiceNumber, input)),
        ("amount", input => Check(Prompts.Amount, input)),
        ("text", input => Check(Prompts.Text(200), input)),
        ("choice", input => Check(new ChoicePrompt(_labels), input, chosen => Assert.Contains(chosen, _labels))),
        ("confirm", input => Check(new ConfirmPrompt(["Confirmer", "Annuler"]), input)),
        ("file", input => Check(new FilePrompt([".pdf"], ["Je n’ai pas le document"]), input)),
        ("optional-text", input => Check(new OptionalTextPrompt(200, ["Sans message"]), input)),
        ("optional-siret", input => Check(new OptionalSiretPrompt("Je ne sais pas"), input)),
    ];

    public override string Name => "answer";

    public override int Longest => 6_000;

    public override IReadOnlyList<string> Words =>
        [.. _labels, "oui", "non", "confirmer", "annuler", "jeanne@exemple.fr", "73282932000074", "12,50 €", "FA-2026-0001", "le premier", "2", "sans message", "mais", "o'neil@", "*", "« "];

    public override string Read(byte[] input)
    {
        // Half a surrogate pair never comes this far: the channel refuses it.
        var text = Encoding.UTF8.GetString(input);
        var answer = new PromptInput(text, null, [], Brain.Shipped.Phrases.Of("fr"), () => Brain.Shipped.Recognizer.Recognize(text, "fr-FR", RecognizerFixture.Now));
        return string.Join(' ', _prompts.Select(prompt => prompt.Parse(answer) ?? "taken"));
    }

    private static string? Check<T>(Prompt<T> prompt, PromptInput input, Action<T>? more = null)
    {
        var result = prompt.Parse(input);
        Assert.Equal(result.Problem is null, prompt.Accepts(input));
        if (result.Problem is { } problem)
        {
            Assert.All((string[])["fr", "en"], language => Assert.True(Brain.Shipped.Content.HasReply("Assistant", problem, language), $"No reply '{problem}' in {language}."));
            return problem;
        }

        var written = JournalJson.Write(result.Value!);
        Assert.Equal(written.GetRawText(), JournalJson.Write(JournalJson.Read<T>(written)!).GetRawText());
        more?.Invoke(result.Value!);
        return null;
    }
}
