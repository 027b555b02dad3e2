using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.StructureRequests;

namespace ChorusAssistant.Workflows.PublicStructures;

public sealed partial class DeactivatePublicStructure
{
    /// <summary>How it can stand, and how it can end.</summary>
    [JsonDerivedType(typeof(SiretClosed), "siret-closed"), JsonDerivedType(typeof(SiretActive), "siret-active"), JsonDerivedType(typeof(Deactivated), "deactivated")]
    [JsonDerivedType(typeof(Held), "held"), JsonDerivedType(typeof(Submitted), "submitted"), JsonDerivedType(typeof(DocumentMissing), "document-missing")]
    [JsonDerivedType(typeof(UnderReview), "under-review"), JsonDerivedType(typeof(AlreadyInactive), "already-inactive"), JsonDerivedType(typeof(Changed), "changed")]
    [JsonDerivedType(typeof(DocumentGone), "document-gone"), JsonDerivedType(typeof(ReplacementRefused), "replacement-refused")]
    [JsonDerivedType(typeof(NotInSirene), "not-in-sirene"), JsonDerivedType(typeof(NotPublished), "not-published")]
    [JsonDerivedType(typeof(AwaitsSirene), "awaits-sirene"), JsonDerivedType(typeof(NotAllowed), "not-allowed")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>SIRENE has it closed: a yes to this deactivates it.</summary>
        public sealed record SiretClosed(ClosedStructure Shown) : Outcome;

        /// <summary>SIRENE has it open: a reason and a document are needed.</summary>
        public sealed record SiretActive(ActiveStructure Shown) : Outcome;

        /// <summary>It is inactive from now on.</summary>
        public sealed record Deactivated(Siret Siret, string Name) : Outcome;

        /// <summary>It becomes inactive by itself once the invoices under way are settled, or at once when they are accepted.</summary>
        public sealed record Held(ClosedStructure Shown) : Outcome;

        /// <summary>The request is complete; an agent reviews it.</summary>
        public sealed record Submitted(Siret Siret, string Name) : Outcome;

        /// <summary>The request is there and lacks its document.</summary>
        public sealed record DocumentMissing(Siret Siret, string Name) : Outcome;

        /// <summary>An agent had it under review before.</summary>
        public sealed record UnderReview(Siret Siret, string Name) : Outcome;

        /// <summary>It was inactive before.</summary>
        public sealed record AlreadyInactive(Siret Siret, string Name) : Outcome;

        /// <summary>It is not as it was shown any more; nothing was done.</summary>
        public sealed record Changed : Outcome;

        /// <summary>The document that was handed over has expired; nothing was done.</summary>
        public sealed record DocumentGone : Outcome;

        /// <summary>The SIRET that was to take over cannot; nothing was done.</summary>
        public sealed record ReplacementRefused(ReplacementProblem Problem, Siret Replacement) : Outcome;

        /// <summary>SIRENE does not know it; nothing is decided.</summary>
        public sealed record NotInSirene(Siret Siret, string Name) : Outcome;

        /// <summary>SIRENE shows nothing of it; nothing is decided.</summary>
        public sealed record NotPublished(Siret Siret, string Name) : Outcome;

        /// <summary>SIRENE did not answer; nothing is decided, and the request waits.</summary>
        public sealed record AwaitsSirene(Siret Siret, string Name, bool IsLastManager, TimeSpan RetryAfter) : Outcome;

        /// <summary>The person may not ask for it.</summary>
        public sealed record NotAllowed(AccessRefusal Reason, Siret Siret) : Outcome;
    }
}

/// <summary>A structure that SIRENE has closed, as it is shown before the yes.</summary>
/// <param name="Siret">The structure.</param>
/// <param name="Name">Its name.</param>
/// <param name="Since">Since when SIRENE has it closed, where it says so.</param>
/// <param name="HasMoved">Its legal unit is alive: it has moved rather than ended, and a change of SIRET is what it wants.</param>
/// <param name="Successor">The SIRET that its body has now, where SIRENE says so.</param>
/// <param name="InFlight">The invoices addressed to it that are under way.</param>
/// <param name="IsLastManager">Nobody else runs it.</param>
/// <param name="IsHeld">A request waits already for these invoices.</param>
public sealed record ClosedStructure(
    Siret Siret, string Name, DateOnly? Since, bool HasMoved, Siret? Successor, IReadOnlyList<StatusCount> InFlight, bool IsLastManager, bool IsHeld)
{
    /// <summary>How many invoices are under way.</summary>
    [JsonIgnore]
    public int InvoiceCount => InFlight.Sum(status => status.Count);

    /// <summary>Whether a yes to the other one is a yes to this one.</summary>
    internal bool IsSameAs(ClosedStructure shown) =>
        (Siret, IsLastManager, HasMoved) == (shown.Siret, shown.IsLastManager, shown.HasMoved) && InFlight.SequenceEqual(shown.InFlight);
}

/// <summary>A structure that SIRENE has open, as it is shown before the reason is asked.</summary>
/// <param name="Siret">The structure.</param>
/// <param name="Name">Its name.</param>
/// <param name="InFlight">The invoices addressed to it that are under way.</param>
/// <param name="IsLastManager">Nobody else runs it.</param>
/// <param name="AwaitedFor">The reason of a request that lacks nothing but its document; null where there is none.</param>
public sealed record ActiveStructure(Siret Siret, string Name, IReadOnlyList<StatusCount> InFlight, bool IsLastManager, DeactivationReason? AwaitedFor)
{
    /// <summary>How many invoices are under way.</summary>
    [JsonIgnore]
    public int InvoiceCount => InFlight.Sum(status => status.Count);
}

/// <summary>Why a SIRET cannot take over from another.</summary>
public enum ReplacementProblem
{
    /// <summary>It is the same one.</summary>
    Same,

    /// <summary>SIRENE has it closed.</summary>
    Closed,

    /// <summary>SIRENE does not know it.</summary>
    Unknown,
}
