namespace ChorusAssistant.Bot.Nlu.Dates;

internal enum CalendarUnit
{
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
}
