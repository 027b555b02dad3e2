using System.Globalization;
using System.Text;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Workflows.TechnicalPasswords;

/// <summary>
/// The connection data of a technical user as a file that French spreadsheets open at a double click: semicolons, a byte order mark.
/// The password is not in it.
/// </summary>
internal static class ConnectionSheet
{
    private static readonly string[] _headings =
    [
        "Identifiant technique", "Structure", "Identifiant de la structure", "Opérateur de dématérialisation", "Environnement",
        "Application PISTE", "Mot de passe défini le", "Mot de passe valable jusqu’au",
    ];

    public static MailAttachment Of(TechnicalUser user, TechnicalUserView view)
    {
        string[] values =
        [
            user.Login, view.Structure, view.Identifier, view.Operator ?? "", user.Environment, user.Application,
            user.PasswordSetOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), user.PasswordExpiresOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        ];
        var text = $"\uFEFF{Row(_headings)}\r\n{Row(values)}\r\n";
        return new MailAttachment($"donnees-connexion-{user.Login.Split('@')[0]}.csv", "text/csv; charset=utf-8", Encoding.UTF8.GetBytes(text));
    }

    private static string Row(IEnumerable<string> cells) => string.Join(';', cells.Select(Cell));

    // A spreadsheet would run a name that begins like a formula.
    private static string Cell(string text) =>
        $"\"{(text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
