using System.Security.Cryptography;
using System.Text;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>
/// How a dialog asks, says and acts. Each call is a step with a name. A step that the journal holds returns at once what it
/// returned the first time; the first step it does not hold is live.
/// </summary>
public sealed class DialogContext
{
    private readonly TaskCompletionSource<DialogStop> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<JournalEntry> _journal;
    private readonly List<(int Index, Question Question)> _answered = [];
    private readonly DialogTurn _turn;
    private readonly PromptInput? _opening;
    private readonly bool _isReplayOnly;
    private readonly PendingQuestion? _pending;
    private PromptInput? _input;
    private string _section;
    private int _cursor;

    internal DialogContext(DialogState state, DialogTurn turn, PromptInput? input, PromptInput? opening, bool isReplayOnly)
    {
        _journal = [.. state.Journal];
        _turn = turn;
        _pending = input is null ? null : state.Pending;
        _input = input;
        _opening = opening;
        _isReplayOnly = isReplayOnly;
        _section = state.Name;
    }

    /// <summary>Who is signed in, or null.</summary>
    public SignedInUser? User => _turn.User;

    /// <summary>Where a workflow can leave word for the user once this turn is over.</summary>
    public string ReturnAddress => _turn.ConversationId;

    /// <summary>What was said around the dialog.</summary>
    public IConversation Conversation => _turn.Conversation;

    /// <summary><c>fr</c> or <c>en</c>: what the dialog speaks.</summary>
    public string Language => _turn.Language;

    /// <summary>Ends with the turn; pass it to workflows.</summary>
    public CancellationToken CancellationToken => _turn.CancellationToken;

    /// <summary>What the user said to start the dialog, or null. It is forgotten when an answer is taken back: read it inside <see cref="LookAsync"/>.</summary>
    public PromptInput? Opening => _opening;

    internal Task<DialogStop> Stopped => _stopped.Task;

    internal IReadOnlyList<JournalEntry> Journal => _journal;

    /// <summary>The questions that the journal answers, with their place in it.</summary>
    internal IReadOnlyList<(int Index, Question Question)> Answered => _answered;

    /// <summary>Asks, until the prompt accepts the answer. The reply of that name in the dialog's content is the question.</summary>
    public async Task<T> AskAsync<T>(string step, Prompt<T> prompt, params (string Name, object Value)[] values)
    {
        var question = new Question(_section, step, prompt, values, Shown: null);
        if (TryReplay(question.Path, JournalKind.Answer, out var entry))
        {
            _answered.Add((_cursor - 1, question));
            return JournalJson.Read<T>(entry.Value);
        }

        if (prompt.FillsFromSentence && _opening is not null && prompt.Parse(_opening) is { Problem: null } said)
        {
            return Append(question.Path, JournalKind.Answer, said.Value!);
        }

        if (TakeInput(question) is not { } input)
        {
            return await StopAsync<T>(new DialogStop.Asks(question));
        }

        var result = prompt.Parse(input);
        return result.Problem is null
            ? Append(question.Path, JournalKind.Answer, result.Value!)
            : await StopAsync<T>(new DialogStop.DidNotUnderstand(question, result.Problem));
    }

    /// <summary>Offers the options as buttons; a number, an ordinal or words of one label choose too. One option alone is taken without asking.</summary>
    public async Task<T> ChooseAsync<T>(
        string step, IReadOnlyList<T> options, Func<T, string> label, params (string Name, object Value)[] values)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(label);
        if (options.Count == 1)
        {
            return options[0];
        }

