namespace ChorusAssistant.Bot.Nlu.Entities;

internal enum TokenKind
{
    Word,
    Digits,
    Sign,
}
