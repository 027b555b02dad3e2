using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>How a person said which invoice is meant; one of the values is there.</summary>
/// <param name="Id">One of those on the list.</param>
/// <param name="Number">A number, which need not be on the list.</param>
/// <param name="Partner">All those of that structure.</param>
/// <param name="IsLatest">The newest one.</param>
/// <param name="IsAll">All of them.</param>
public sealed record NamedInvoice(long? Id = null, InvoiceNumber? Number = null, string? Partner = null, bool IsLatest = false, bool IsAll = false);
