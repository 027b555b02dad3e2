using System.Diagnostics;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Workflows.TechnicalPasswords;
using Found = ChorusAssistant.Workflows.TechnicalPasswords.FindTechnicalUsers.Outcome;
using Outcome = ChorusAssistant.Workflows.TechnicalPasswords.ResetTechnicalPassword.Outcome;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>Resets the password of a technical user for the main manager of its structure. The new password never comes near the chat.</summary>
public sealed class ResetTechnicalPasswordDialog(FindTechnicalUsers find, ResetTechnicalPassword reset) : Dialog
{
    /// <inheritdoc/>
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var user = await dialog.SignedInAsync();
        var theirs = await dialog.LookAsync("technical-users", () => find.RunAsync(user.Address, dialog.CancellationToken));
        if (await ChooseAsync(dialog, user, theirs) is not { } shown)
        {
            return;
        }

        while (await dialog.ConfirmAsync("confirm-reset", ValuesOf(dialog, shown)))
        {
            var outcome = await dialog.OnceAsync("reset", () => reset.RunAsync(user.Address, shown, dialog.CancellationToken));
            if (outcome is not Outcome.Changed changed)
            {
                await EndAsync(dialog, outcome);
                return;
            }

            await dialog.SayAsync("shown-has-changed");
            shown = changed.Now;
        }

        await dialog.SayAsync("not-reset", ("login", shown.Login));
    }

    /// <summary>The technical user that is meant; null where there is none, which was said.</summary>
    private async Task<TechnicalUserView?> ChooseAsync(DialogContext dialog, SignedInUser user, Found theirs)
    {
        if (theirs is not Found.Found { Users: var users })
        {
            await RefuseAsync(dialog, theirs);
            return null;
        }

        var labels = users.Select(candidate => LabelOf(dialog, candidate)).ToList();
        var name = await dialog.AskAsync("ask-technical-user", new TechnicalUserPrompt(users, labels, readsOpening: true));
        while (users.FirstOrDefault(candidate => candidate.Login == name) is not { } chosen)
        {
            var wanted = name;
            var named = await dialog.LookAsync("technical-user", () => find.RunAsync(user.Address, wanted, dialog.CancellationToken));
            if (named is Found.Found several)
            {
                return await dialog.ChooseAsync("ask-which-technical-user", several.Users, candidate => LabelOf(dialog, candidate));
            }

            await RefuseAsync(dialog, named);
            if (named is not Found.Unknown)
            {
                return null;
            }

            name = await dialog.AskAsync("ask-technical-user", new TechnicalUserPrompt(users, labels, readsOpening: false));
        }

        return users.First(candidate => candidate.Login == name);
    }

    private static Task RefuseAsync(DialogContext dialog, Found outcome) => outcome switch
    {
        Found.NotMainManager { Structures: [] } => dialog.SayAsync("attached-to-nothing"),
        Found.NotMainManager refused => dialog.SayAsync("not-main-manager", ("structures", NamesOf(dialog, refused.Structures))),
        Found.NoTechnicalUser none => dialog.SayAsync("no-technical-user", ("structures", NamesOf(dialog, none.Structures))),
        Found.Unknown unknown => dialog.SayAsync("unknown-technical-user", ("name", unknown.Name)),
        _ => throw new UnreachableException($"{outcome.GetType().Name} is no refusal."),
    };

    private static Task EndAsync(DialogContext dialog, Outcome outcome) => outcome switch
    {
        Outcome.Reset done => dialog.SayAsync("reset",
            ("login", done.Login), ("expires", done.ExpiresOn), ("address", done.SentTo), ("link-expires", done.LinkExpiresAt), ("export", done.Export)),
        Outcome.NotMainManager refused => dialog.SayAsync("not-main-manager", ("structures", NamesOf(dialog, refused.Structures))),
        Outcome.Gone gone => dialog.SayAsync("unknown-technical-user", ("name", gone.Login)),
        _ => throw new UnreachableException($"No reply for {outcome.GetType().Name}."),
    };

    private static (string Name, object Value)[] ValuesOf(DialogContext dialog, TechnicalUserView user) =>
    [
        ("login", user.Login),
        ("structure", user.Structure),
        ("state", StateOf(dialog, user)),
        ("clients", user.Operator is null ? dialog.Text("clients") : dialog.Text("clients-and-operator", ("operator", user.Operator))),
    ];

    private static string LabelOf(DialogContext dialog, TechnicalUserView user) =>
        dialog.Text("technical-user-label", ("login", user.Login), ("structure", user.Structure)).Text;

    private static Markdown StateOf(DialogContext dialog, TechnicalUserView user)
    {
        var state = user switch
        {
            { State: TechnicalPasswordState.Valid } => "state-valid",
            { State: TechnicalPasswordState.Alert, DaysLeft: 1 } => "state-tomorrow",
            { State: TechnicalPasswordState.Alert } => "state-alert",
            { State: TechnicalPasswordState.ExpiresToday } => "state-today",
            { DaysLeft: -1 } => "state-yesterday",
            _ => "state-expired",
        };
        return dialog.Text(state, ("days", Math.Abs(user.DaysLeft)), ("expires", user.ExpiresOn));
    }

    private static Markdown NamesOf(DialogContext dialog, IReadOnlyList<string> structures) =>
        Markdown.Lines(structures.Select(name => dialog.Text("structure-line", ("name", name))));
}
