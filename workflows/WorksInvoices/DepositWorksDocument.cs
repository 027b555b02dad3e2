using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.Works;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Workflows.WorksInvoices;

/// <summary>What is to be filed, exactly as it was shown and confirmed.</summary>
/// <param name="MarketId">The contract.</param>
/// <param name="StructureId">In whose name.</param>
/// <param name="Frame">The kind of document, by its cadre de facturation.</param>
/// <param name="DossierId">The dossier it joins; null for a document that opens one.</param>
/// <param name="Number">The document's number.</param>
/// <param name="TotalExclTax">Amount without tax, in euros.</param>
/// <param name="TaxRate">VAT rate in percent.</param>
/// <param name="File">The document itself, a PDF.</param>
public sealed record WorksDeposit(
    long MarketId, long StructureId, string Frame, long? DossierId, InvoiceNumber Number, decimal TotalExclTax, decimal TaxRate, UploadedFile File)
{
    /// <summary>The tax, rounded to the cent.</summary>
    [JsonIgnore]
    public decimal Tax => decimal.Round(TotalExclTax * TaxRate / 100, 2, MidpointRounding.AwayFromZero);

    /// <summary>Amount with tax.</summary>
    [JsonIgnore]
    public decimal TotalInclTax => TotalExclTax + Tax;
}

