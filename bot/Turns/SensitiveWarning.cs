using ChorusAssistant.Bot.Content;
using ChorusAssistant.Domain.Privacy;

namespace ChorusAssistant.Bot.Turns;

/// <summary>Tells the user, once in a conversation, that something was masked in their message, and what.</summary>
internal static class SensitiveWarning
{
    private static readonly (SensitiveKinds Kind, string Reply)[] _names =
    [
        (SensitiveKinds.Password, "masked-password"),
        (SensitiveKinds.BankAccount, "masked-bank-account"),
        (SensitiveKinds.PaymentCard, "masked-payment-card"),
        (SensitiveKinds.SocialSecurityNumber, "masked-social-security-number"),
        (SensitiveKinds.Telephone, "masked-telephone"),
        (SensitiveKinds.Link, "masked-link"),
    ];

    /// <summary>Says it, where there is something to say.</summary>
    public static void Say(TurnContext turn)
    {
        if (turn.Masked == SensitiveKinds.None || turn.State.WasWarned)
        {
            return;
        }

        turn.State = turn.State with { WasWarned = true };
        var what = _names.Where(name => turn.Masked.HasFlag(name.Kind))
            .Select(name => turn.Replies.PlainTextOf(ContentLibrary.SharedSection, name.Reply, []));
        turn.Replies.Say(ContentLibrary.SharedSection, "masked", ("what", string.Join(", ", what)));
    }
}
