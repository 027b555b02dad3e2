using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChorusAssistant.Workflows.Persistence.Demo;

/// <summary>The demo portal: synthetic people, structures, invoices and registers.</summary>
public static class DemoData
{
    private const string Mark = "demo-2026-11-24";

    /// <summary>Whether the database has the demo. Asked without EF Core: a later start does not pay its first-call cost.</summary>
    public static async Task<bool> IsLoadedAsync(StoreConnections connections, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connections);
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT 1 FROM demo_loads WHERE name = '{Mark}'";
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    /// <summary>
    /// Fills the database, once in its life and whole, with dates moved to now. Of several nodes that start at once, one does it and
    /// the others wait for it. Runs before the host takes requests, hence in a transaction of its own, past the committer.
    /// </summary>
    /// <returns>Whether this call did it.</returns>
    public static async Task<bool> LoadAsync(ChorusDbContext context, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(timeProvider);
        var now = timeProvider.GetUtcNow();
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            // First of all: another node that also wants to load waits here for the outcome of this transaction.
            context.Add(new DemoLoad { Name = Mark, LoadedAt = now });
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (failure.InnerException is
            SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT } or
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }

        AddRows(context, new DemoCalendar(now));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static void AddRows(ChorusDbContext context, DemoCalendar calendar)
    {
        Add("structures", DemoStructures.Structure);
        Add("services", DemoStructures.Service);
        Add("users", DemoUsers.Account);
        Add("rattachements", DemoUsers.Attachment);
        Add("technical_users", DemoUsers.TechnicalUser);
        Add("markets", DemoInvoices.Market);
        Add("market_parties", DemoInvoices.Party);
        Add("dossiers_facturation", DemoInvoices.Dossier);
        Add("invoices", DemoInvoices.Invoice);
        Add("invoice_history", DemoInvoices.StatusChange);
        Add("invoice_attachments", DemoInvoices.Attachment);
        Add("memoires_frais_justice", DemoInvoices.CourtFeeStatement);
        Add("memoire_frais_lignes", DemoInvoices.CourtFeeLine);
        Add("training_sessions", DemoUsers.TrainingSession);
        Add("training_registrations", DemoUsers.TrainingRegistration);
        Add("structure_requests", DemoStructures.Request);
        Add("sirene_stock_etablissement", DemoStructures.Establishment);
        Add("sirene_stock_unite_legale", DemoStructures.LegalUnit);

        void Add<T>(string file, Func<DemoRow, T> read)
            where T : class => context.AddRange(DemoTable.Read(file, calendar).Select(read));
    }
}
