using System.Globalization;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.SupportTickets;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Domain.Training;
using ChorusAssistant.Domain.Works;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Bot.Portal;

/// <summary>
/// What the demo portal shows of the person who is signed in, a table at a time. Values are texts as the page shows them; a page's
/// columns name the fields they want.
/// </summary>
internal sealed class Worklists(ChorusDbContext context, ContentLibrary content, TimeProvider time)
{
    private const int Longest = 50;

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The rows of the table; null where there is no table of that name.</summary>
    public async Task<IReadOnlyList<object>?> ReadAsync(string name, Actor actor, CancellationToken cancellationToken) => name switch
    {
        "drafts" => await InvoicesAsync(Issued(actor).Where(invoice => invoice.Status == InvoiceStatus.Draft), cancellationToken),
        "issued" => await InvoicesAsync(Issued(actor).Where(invoice => invoice.Status != InvoiceStatus.Draft), cancellationToken),
        "received" => await InvoicesAsync(Received(actor), cancellationToken),
        "to-validate" => await InvoicesAsync(ToValidate(actor), cancellationToken),
        "validated" => await InvoicesAsync(Validated(actor), cancellationToken),
        "works" => await InvoicesAsync(Works(actor), cancellationToken),
        "dossiers" => await DossiersAsync(actor, cancellationToken),
        "statements" => await StatementsAsync(actor, cancellationToken),
        "sheets" => await SheetsAsync(actor, cancellationToken),
        "structures" => Structures(actor),
        "requests" => await RequestsAsync(actor, cancellationToken),
        "technical-users" => await TechnicalUsersAsync(actor, cancellationToken),
        "sessions" => await SessionsAsync(cancellationToken),
        "bookings" => await BookingsAsync(actor, cancellationToken),
        "tickets" => await TicketsAsync(actor, cancellationToken),
        _ => null,
    };

    private IQueryable<Invoice> Issued(Actor actor)
    {
        var own = Ids(actor.With(SpaceCodes.IssuedInvoices));
        return context.Set<Invoice>().Where(invoice => own.Contains(invoice.SupplierId) && invoice.RequestType == "FACTURE");
    }

    private IQueryable<Invoice> Received(Actor actor)
    {
        var own = Ids(actor.With(SpaceCodes.ReceivedInvoices));
        return context.Set<Invoice>().Where(invoice => own.Contains(invoice.RecipientId) && invoice.PaymentPeriodFrom != null);
    }

    private IQueryable<Invoice> ToValidate(Actor actor)
    {
        var own = Ids(actor.With(SpaceCodes.InvoicesToValidate));
        return context.Set<Invoice>().Where(invoice =>
            (invoice.Status == InvoiceStatus.ToValidate1 && invoice.FirstValidatorId != null && own.Contains(invoice.FirstValidatorId.Value))
            || (invoice.Status == InvoiceStatus.ToValidate2 && invoice.SecondValidatorId != null && own.Contains(invoice.SecondValidatorId.Value)));
    }

    private IQueryable<Invoice> Validated(Actor actor)
    {
        var own = Ids(actor.With(SpaceCodes.InvoicesToValidate));
        return context.Set<Invoice>().Where(invoice => invoice.Status != InvoiceStatus.Draft && invoice.Status != InvoiceStatus.ToValidate1
            && invoice.Status != InvoiceStatus.ToValidate2 && ((invoice.FirstValidatorId != null && own.Contains(invoice.FirstValidatorId.Value))
            || (invoice.SecondValidatorId != null && own.Contains(invoice.SecondValidatorId.Value))));
    }

    private IQueryable<Invoice> Works(Actor actor)
    {
        var own = Ids(actor.With(SpaceCodes.WorksInvoices));
        return context.Set<Invoice>().Where(invoice => invoice.RequestType == "FACTURE_TRAVAUX"
            && (own.Contains(invoice.DepositorId) || own.Contains(invoice.SupplierId) || own.Contains(invoice.RecipientId)));
    }

