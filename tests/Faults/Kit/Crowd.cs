using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ChorusAssistant.Tests.Faults.Kit;

/// <summary>Makes the demo portal as large as the run: one account, draft, technical user or seat for each person, copied from the demo's rows.</summary>
internal static class Crowd
{
    private const string Supplier = "lucien.ysolange@fournitures.example";
    private const string Manager = "oceane.dumontelle@batisseurs.example";
    private const string Waiting = "xaviere.bretinval@fournitures.example";
    private const string Draft = "17052019";
    private const long Session = 607;
    private const long FirstId = 500_000_000;

    /// <summary>Writes the rows into the database of a service that does not run, and hands out the errands.</summary>
    public static async Task<IReadOnlyList<Errand>> InviteAsync(string databaseFile, FaultSettings settings)
    {
        var random = settings.For("errands");
        var errands = Enumerable.Range(0, settings.Conversations).Select(number => ErrandOf(number, random)).ToList();
        await using var connection = new SqliteConnection($"Data Source={databaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        var rows = new Rows(connection);
        foreach (var (errand, number) in errands.Select((errand, number) => (errand, number)))
        {
            var id = FirstId + number;
            switch (errand.Kind)
            {
                case ErrandKind.ActivationLink:
                    rows.Copy("accounts", "login", Waiting, ("id", id), ("login", errand.Target), ("contact_address", errand.Target));
                    break;
                case ErrandKind.SendDraft:
                    rows.Copy("invoices", "number", Draft, ("id", id), ("number", errand.Target));
                    rows.Copy("invoice_history", "invoice_id", rows.IdOf("invoices", "number", Draft), ("invoice_id", id));
                    break;
                case ErrandKind.ResetPassword:
                    rows.Copy("technical_users", "login", "TECH_1_41102@cpro.example", ("id", id), ("login", errand.Target));
                    break;
                default:
                    rows.Copy("accounts", "login", Manager, ("id", id), ("login", errand.Target), ("contact_address", errand.Target));
                    rows.Copy("attachments", "account_id", rows.IdOf("accounts", "login", Manager), ("id", id), ("account_id", id));
                    break;
            }
        }

        rows.Enlarge(Session, settings.Conversations);
        await transaction.CommitAsync();
        return errands;
    }

    private static Errand ErrandOf(int number, Random random)
    {
        var kind = (ErrandKind)(number % Enum.GetValues<ErrandKind>().Length);
        var isWanted = random.Next(3) > 0;
        var name = number.ToString("D5", CultureInfo.InvariantCulture);
        return kind switch
        {
            ErrandKind.ActivationLink => new Errand(kind, null, $"attente-{name}@essai.example", isWanted),
            ErrandKind.SendDraft => new Errand(kind, Supplier, $"FA-2026-9{name}", isWanted),
            ErrandKind.ResetPassword => new Errand(kind, Manager, $"TECH_9_{name}@cpro.example", isWanted),
            _ => new Errand(kind, $"personne-{name}@essai.example", $"personne-{name}@essai.example", isWanted),
        };
    }

    private sealed class Rows(SqliteConnection connection)
    {
        /// <summary>Copies the rows where the column has the value, with some columns changed.</summary>
        public void Copy(string table, string column, object value, params (string Name, object Value)[] changes)
        {
            var columns = Columns(table);
            using var command = connection.CreateCommand();
            var copied = columns.Select(name => changes.Any(change => change.Name == name) ? $"${name}" : $"\"{name}\"");
#pragma warning disable CA2100 // Names of our own schema.
            command.CommandText = $"INSERT INTO \"{table}\" (\"{string.Join("\", \"", columns)}\") SELECT {string.Join(", ", copied)} FROM \"{table}\" WHERE \"{column}\" = $value";
#pragma warning restore CA2100
            command.Parameters.AddWithValue("$value", value);
            foreach (var (name, changed) in changes)
            {
                command.Parameters.AddWithValue($"${name}", changed);
            }

            Assert.NotEqual(0, command.ExecuteNonQuery());
        }

        public long IdOf(string table, string column, string value)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own schema.
            command.CommandText = $"SELECT id FROM \"{table}\" WHERE \"{column}\" = $value";
#pragma warning restore CA2100
            command.Parameters.AddWithValue("$value", value);
            return (long)command.ExecuteScalar()!;
        }

        /// <summary>Seats for everybody.</summary>
        public void Enlarge(long session, int seats)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE training_sessions SET capacity = capacity + $seats WHERE id = $id";
            command.Parameters.AddWithValue("$seats", seats);
            command.Parameters.AddWithValue("$id", session);
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        private List<string> Columns(string table)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT name FROM pragma_table_info($table)";
            command.Parameters.AddWithValue("$table", table);
            List<string> names = [];
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                names.Add(rows.GetString(0));
            }

            return names;
        }
    }
}
