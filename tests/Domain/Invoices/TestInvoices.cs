using System.Reflection;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Tests.Domain.Invoices;

/// <summary>Invoices, structures and services that a test needs no more of than what it names.</summary>
internal static class TestInvoices
{
    private static readonly DateTimeOffset _saved = new(2026, 11, 18, 9, 11, 0, TimeSpan.Zero);

    /// <summary>A draft with its first passage.</summary>
    public static Invoice Draft(
        long? validatorId = null, long? secondValidatorId = null, string frame = "A1_FACTURE_FOURNISSEUR", long? serviceId = null, string? commitment = null,
        decimal inclTax = 120m, decimal due = 120m, params IReadOnlyList<InvoiceAttachment> files)
    {
        var invoice = new Invoice
        {
            Id = 1,
            Number = InvoiceNumber.Parse("F-1"),
            RequestType = "FACTURE",
            DocumentType = "FACTURE",
            Frame = frame,
            SupplierId = 1,
            DepositorId = 1,
            RecipientId = 2,
            RecipientServiceId = serviceId,
            FirstValidatorId = validatorId,
            SecondValidatorId = secondValidatorId,
            CommitmentNumber = commitment,
            IssuedOn = new DateOnly(2026, 11, 18),
            Status = InvoiceStatus.Draft,
            StatusSince = _saved,
            TotalExclTax = 100m,
            TaxRate = 20m,
            Tax = 20m,
            TotalInclTax = inclTax,
            AmountDue = due,
            Currency = "EUR",
            TaxType = "TVA_SUR_DEBIT",
            DepositMode = "SAISIE_PORTAIL",
        };
        Loaded<InvoiceStatusChange>(invoice, "_history").Add(new InvoiceStatusChange { InvoiceId = 1, Order = 1, Status = InvoiceStatus.Draft, At = _saved });
        Loaded<InvoiceAttachment>(invoice, "_attachments").AddRange(files);
        return invoice;
    }

    /// <summary>A file of an invoice.</summary>
    public static InvoiceAttachment File(string name, long size = 1000) =>
        new() { Id = 1, InvoiceId = 1, Name = name, Extension = "PDF", TypeCode = "01", Size = size };

    /// <summary>A public structure.</summary>
    public static Structure Recipient(
        bool service = false, bool commitment = false, bool either = false, StructureState state = StructureState.Active) => new()
        {
            Id = 2,
            IdentifierType = StructureIdentifierType.Siret,
            Identifier = "02029772700024",
            Name = "Commune",
            Kind = StructureKind.Public,
            State = state,
            RequiresService = service,
            RequiresCommitmentNumber = commitment,
            RequiresServiceOrCommitmentNumber = either,
            IsContractingAuthority = false,
            IsContractingAuthorityOnly = false,
            UsesHelios = true,
            HidesPayment = false,
            Street = "1 rue",
            City = "Ville",
            Country = "FR",
            ContactAddress = EmailAddress.Parse("contact@commune.example"),
        };

    /// <summary>A service of it.</summary>
    public static Service Service(bool commitment = false, bool isActive = true, DateOnly? until = null) => new()
    {
        Id = 5,
        StructureId = 2,
        Code = "SRV-1",
        Name = "Service",
        IsActive = isActive,
        RequiresCommitmentNumber = commitment,
        ValidFrom = new DateOnly(2016, 1, 1),
        ValidUntil = until ?? new DateOnly(2050, 12, 31),
    };

    // As the store fills them.
    private static List<T> Loaded<T>(Invoice invoice, string field) =>
        (List<T>)typeof(Invoice).GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(invoice)!;
}