        // The label is journaled, not the place: the list may be another one on the next turn.
        var labels = options.Select(label).ToList();
        var chosen = await AskAsync(step, new ChoicePrompt(labels), values);
        var index = labels.IndexOf(chosen);
        return index >= 0 ? options[index] : await StopAsync<T>(new DialogStop.Changed());
    }

    /// <summary>
    /// What the sentence that began the dialog already says, by this parser; nothing where it says nothing of it. Nobody is asked, and
    /// "retour" does not come back to it.
    /// </summary>
    public Task<T?> HeardAsync<T>(string step, Prompt<T> prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return LookAsync(step, () => Task.FromResult(_opening is not null && prompt.Parse(_opening) is { Problem: null } said ? said.Value : default));
    }

    /// <summary>
    /// Shows what is about to be done and asks for a yes. The yes counts for exactly what was shown: if the reply would read
    /// differently now, it is shown and asked again.
    /// </summary>
    public Task<bool> ConfirmAsync(string step, params (string Name, object Value)[] values) =>
        ConfirmAsync(step, new ConfirmPrompt(_turn.Replies.ChoicesOf(_section, Question.ReplyOf(step))), isYes: answer => answer, values);

    /// <summary>The same for what can still be changed here: an answer that <paramref name="changes"/> accepts is neither yes nor no.</summary>
    public Task<Confirmation<T>> ConfirmOrChangeAsync<T>(string step, Prompt<T> changes, params (string Name, object Value)[] values)
        where T : class
    {
        var prompt = new ConfirmOrChangePrompt<T>(new ConfirmPrompt(_turn.Replies.ChoicesOf(_section, Question.ReplyOf(step))), changes);
        return ConfirmAsync(step, prompt, isYes: answer => answer.IsYes, values);
    }

    /// <summary>
    /// Asks for a file of one of the kinds (".pdf" ...). Where the reply has buttons, they are the ways to say that there is none; the
    /// answer's file is then null.
    /// </summary>
    public Task<FileAnswer> AskFileAsync(string step, IReadOnlyList<string> extensions, params (string Name, object Value)[] values) =>
        AskAsync(step, new FilePrompt(extensions, ChoicesOf(step)), values);

    /// <summary>The buttons that the content gives a reply.</summary>
    public IReadOnlyList<string> ChoicesOf(string reply) => _turn.Replies.OwnChoicesOf(_section, Question.ReplyOf(reply));

    /// <summary>A reply of the dialog's content, filled, as a button shows it.</summary>
    public string Label(string reply, params (string Name, object Value)[] values) => _turn.Replies.PlainTextOf(_section, reply, values);

    /// <summary>A reply of the dialog's content, filled, as a value for another one.</summary>
    public Markdown Text(string reply, params (string Name, object Value)[] values) => new(_turn.Replies.TextOf(_section, reply, values));

    /// <summary>Says the reply of that name in the dialog's content.</summary>
    public Task SayAsync(string reply, params (string Name, object Value)[] values)
    {
        if (!TryReplay(Question.PathOf(_section, reply), JournalKind.Said, out _))
        {
            _turn.Replies.Say(_section, Question.ReplyOf(reply), values);
            Append<object?>(Question.PathOf(_section, reply), JournalKind.Said, null);
        }

        return Task.CompletedTask;
    }

    /// <summary>Does something once: its outcome is journaled in the transaction that holds its effect.</summary>
    public Task<T> OnceAsync<T>(string step, Func<Task<T>> act) => JournaledAsync(step, JournalKind.Act, act);

    /// <summary>Reads something once, so that later turns decide on what was read then.</summary>
    public Task<T> LookAsync<T>(string step, Func<Task<T>> look) => JournaledAsync(step, JournalKind.Look, look);

    /// <summary>The signed-in user; where nobody is, explains why it is needed, offers sign-in and waits for it.</summary>
    public async Task<SignedInUser> SignedInAsync(string reason = "sign-in-needed")
    {
        var question = new Question(_section, reason, new SignInPrompt(), [], Shown: null);
        if (User is { } user)
        {
            // Whatever was written after signing in ("c'est fait") only woke the dialog up.
            if (_pending?.Step == question.Path)
            {
                _input = null;
            }

            return user;
        }

        return TakeInput(question) is null
            ? await StopAsync<SignedInUser>(new DialogStop.Asks(question))
            : await StopAsync<SignedInUser>(new DialogStop.DidNotUnderstand(question, "still-signed-out"));
    }

    /// <summary>Runs another dialog as a part of this one; its steps and replies keep its own name.</summary>
    public async Task CallAsync(Dialog other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var caller = _section;
        _section = other.Name;
        await other.RunAsync(this);
        _section = caller;
    }

    private async Task<T> ConfirmAsync<T>(string step, Prompt<T> prompt, Func<T, bool> isYes, (string Name, object Value)[] values)
    {
        var question = new Question(_section, step, prompt, values, Hash(_turn.Replies.TextOf(_section, Question.ReplyOf(step), values)));
        if (TryReplay(question.Path, JournalKind.Answer, out var entry))
        {
            _answered.Add((_cursor - 1, question));
            return JournalJson.Read<T>(entry.Value);
        }

        if (TakeInput(question) is not { } input)
        {
            return await StopAsync<T>(new DialogStop.Asks(question));
        }

        var result = prompt.Parse(input);
        if (result.Problem is not null)
        {
            return await StopAsync<T>(new DialogStop.DidNotUnderstand(question, result.Problem));
        }

        return isYes(result.Value!) && _pending!.Shown != question.Shown
            ? await StopAsync<T>(new DialogStop.DidNotUnderstand(question, "shown-has-changed"))
            : Append(question.Path, JournalKind.Answer, result.Value!);
    }

    private async Task<T> JournaledAsync<T>(string step, JournalKind kind, Func<Task<T>> effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        var path = Question.PathOf(_section, step);
        if (TryReplay(path, kind, out var entry))
        {
            return JournalJson.Read<T>(entry.Value);
        }

        return _isReplayOnly ? await StopAsync<T>(new DialogStop.Replayed()) : Append(path, kind, await effect());
    }

    private bool TryReplay(string path, JournalKind kind, out JournalEntry entry)
    {
        if (_cursor >= _journal.Count)
        {
            entry = null!;
            return false;
        }

        entry = _journal[_cursor];
        if (entry.Step != path || entry.Kind != kind)
        {
            throw new DialogChangedException();
        }

        _cursor++;
        return true;
    }

    private PromptInput? TakeInput(Question question)
    {
        var input = _input;
        _input = null;
        if (input is not null && _pending?.Step != question.Path)
        {
            throw new DialogChangedException();
        }

        return input;
    }

    private T Append<T>(string path, JournalKind kind, T value)
    {
        _journal.Add(new JournalEntry(path, kind, kind == JournalKind.Said ? null : JournalJson.Write(value)));
        _cursor++;
        return value;
    }

    /// <summary>
    /// Leaves the method here for good: the task never completes, and the garbage collector takes the frame. The next turn
    /// comes back by replay.
    /// </summary>
    private Task<T> StopAsync<T>(DialogStop stop)
    {
        _stopped.TrySetResult(stop);
        return new TaskCompletionSource<T>().Task;
    }

    private static string Hash(string shown) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), 0, 12);
}

