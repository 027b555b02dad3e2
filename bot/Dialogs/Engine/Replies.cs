using System.Globalization;
using System.Text.Json;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Documents;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>One message of the bot in the making.</summary>
/// <param name="Activity">The message, or an event.</param>
/// <param name="Section">The content section it comes from: the intent, or <c>Assistant</c>.</param>
/// <param name="IsQuestion">Whether it waits for an answer.</param>
public sealed record Said(Activity Activity, string Section, bool IsQuestion)
{
    /// <summary>Whether it ends what was asked for, though something else is said after it: the user may judge it.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>The step whose question it puts in full; null for everything else, also for what only says that an answer was none.</summary>
    public string? Asks { get; init; }
}

/// <summary>Puts replies of the content into messages, in the order they are said.</summary>
public sealed class Replies(ContentLibrary content, string language, string signInUrl, Links links)
{
    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "fr-FR");
    private readonly List<Said> _said = [];

    /// <summary>What was said so far, in order.</summary>
    public IReadOnlyList<Said> All => _said;

    /// <summary>The same words for nobody to hear.</summary>
    public Replies Silent() => new(content, language, signInUrl, links);

    /// <summary>Says a reply.</summary>
    public void Say(string section, string id, params (string Name, object Value)[] values) => Add(section, id, values, isQuestion: false, choices: null);

    /// <summary>Says a reply and waits for an answer; the choices are the buttons (the reply's own when null).</summary>
    public void SayAndListen(string section, string id, IReadOnlyList<string>? choices = null, params (string Name, object Value)[] values) =>
        Add(section, id, values, isQuestion: true, choices);

    /// <summary>Sends an event that programs read.</summary>
    public void Send(Activity activity) => _said.Add(new Said(activity, ContentLibrary.SharedSection, IsQuestion: false));

    /// <summary>What was said last answers the user, whatever follows in the same turn.</summary>
    public void EndAnswer()
    {
        var last = _said.FindLastIndex(said => said.Activity.Type == ActivityTypes.Message);
        if (last >= 0 && !_said[last].IsQuestion)
        {
            _said[last] = _said[last] with { IsAnswer = true };
        }
    }

    /// <summary>Puts a dialog's question.</summary>
    public void Ask(Question question)
    {
        var activity = Add(question.Section, question.Reply, question.Values, isQuestion: true, ChoicesFor(question));
        Equip(activity, question.Prompt);
        _said[^1] = _said[^1] with { Asks = question.Path };
    }

    /// <summary>What was said last leaves the question standing that was put before: the same answer may be given again.</summary>
    public void StillAsks(string? step) => _said[^1] = _said[^1] with { Asks = step };

    /// <summary>Says what was wrong with the answer and waits for another one.</summary>
    public void AskAgain(Question question, string problem)
    {
        if (problem is "shown-has-changed" or "confirm-again")
        {
            // A yes is given to what stands right above it, never from memory.
            Say(question.Section, problem);
            Ask(question);
            return;
        }

        var own = $"{question.Reply}-{problem}";
        var activity = Add(question.Section, content.HasReply(question.Section, own, language) ? own : problem, question.Values, isQuestion: true, ChoicesFor(question));
        Equip(activity, question.Prompt);
    }

    /// <summary>The reply's text with its placeholders filled.</summary>
    public string TextOf(string section, string id, (string Name, object Value)[] values) => Fill(content.Reply(section, id, language).Text, values, Templates.Escape);

    /// <summary>The reply's own buttons; the shared yes and no of <c>confirm</c> where it has none.</summary>
    public IReadOnlyList<string> ChoicesOf(string section, string id)
    {
        var choices = content.Reply(section, id, language).Choices;
        return choices.Count > 0 ? choices : content.Reply(ContentLibrary.SharedSection, "confirm", language).Choices;
    }

    /// <summary>The same without the signs that keep values from being Markdown.</summary>
    public string PlainTextOf(string section, string id, (string Name, object Value)[] values) => Fill(content.Reply(section, id, language).Text, values, plain => plain);

    /// <summary>The reply's own buttons; none where it has none.</summary>
    public IReadOnlyList<string> OwnChoicesOf(string section, string id) => content.Reply(section, id, language).Choices;

    private static IReadOnlyList<string>? ChoicesFor(Question question) => question.Prompt.Choices.Count > 0 ? question.Prompt.Choices : null;

    private Activity Add(string section, string id, (string Name, object Value)[] values, bool isQuestion, IReadOnlyList<string>? choices)
    {
        var reply = content.Reply(section, id, language);
        var buttons = choices ?? [.. reply.Choices.Select(choice => Fill(choice, values, plain => plain))];
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Text = links.Complete(Fill(reply.Text, values, Templates.Escape)),
            TextFormat = "markdown",
            Speak = reply.Speak is null ? null : Fill(reply.Speak, values, plain => plain),
            Locale = _culture.Name == "fr-FR" ? "fr-FR" : "en-GB",
            SuggestedActions = buttons.Count == 0 ? null : new SuggestedActions
            {
                Actions = [.. buttons.Select(button => new CardAction { Title = button, Value = ActivityJson.Text(button) })],
            },
        };
        _said.Add(new Said(activity, section, isQuestion));
        return activity;
    }

    /// <summary>What the user needs besides words: the card to sign in with, the way to hand over a file.</summary>
    private void Equip(Activity activity, Prompt prompt)
    {
        switch (prompt)
        {
            case SignInPrompt:
                activity.Attachments = [SignInCard()];
                break;
            case FilePrompt file:
                activity.ChannelData = JsonSerializer.SerializeToElement(new { upload = new { accept = string.Join(',', file.Extensions) } });
                break;
        }
    }

    private Attachment SignInCard() => new()
    {
        ContentType = "application/vnd.microsoft.card.signin",
        Content = JsonSerializer.SerializeToElement(new
        {
            text = content.Reply(ContentLibrary.SharedSection, "sign-in-card", language).Text,
            buttons = new[] { new { type = "signin", title = content.Reply(ContentLibrary.SharedSection, "sign-in-button", language).Text, value = signInUrl } },
        }),
    };

    private string Fill(string template, (string Name, object Value)[] values, Func<string, string> escape) => Templates.Fill(template, values, escape, Format);

    // Thin and plain no-break spaces as French typography sets them between groups of digits.
    private string Format(object value) => value switch
    {
        Siret siret => $"{siret.Digits[..3]}\u00A0{siret.Digits[3..6]}\u00A0{siret.Digits[6..9]}\u00A0{siret.Digits[9..]}",
        DateOnly date => LongDay(date.ToString("D", _culture)),
        DateTimeOffset instant => InParis(instant),
        TimeOnly time => language == "en" ? time.ToString("HH:mm", _culture) : FormattableString.Invariant($"{time.Hour}\u00A0h\u00A0{time.Minute:D2}"),
        Money { Euros: var euros } => language == "en" ? $"€{euros.ToString("N2", _culture)}" : $"{Grouped(euros.ToString("N2", _culture))}\u00A0€",
        DocumentTicket document => links.To(document),
        IFormattable formattable => formattable.ToString(null, _culture),
        _ => value.ToString() ?? "",
    };

    private string InParis(DateTimeOffset instant)
    {
        var there = ParisTime.Of(instant);
        return language == "en"
            ? $"{there.ToString("dddd d MMMM yyyy", _culture)} at {there.ToString("HH:mm", _culture)}"
            : $"{LongDay(there.ToString("dddd d MMMM yyyy", _culture))} à {there.Hour}\u00A0h\u00A0{there.Minute:D2}";
    }

    // "samedi 1er janvier": the culture knows no ordinal.
    private string LongDay(string day) => language == "en" ? day : day.Replace(" 1 ", " 1er ", StringComparison.Ordinal);

    // The culture groups digits with the narrow no-break space, which some fonts do not have.
    private static string Grouped(string number) => number.Replace('\u202F', '\u00A0');
}
