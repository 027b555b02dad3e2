namespace ChorusAssistant.Tests.Dialogs;

/// <summary>Which of the two spaces, as its user sees it.</summary>
public sealed class ChooseInvoiceSpaceDialogTests : IAsyncLifetime
{
    private BotHarness _bot = null!;

    public async Task InitializeAsync() => _bot = await BotHarness.StartDemoAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public Task Supplies_go_to_issued_invoices() => _bot.PlayAsync("""
        > factures émises ou factures de travaux, je ne sais pas lequel choisir
        < Je vous aide à choisir entre les espaces « Factures émises » et « Factures de travaux ». Sur quoi porte votre facture ?
        < [Des fournitures ou des services] [Des travaux] [Des honoraires de maîtrise d’œuvre]
        > des fournitures
        < Déposez votre facture dans l’espace **« Factures émises »** : il est réservé aux fournitures et aux services. Le cadre de facturation est **A1** (ou **A2** si elle est déjà payée). [Voir l’article](https://bot.example/aide/choisir-espace-factures).
        """);

    [Fact]
    public Task Works_under_the_general_terms_go_to_works_invoices() => _bot.PlayAsync("""
        > factures émises ou factures de travaux, je ne sais pas lequel choisir
        < Je vous aide à choisir entre les espaces « Factures émises » et « Factures de travaux ». Sur quoi porte votre facture ?
        < [Des fournitures ou des services] [Des travaux] [Des honoraires de maîtrise d’œuvre]
        > 2
        < Le **CCAG travaux** s’applique-t-il à votre marché ? C’est écrit dans ses documents particuliers (CCAP).
        < [Oui, il s’applique] [Non] [Je ne sais pas]
        > oui
        < Déposez dans l’espace **« Factures de travaux »**. Chaque intervenant (titulaire, cotraitant, sous-traitant, maître d’œuvre, maître d’ouvrage) y dépose ses documents, et le dossier de facturation les réunit ; le délai global de paiement y est suivi. Pour savoir quel document déposer, ou pour le déposer avec moi, écrivez « déposer une facture de travaux ». [Voir l’article](https://bot.example/aide/choisir-espace-factures).
        """);

    [Fact]
    public Task Whose_space_is_closed_is_told_who_opens_it() => _bot.PlayAsync("""
        (xaviere.ussandier@peinture.example se connecte)
        > factures émises ou factures de travaux, je ne sais pas lequel choisir
        < Je vous aide à choisir entre les espaces « Factures émises » et « Factures de travaux ». Sur quoi porte votre facture ?
        < [Des fournitures ou des services] [Des travaux] [Des honoraires de maîtrise d’œuvre]
        > travaux
        < Le **CCAG travaux** s’applique-t-il à votre marché ? C’est écrit dans ses documents particuliers (CCAP).
        < [Oui, il s’applique] [Non] [Je ne sais pas]
        > il s'applique
        < Vos documents vont dans l’espace **« Factures de travaux »**, mais cet espace **ne vous est pas ouvert**. Demandez au gestionnaire principal de votre structure de vous l’ouvrir dans « Activités du gestionnaire » ; vous pourrez ensuite y déposer. [Voir l’article](https://bot.example/aide/choisir-espace-factures).
        """);

    [Fact]
    public Task Who_does_not_know_sees_the_contracts_that_are_works_contracts() => _bot.PlayAsync("""
        (ambre.tournebise@routes.example se connecte)
        > factures émises ou factures de travaux, je ne sais pas lequel choisir
        < Je vous aide à choisir entre les espaces « Factures émises » et « Factures de travaux ». Sur quoi porte votre facture ?
        < [Des fournitures ou des services] [Des travaux] [Des honoraires de maîtrise d’œuvre]
        > des travaux
        < Le **CCAG travaux** s’applique-t-il à votre marché ? C’est écrit dans ses documents particuliers (CCAP).
        < [Oui, il s’applique] [Non] [Je ne sais pas]
        > je ne sais pas
        < Ces marchés, auxquels votre structure participe, relèvent du CCAG travaux :

        - **M-2025-0002**, Réseau d'assainissement, secteur Nord
        - **M-2025-0004**, Élargissement de la route départementale 960

        Pour l’un d’eux, déposez dans **« Factures de travaux »** ; pour un autre marché, dans **« Factures émises »**. [Voir l’article](https://bot.example/aide/choisir-espace-factures).
        """);
}