    private async Task<IReadOnlyList<object>> InvoicesAsync(IQueryable<Invoice> invoices, CancellationToken cancellationToken)
    {
        var found = await invoices.AsNoTracking().OrderByDescending(invoice => invoice.StatusSince).Take(Longest).ToListAsync(cancellationToken);
        var ids = found.SelectMany(invoice => (long[])[invoice.SupplierId, invoice.RecipientId]).Distinct().ToList();
        var names = await context.Set<Structure>().Where(structure => ids.Contains(structure.Id)).ToDictionaryAsync(structure => structure.Id, structure => structure.Name, cancellationToken);
        return found.ConvertAll(object (invoice) => new
        {
            number = invoice.Number.Text,
            supplier = names[invoice.SupplierId],
            recipient = names[invoice.RecipientId],
            issuedOn = Day(invoice.IssuedOn),
            frame = invoice.Frame.Split('_')[0],
            status = StatusName(invoice.Status),
            since = Day(ParisTime.DayOf(invoice.StatusSince)),
            validateBy = invoice.ValidateBy is { } day ? Day(day) : "",
            total = Euros(invoice.TotalInclTax),
        });
    }

    private async Task<IReadOnlyList<object>> DossiersAsync(Actor actor, CancellationToken cancellationToken)
    {
        var own = Ids(actor.With(SpaceCodes.WorksInvoices));
        var rows = await (
            from dossier in context.Set<BillingDossier>()
            join market in context.Set<Market>() on dossier.MarketId equals market.Id
            where own.Contains(market.ContractingAuthorityId) || (market.ProjectManagerId != null && own.Contains(market.ProjectManagerId.Value))
                || market.Parties.Any(party => own.Contains(party.StructureId))
            orderby dossier.Period descending, dossier.Id descending
            select new { dossier, market.Number }).AsNoTracking().Take(Longest).ToListAsync(cancellationToken);
        return rows.ConvertAll(object (row) => new
        {
            number = row.dossier.Number,
            market = row.Number,
            period = row.dossier.Period,
            state = Named("dossier", row.dossier.State),
            documents = row.dossier.DocumentCount.ToString(French),
        });
    }

    private async Task<IReadOnlyList<object>> StatementsAsync(Actor actor, CancellationToken cancellationToken)
    {
        var own = Ids(actor.With(SpaceCodes.CourtFeeStatements));
        var rows = await (
            from statement in context.Set<CourtFeeStatement>()
            join court in context.Set<Structure>() on statement.RecipientId equals court.Id
            where own.Contains(statement.SupplierId)
            orderby statement.Id descending
            select new { statement, court.Name }).AsNoTracking().Take(Longest).ToListAsync(cancellationToken);
        return rows.ConvertAll(object (row) => new
        {
            number = row.statement.Number,
            recipient = row.Name,
            status = StatusName(row.statement.Status),
            declared = Euros(row.statement.DeclaredExpenses),
            form = Text(row.statement.HasForm ? "form-attached" : "form-missing"),
        });
    }

    private async Task<IReadOnlyList<object>> SheetsAsync(Actor actor, CancellationToken cancellationToken)
    {
        var login = actor.Account.Login;
        var sheets = await context.Set<ExpenseSheet>().AsNoTracking().Where(sheet => sheet.Login == login).OrderByDescending(sheet => sheet.CreatedAt)
            .Take(Longest).ToListAsync(cancellationToken);
        return sheets.ConvertAll(object (sheet) => new { createdAt = Time(sheet.CreatedAt), total = Euros(sheet.Total) });
    }

    private List<object> Structures(Actor actor) =>
        [.. actor.Managed.Take(Longest).Select(structure => new
        {
            siret = structure.Identifier,
            name = structure.Name,
            state = Named("structure", structure.State),
            sirene = structure.SireneState is { } state ? Named("sirene", state) : "",
        })];

