namespace ChorusAssistant.Bot.Nlu.Entities;

internal enum CalendarUnit
{
    Day,
    Week,
    Month,
    Year,
}
