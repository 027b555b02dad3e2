namespace ChorusAssistant.Benchmarks;

/// <summary>What people say, in the order of several talks that run into each other; most of it in the middle of a dialog.</summary>
internal static class Phrases
{
    public static readonly IReadOnlyList<string> All =
    [
        "bonjour",
        "je ne trouve pas le mail avec le lien pour activer mon compte",
        "jeanne.exemple@montclair.example",
        "merci",
        "où en est ma dernière facture ?",
        "la facture 17052019",
        "pourquoi ma facture est-elle rejetée ?",
        "annuler",
        "comment déposer une facture de travaux ?",
        "je veux déclarer mes frais : 120 km en 6 CV, 2 repas à 15,25, péage 12,40 et affranchissement 8,75",
        "non, le péage c'est 14,20",
        "enlève la ligne 2",
        "c'est tout",
        "le 12 novembre",
        "annuler",
        "je veux activer ma structure publique",
        "732 829 320 00074",
        "je ne sais pas",
        "retour",
        "annuler",
        "envoie ma facture 17052019",
        "non",
        "vous êtes nul",
        "parler à un conseiller",
        "annuler",
        "je veux m'inscrire à une session d'accompagnement",
        "le deuxième",
        "recommencer",
        "annuler",
        "where is my invoice number 20260002 from last week?",
        "cancel",
        "asdf qsdf wxcv",
        "réinitialiser le mot de passe de mon utilisateur technique",
        "aide",
        "annuler",
        "quel est le délai de paiement d'une collectivité ?",
        "au revoir",
    ];
}
