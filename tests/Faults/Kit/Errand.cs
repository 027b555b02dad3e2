namespace ChorusAssistant.Tests.Faults.Kit;

/// <summary>The main jobs that people come for.</summary>
internal enum ErrandKind
{
    /// <summary>A new activation link by mail; it asks for no confirmation, so who does not want it breaks off.</summary>
    ActivationLink,

    /// <summary>A draft invoice is sent.</summary>
    SendDraft,

    /// <summary>A technical password is reset.</summary>
    ResetPassword,

    /// <summary>A ticket for the support.</summary>
    Ticket,

    /// <summary>A seat in a training session.</summary>
    Booking,
}

/// <summary>What one person came for. Nobody else has the same target, so what was done can be counted.</summary>
/// <param name="Kind">The job.</param>
/// <param name="Login">Who signs in, or null.</param>
/// <param name="Target">What the act is done to: the audit row's target.</param>
/// <param name="IsWanted">Whether the person confirms in the end, or says no.</param>
internal sealed record Errand(ErrandKind Kind, string? Login, string Target, bool IsWanted)
{
    /// <summary>The session of <see cref="ErrandKind.Booking"/>.</summary>
    public const string Theme = "Valider les factures de ses sous-traitants";

    /// <summary>The description of <see cref="ErrandKind.Ticket"/>.</summary>
    public const string Description = "Ma facture 2026-118 est suspendue depuis un mois.";

    /// <summary>The audit row's action.</summary>
    public string Action => Kind switch
    {
        ErrandKind.ActivationLink => "ResendActivationLink",
        ErrandKind.SendDraft => "SendDraftInvoice",
        ErrandKind.ResetPassword => "ResetTechnicalPassword",
        ErrandKind.Ticket => "ContactSupport",
        ErrandKind.Booking => "PrepareTrainingSession",
        _ => throw new InvalidOperationException($"No such errand: {Kind}."),
    };

    /// <summary>The first sentence.</summary>
    public string Wish => Kind switch
    {
        ErrandKind.ActivationLink => "je ne trouve pas le mail avec le lien pour activer mon compte",
        ErrandKind.SendDraft => $"envoie ma facture {Target}",
        ErrandKind.ResetPassword => $"je veux réinitialiser le mot de passe technique de {Target}",
        ErrandKind.Ticket => "je veux parler à un conseiller",
        ErrandKind.Booking => "je voudrais m'inscrire à une formation",
        _ => throw new InvalidOperationException($"No such errand: {Kind}."),
    };

    /// <summary>What the person says to a question, as somebody would who reads the buttons.</summary>
    public string Answer(IReadOnlyList<string> buttons)
    {
        if (Button("Confirmer") is { } confirm)
        {
            return IsWanted ? confirm : "Annuler";
        }

        return Kind switch
        {
            ErrandKind.ActivationLink => IsWanted ? Target : "annuler",
            ErrandKind.Ticket => Button("Déposer une sollicitation") ?? Button("Suivi et paiement") ?? Button("Non, sans") ?? Description,
            ErrandKind.Booking => Button(Theme) ?? "annuler",
            _ => throw new InvalidOperationException($"{Kind}: nobody expected the question with the buttons [{string.Join("] [", buttons)}]."),
        };

        string? Button(string begins) => buttons.FirstOrDefault(button => button.StartsWith(begins, StringComparison.Ordinal));
    }

    /// <summary>The mails that the act sends: to whom, and a piece of the subject. Who is not named by an address is named in the subject.</summary>
    public IEnumerable<(string To, string Subject)> Mails(string? ticket) => Kind switch
    {
        ErrandKind.ActivationLink => [(Target, "activation")],
        ErrandKind.SendDraft => [("contact@fournitures.example", $"{Target} est déposée")],
        ErrandKind.ResetPassword => [(Login!, $"Nouveau mot de passe de l’utilisateur technique {Target}")],
        ErrandKind.Ticket => [("support@chorus-assistant.example", $"{ticket}"), (Target, $"{ticket}")],
        ErrandKind.Booking => [(Target, "Inscription confirmée")],
        _ => throw new InvalidOperationException($"No such errand: {Kind}."),
    };
}