    private async Task<IReadOnlyList<object>> RequestsAsync(Actor actor, CancellationToken cancellationToken)
    {
        var managed = Ids(actor.Managed);
        var rows = await (
            from request in context.Set<StructureRequest>()
            join structure in context.Set<Structure>() on request.StructureId equals structure.Id
            where managed.Contains(request.StructureId)
            orderby request.Id descending
            select new { request, structure.Identifier }).AsNoTracking().Take(Longest).ToListAsync(cancellationToken);
        return rows.ConvertAll(object (row) => new
        {
            siret = row.Identifier,
            type = Named("request", row.request.Type),
            state = Named("request", row.request.State),
            createdAt = Time(row.request.CreatedAt),
        });
    }

    private async Task<IReadOnlyList<object>> TechnicalUsersAsync(Actor actor, CancellationToken cancellationToken)
    {
        var managed = Ids(actor.Managed);
        var users = await context.Set<TechnicalUser>().AsNoTracking().Where(user => managed.Contains(user.StructureId)).OrderBy(user => user.Login)
            .Take(Longest).ToListAsync(cancellationToken);
        return users.ConvertAll(object (user) => new
        {
            login = user.Login,
            structure = actor.In(user.StructureId)!.Structure.Name,
            setOn = Day(user.PasswordSetOn),
            expiresOn = Day(user.PasswordExpiresOn),
        });
    }

    private async Task<IReadOnlyList<object>> SessionsAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var sessions = await context.Set<TrainingSession>().AsNoTracking().Where(session => session.StartsAt > now).OrderBy(session => session.StartsAt)
            .Take(Longest).ToListAsync(cancellationToken);
        return sessions.ConvertAll(object (session) => new
        {
            theme = session.Theme,
            startsAt = Time(session.StartsAt),
            seats = Math.Max(0, session.Capacity - session.ParticipantCount).ToString(French),
        });
    }

    private async Task<IReadOnlyList<object>> BookingsAsync(Actor actor, CancellationToken cancellationToken)
    {
        var rows = await (
            from registration in context.Set<TrainingRegistration>()
            join session in context.Set<TrainingSession>() on registration.SessionId equals session.Id
            where registration.AccountId == actor.Account.Id
            orderby session.StartsAt descending
            select new { session.Theme, session.StartsAt, registration.State }).AsNoTracking().Take(Longest).ToListAsync(cancellationToken);
        return rows.ConvertAll(object (row) => new { theme = row.Theme, startsAt = Time(row.StartsAt), state = Text($"booking-{row.State}") });
    }

    private async Task<IReadOnlyList<object>> TicketsAsync(Actor actor, CancellationToken cancellationToken)
    {
        var login = actor.Account.Login;
        var tickets = await context.Set<Ticket>().AsNoTracking().Where(ticket => ticket.Login == login).OrderByDescending(ticket => ticket.CreatedAt)
            .Take(Longest).ToListAsync(cancellationToken);
        return tickets.ConvertAll(object (ticket) => new { number = ticket.Number, category = ticket.Category, createdAt = Time(ticket.CreatedAt) });
    }

    private static List<long> Ids(IEnumerable<Structure> structures) => [.. structures.Select(structure => structure.Id)];

    private static string Day(DateOnly day) => day.ToString("d", French);

    private static string Time(DateTimeOffset instant) => ParisTime.Of(instant).ToString("g", French);

    private static string Euros(decimal amount) => $"{amount.ToString("N2", French)}\u00A0€";

    private string StatusName(InvoiceStatus status) => content.Reply("TrackInvoice", $"status-{ChorusCodes.CodeOf(status)}", ContentLibrary.DefaultLanguage).Text;

    private string Named<T>(string what, T value)
        where T : struct, Enum => Text($"{what}-{ChorusCodes.CodeOf(value)}");

    private string Text(string id) => content.Reply("Portal", id, ContentLibrary.DefaultLanguage).Text;
}
