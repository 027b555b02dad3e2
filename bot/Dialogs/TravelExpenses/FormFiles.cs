namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>The kinds of files a form can be.</summary>
internal static class FormFiles
{
    public static readonly string[] Extensions = [".xls", ".xlsx"];
}
