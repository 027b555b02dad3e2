using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Workflows.ActivationLinks;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>Sends the activation mail again to those who cannot sign in yet. It says the same whether or not the account exists.</summary>
public sealed class ResendActivationLinkDialog(ResendActivationLink resend) : Dialog
{
    /// <inheritdoc/>
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var address = await dialog.AskAsync("ask-address", Prompts.EmailAddress);
        await dialog.OnceAsync("resend", () => resend.RunAsync(address, dialog.CancellationToken));
        await dialog.SayAsync("sent-if-an-account-is-waiting", ("address", address));
    }
}
