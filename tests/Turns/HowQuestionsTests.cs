using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Turns;

namespace ChorusAssistant.Tests.Turns;

/// <summary>Who asks how is explained to; who has the matter at hand gets it done.</summary>
public sealed class HowQuestionsTests
{
    [Theory]
    [InlineData("SendDraftInvoice", "comment envoyer une facture restée en brouillon ?")]
    [InlineData("SendDraftInvoice", "Quelles sont les étapes pour envoyer un brouillon")]
    [InlineData("SendDraftInvoice", "c'est quoi une facture en brouillon")]
    [InlineData("SendDraftInvoice", "que veut dire le statut brouillon")]
    [InlineData("SendDraftInvoice", "Pourriez-vous m'indiquer comment transmettre une facture enregistrée en brouillon ?")]
    [InlineData("ValidateSubcontractorInvoice", "comment valide-t-on la facture d'un sous-traitant ?")]
    [InlineData("ValidateSubcontractorInvoice", "quel délai pour valider la facture d'un sous-traitant")]
    [InlineData("ValidateSubcontractorInvoice", "en combien de jours faut-il répondre au sous-traitant")]
    [InlineData("ValidateSubcontractorInvoice", "que se passe-t-il si le titulaire ne répond pas")]
    [InlineData("ResetTechnicalPassword", "comment fait-on pour réinitialiser le mot de passe technique")]
    [InlineData("ResetTechnicalPassword", "qui peut réinitialiser le mot de passe technique ?")]
    [InlineData("ResetTechnicalPassword", "tous les combien faut-il le changer")]
    [InlineData("ActivatePublicStructure", "la procédure pour activer une structure publique")]
    [InlineData("ActivatePublicStructure", "peut-on activer une structure dont le siret est fermé ?")]
    [InlineData("DeactivatePublicStructure", "quelles démarches pour inactiver une structure")]
    [InlineData("DeactivatePublicStructure", "quels justificatifs pour désactiver une structure")]
    [InlineData("DeclareTravelExpenses", "explique la déclaration des frais de déplacement")]
    [InlineData("DeclareTravelExpenses", "c koi les frais divers, ça veut dire quoi")]
    [InlineData("DeclareTravelExpenses", "quel est le délai pour déposer un mémoire")]
    [InlineData("DepositWorksInvoice", "comment dépose-t-on un décompte")]
    [InlineData("DepositWorksInvoice", "à quoi sert la fiche identité du marché ?")]
    [InlineData("ChooseInvoiceSpace", "quelle est la différence entre factures émises et factures de travaux")]
    [InlineData("PrepareTrainingSession", "comment s'inscrire à une formation")]
    [InlineData("TrackInvoice", "comment suivre une facture")]
    [InlineData("TrackInvoice", "que signifie mandatée")]
    [InlineData("TrackInvoice", "sous combien de jours une commune doit-elle payer")]
    [InlineData("ResendActivationLink", "combien de temps le lien d'activation est-il valable ?")]
    [InlineData("ResendActivationLink", "c'est quoi le lien d'activation")]
    [InlineData("ResendActivationLink", "à quoi sert le lien d'activation ?")]
    [InlineData("AboutAssistant", "comment déplacer la fenêtre")]
    public void It_is_to_be_explained(string intent, string text) => Assert.True(HowQuestions.AsksToExplain(Read(text, "fr"), intent));

    [Theory]
    [InlineData("ResendActivationLink", "comment je fais je trouve pas mon lien d'activation")]
    [InlineData("ResendActivationLink", "comment recevoir de nouveau le lien d'activation ?")]
    [InlineData("ResendActivationLink", "Bonjour, je ne trouve pas le mail avec le lien pour activer mon compte")]
    [InlineData("ResendActivationLink", "renvoyez-moi le lien d'activation")]
    [InlineData("ResendActivationLink", "comment activer mon compte, le lien est expiré")]
    [InlineData("ResendActivationLink", "c'est quoi ce délire, je n'ai jamais reçu le mail")]
    [InlineData("SendDraftInvoice", "j'ai une facture en brouillon, comment l'envoyer ?")]
    [InlineData("SendDraftInvoice", "ma facture est restée en brouillon comment faire")]
    [InlineData("SendDraftInvoice", "comment envoyer la facture FA-2026-0001 qui est en brouillon")]
    [InlineData("SendDraftInvoice", "envoie mon brouillon stp")]
    [InlineData("SendDraftInvoice", "je n'arrive pas à envoyer mon brouillon, comment on fait")]
    [InlineData("SendDraftInvoice", "mon client n'a pas reçu ma facture, que faire")]
    [InlineData("SendDraftInvoice", "envoyer mon brouillon")]
    [InlineData("ValidateSubcontractorInvoice", "j'ai une facture de sous-traitant à valider, c'est quoi la marche à suivre")]
    [InlineData("ValidateSubcontractorInvoice", "valider la facture de mon sous-traitant")]
    [InlineData("ValidateSubcontractorInvoice", "pouvez-vous valider la facture de mon sous-traitant")]
    [InlineData("ResetTechnicalPassword", "notre mot de passe technique ne fonctionne plus, comment le changer")]
    [InlineData("ResetTechnicalPassword", "réinitialiser le mot de passe technique")]
    [InlineData("ResetTechnicalPassword", "réinitialisez le mot de passe de l'utilisateur technique")]
    [InlineData("ActivatePublicStructure", "Je veux activer ma structure publique")]
    [InlineData("ActivatePublicStructure", "comment activer la structure 73282932000074")]
    [InlineData("DeactivatePublicStructure", "nous avons fusionné, comment fermer l'ancienne structure")]
    [InlineData("DeactivatePublicStructure", "désactiver ma structure")]
    [InlineData("DeclareTravelExpenses", "j'ai fait 120 km pour le tribunal, comment les déclarer")]
    [InlineData("DeclareTravelExpenses", "calcule mes frais de déplacement")]
    [InlineData("DepositWorksInvoice", "j'ai terminé le chantier de l'école, comment envoyer ma facture de travaux")]
    [InlineData("PrepareTrainingSession", "inscrivez-moi à la formation de jeudi")]
    [InlineData("TrackInvoice", "comment savoir si ma facture est payée")]
    [InlineData("TrackInvoice", "où en est ma facture ?")]
    [InlineData("TrackInvoice", "je n'ai toujours pas été payé, quel est le délai")]
    public void It_is_to_be_done(string intent, string text) => Assert.False(HowQuestions.AsksToExplain(Read(text, "fr"), intent));

    [Theory]
    [InlineData("SendDraftInvoice", "How do I send a draft invoice?", true)]
    [InlineData("ResetTechnicalPassword", "who can reset the technical password?", true)]
    [InlineData("ResendActivationLink", "how long is the activation link valid?", true)]
    [InlineData("ResendActivationLink", "how do I get the activation link again?", false)]
    [InlineData("ResendActivationLink", "I can't find the activation email, what does that mean", false)]
    [InlineData("SendDraftInvoice", "my invoice is still a draft, how do I send it?", false)]
    [InlineData("SendDraftInvoice", "send my draft", false)]
    public void In_english_as_well(string intent, string text, bool isToBeExplained) =>
        Assert.Equal(isToBeExplained, HowQuestions.AsksToExplain(Read(text, "en"), intent));

    private static PromptInput Read(string text, string language) => new(
        text, value: null, [], Brain.Shipped.Phrases.Of(language), () => Brain.Shipped.Recognizer.Recognize(text, language, BotHarness.Start));
}