/// <summary>The journal does not fit the code any more: the program was changed under a running conversation.</summary>
public sealed class DialogChangedException(Exception? inner = null) : Exception("The journal does not fit the dialog's code.", inner);

/// <summary>A question with everything needed to put it into words.</summary>
/// <param name="Section">The content section, which is the dialog's name.</param>
/// <param name="Step">The step, which is the reply's name; in a loop, with <c>#</c> and the number of the round after it.</param>
/// <param name="Prompt">The parser of its answer.</param>
/// <param name="Values">The values for the placeholders.</param>
/// <param name="Shown">Hash of the text where a yes must count for exactly that text.</param>
public sealed record Question(string Section, string Step, Prompt Prompt, (string Name, object Value)[] Values, string? Shown)
{
    private const char Round = '#';

    /// <summary>The step's name in the journal.</summary>
    public string Path => PathOf(Section, Step);

    /// <summary>The reply's name: a question that a loop asks again has one text, and a step for each round.</summary>
    public string Reply => ReplyOf(Step);

    internal static string ReplyOf(string step) => step.Split(Round)[0];

    internal static string PathOf(string section, string step) => $"{section}/{step}";
}

/// <summary>Where a run of a dialog stopped.</summary>
internal abstract record DialogStop
{
    private DialogStop()
    {
    }

    /// <summary>It asks something new.</summary>
    public sealed record Asks(Question Question) : DialogStop;

    /// <summary>The input is no answer to its question.</summary>
    public sealed record DidNotUnderstand(Question Question, string Problem) : DialogStop;

    /// <summary>A replay that must not act came to the end of the journal.</summary>
    public sealed record Replayed : DialogStop;

    /// <summary>It ran to its end.</summary>
    public sealed record Completed : DialogStop;

    /// <summary>The journal does not fit the code any more.</summary>
    public sealed record Changed : DialogStop;
}