/// <summary>
/// Files a document of a works contract: it opens a dossier de facturation, or joins one whose turn it is (chorus-pro.md, T4 and 6.5).
/// The payment period starts when the document is made available to the project manager.
/// </summary>
public sealed class DepositWorksDocument(
    IActors actors, IWorksContracts contracts, IUploads uploads, IOutbox outbox, IAuditTrail audit, TimeProvider time)
{
    private const string Action = PrepareIdentitySheet.Action;

    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(Filed), "filed")]
    [JsonDerivedType(typeof(NotAllowed), "not-allowed")]
    [JsonDerivedType(typeof(NumberTaken), "number-taken")]
    [JsonDerivedType(typeof(NotItsTurn), "not-its-turn")]
    [JsonDerivedType(typeof(FileGone), "file-gone")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>It is filed.</summary>
        /// <param name="DossierNumber">The dossier; null while a subcontractor's request waits for its validator.</param>
        /// <param name="OpenedDossier">Whether the document opened it.</param>
        /// <param name="PayBy">Last day of the payment period, where it runs.</param>
        public sealed record Filed(string? DossierNumber, bool OpenedDossier, DateOnly? PayBy) : Outcome;

        /// <summary>The space is closed to the person for that structure, or the structure does not file this document in the contract.</summary>
        public sealed record NotAllowed : Outcome;

        /// <summary>The supplier has a document of that number already.</summary>
        public sealed record NumberTaken : Outcome;

        /// <summary>The dossier holds no document that this one takes up (any more).</summary>
        public sealed record NotItsTurn : Outcome;

        /// <summary>The uploaded file has expired.</summary>
        public sealed record FileGone : Outcome;
    }

    /// <summary>Files the document.</summary>
    public async Task<Outcome> RunAsync(EmailAddress login, WorksDeposit deposit, CancellationToken cancellationToken)
    {
        var actor = await actors.FindAsync(login, cancellationToken);
        var market = await contracts.FindAsync(deposit.MarketId, cancellationToken);
        var kind = WorksDocuments.Find(deposit.Frame);
        if (actor is null || market is null || kind is null || !actor.MayUse(SpaceCodes.WorksInvoices, deposit.StructureId)
            || FindWorksParts.RoleOf(market, deposit.StructureId) != kind.Role || kind.OpensDossier != deposit.DossierId is null)
        {
            return Refuse(login, deposit, new Outcome.NotAllowed());
        }

        if (await uploads.FindAsync(deposit.File, cancellationToken) is not { } file)
        {
            return Refuse(login, deposit, new Outcome.FileGone());
        }

        var dossier = deposit.DossierId is { } id ? (await contracts.DossiersAsync(market.Id, cancellationToken)).FirstOrDefault(d => d.Id == id) : null;
        IReadOnlyList<Invoice> taken = dossier is null ? [] : [.. (await contracts.DocumentsAsync(dossier.Id, cancellationToken)).Where(kind.TakesUp)];
        if (!kind.OpensDossier && taken.Count == 0)
        {
            return Refuse(login, deposit, new Outcome.NotItsTurn());
        }

        var supplierId = kind.OpensDossier ? deposit.StructureId : taken[0].SupplierId;
        if (await contracts.IsNumberTakenAsync(supplierId, deposit.Number, cancellationToken))
        {
            return Refuse(login, deposit, new Outcome.NumberTaken());
        }

        return await FileAsync(actor, market, kind, deposit, new Place(dossier, taken, supplierId), file, cancellationToken);
    }

    private async Task<Outcome> FileAsync(
        Actor actor, Market market, WorksDocument kind, WorksDeposit deposit, Place place, UploadContent file, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = ParisTime.DayOf(now);
        var ids = await contracts.NextIdsAsync(cancellationToken);
        var payer = (await contracts.StructuresAsync([market.ContractingAuthorityId], cancellationToken))[market.ContractingAuthorityId];
        var validator = kind.Role == WorksRole.Subcontractor ? market.Parties.First(party => party.StructureId == deposit.StructureId).WorksForId : null;
        // The payment period of the contractors' documents starts with the project manager's turn; a subcontractor's with the agreement.
        var starts = kind.StatusWhenFiled == InvoiceStatus.AvailableToProjectManager;
        var dossier = place.Dossier;
        if (starts)
        {
            dossier = new BillingDossier
            {
                Id = ids.Dossier,
                Number = $"DF-{today:yyyyMM}-{ids.Dossier:D4}",
                MarketId = market.Id,
                Period = today.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
                State = kind.NextTurn,
                PaymentPeriodFrom = today,
                DocumentCount = 1,
            };
            contracts.Add(dossier);
        }

        foreach (var document in place.Taken)
        {
            document.MoveTo(InvoiceStatus.Linked, now, actor.Account.Id, comment: null);
        }

        place.Dossier?.Receive(kind.NextTurn);
        var filed = new Invoice
        {
            Id = ids.Document,
            Number = deposit.Number,
            RequestType = "FACTURE_TRAVAUX",
            DocumentType = "FACTURE",
            Frame = kind.Frame,
            WorksDocumentType = kind.Type,
            SupplierId = place.SupplierId,
            DepositorId = deposit.StructureId,
            RecipientId = market.ContractingAuthorityId,
            MarketId = market.Id,
            DossierId = dossier?.Id,
            FirstValidatorId = validator,
            IssuedOn = today,
            DepositedOn = today,
            Status = InvoiceStatus.Draft,
            StatusSince = now,
            ValidateBy = validator is null ? null : today.AddDays(Invoice.DaysToValidate),
            PaymentPeriodFrom = starts ? today : null,
            PayBy = starts && payer.PaymentPeriodDays is { } days ? today.AddDays(days) : null,
            TotalExclTax = deposit.TotalExclTax,
            TaxRate = deposit.TaxRate,
            Tax = deposit.Tax,
            TotalInclTax = deposit.TotalInclTax,
            AmountDue = deposit.TotalInclTax,
            Currency = "EUR",
            TaxType = "TVA_SUR_DEBIT",
            DepositMode = "DEPOT_PDF_PORTAIL",
        };
        filed.MoveTo(InvoiceStatus.Deposited, now, actor.Account.Id, comment: null);
        filed.MoveTo(kind.StatusWhenFiled, now, actor.Account.Id, comment: null);
        contracts.Add(filed);
        contracts.Add(new InvoiceAttachment
        {
            Id = ids.Attachment,
            InvoiceId = filed.Id,
            Name = file.Name,
            Extension = Path.GetExtension(file.Name).TrimStart('.').ToUpperInvariant(),
            TypeCode = "01",
            Size = file.Bytes.Length,
        });
        outbox.Add(WorksMails.Filed(actor.Account.Login, market, deposit, kind, dossier?.Number));
        audit.Record(actor.Login, Action, deposit.Number.Text, AuditOutcome.Done);
        return new Outcome.Filed(dossier?.Number, starts, filed.PayBy);
    }

    private Outcome Refuse(EmailAddress login, WorksDeposit deposit, Outcome outcome)
    {
        audit.Record(login.Address, Action, deposit.Number.Text, AuditOutcome.Refused);
        return outcome;
    }

    private sealed record Place(BillingDossier? Dossier, IReadOnlyList<Invoice> Taken, long SupplierId);
}
