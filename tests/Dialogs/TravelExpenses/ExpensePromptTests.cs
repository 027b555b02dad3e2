using System.Globalization;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Dialogs.TravelExpenses;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Tests.Workflows;

namespace ChorusAssistant.Tests.Dialogs.TravelExpenses;

/// <summary>
/// What people write about their expenses and what is noted. A draft is written as "Mileage 120 [Car6To7]; Meal 2 x 15.25"; a question mark stands
/// for what is still to be asked, "all" for a price of several together, "each?" where it was not said.
/// </summary>
public sealed class ExpensePromptTests
{
    [Theory]
    // The issue's sentence.
    [InlineData("120 km en 6 CV, 2 repas à 15,25, péage 12,40 et affranchissement 8,75", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75")]
    [InlineData("j'ai fait 120 bornes aller-retour", "Mileage 120 [?]")]
    [InlineData("deux nuits à 70 euros", "Night 2 x 70")]
    [InlineData("train 45,60", "Ticket 45.60")]
    [InlineData("3 timbres à 1,39", "Postage 3 x 1.39")]
    // Quantities and prices in any order.
    [InlineData("12,40 € de péage et 8,75 d'affranchissement", "Toll 12.40; Postage 8.75")]
    [InlineData("vingt euros de parking", "Parking 20")]
    [InlineData("péage : 2 x 6,20", "Toll 2 x 6.20")]
    [InlineData("2 fois 12,40 € de péage", "Toll 2 x 12.40")]
    [InlineData("repas x2 à 15 euros 25", "Meal 2 x 15.25")]
    [InlineData("deux repas à quinze euros", "Meal 2 x 15")]
    [InlineData("2 repas pour 30,50", "Meal 2 x 30.50 all")]
    [InlineData("2 repas 30,50 en tout", "Meal 2 x 30.50 all")]
    [InlineData("30,50 € pour 2 repas", "Meal 2 x 30.50 all")]
    [InlineData("2 repas 15,25", "Meal 2 x 15.25 each?")]
    [InlineData("2 nuits d'hôtel à 70 € la nuit", "Night 2 x 70")]
    [InlineData("un parking à 6 €", "Parking 1 x 6")]
    [InlineData("péages : 12,40, 8,20 et 3 euros", "Toll 12.40; Toll 8.20; Toll 3")]
    [InlineData("péage aller 6,20 et retour 6,20", "Toll 6.20; Toll 6.20")]
    [InlineData("parking, 6 €", "Parking 6")]
    [InlineData("un aller-retour en train à 90 €", "Ticket 1 x 90")]
    [InlineData("billet de train Aubeline-Tarnelle 45,60 €", "Ticket 45.60")]
    [InlineData("ticket de parking 4,50", "Parking 4.50")]
    [InlineData("ticket 2,15", "Ticket 2.15")]
    [InlineData("lettre recommandée 7,20", "Postage 7.20")]
    [InlineData("repas à l'hôtel 25", "Meal 25")]
    [InlineData("péage 12€40 parking 6€", "Toll 12.40; Parking 6")]
    [InlineData("péage 12,40 2 repas à 15", "Toll 12.40; Meal 2 x 15")]
    [InlineData("50 centimes de parking", "Parking 0.50")]
    [InlineData("hôtel 1 250,50 €", "Night 1250.50")]
    // Kilometres and vehicles.
    [InlineData("3 allers-retours de 40 km", "Mileage 120 [?]")]
    [InlineData("2 x 35 km en 5cv", "Mileage 70 [CarUpTo5]")]
    [InlineData("60 km aller et 60 km retour avec ma 8 chevaux", "Mileage 60 [CarFrom8]; Mileage 60 [CarFrom8]")]
    [InlineData("avec ma 7 CV j'ai roulé 90 km", "Mileage 90 [Car6To7]")]
    [InlineData("45 kilomètres à moto", "Mileage 45 [Motorcycle]")]
    [InlineData("12,5 km en scooter", "Mileage 12.50 [Moped]")]
    [InlineData("trente-cinq kilomètres, 6 CV", "Mileage 35 [Car6To7]")]
    [InlineData("kilométrage : 120", "Mileage 120 [?]")]
    [InlineData("120 km avec une voiture de 110 chevaux", "Mileage 120 [?]")]
    [InlineData("120 km en 6 CV, j'ai déjà fait 1 950 km cette année", "Mileage 120 [Car6To7] after 1950")]
    // Typing errors.
    [InlineData("afranchissement 8,75", "Postage 8.75")]
    [InlineData("payage 12,40", "Toll 12.40")]
    [InlineData("stationement 4", "Parking 4")]
    [InlineData("2 repa a 15,25, peage 12.40", "Meal 2 x 15.25; Toll 12.40")]
    [InlineData("120 kms en 6cv", "Mileage 120 [Car6To7]")]
    // English.
    [InlineData("120 km in a 6 CV car, 2 meals at 15.25, toll 12.40 and postage 8.75", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75")]
    [InlineData("two nights at 70 euros", "Night 2 x 70")]
    [InlineData("parking €6", "Parking 6")]
    [InlineData("1,200 km", "Mileage 1200 [?]")]
    // What is no expense stays out of it.
    [InlineData("mission terminée le 12 octobre 2026, péage 12,40", "Toll 12.40")]
    [InlineData("péage 12,40 sur l'A6", "Toll 12.40")]
    [InlineData("parti à 8 h, 2 repas à 15", "Meal 2 x 15")]
    [InlineData("péage 12,40, c'est tout", "Toll 12.40 finished")]
    [InlineData("péage 12,40 et essence 50 €", "Toll 12.40; Toll 50")]
    [InlineData("essence 50 €, péage 12,40", "Toll 12.40 unread 'essence 50 €'")]
    public void The_first_message_is_noted(string message, string noted) => Assert.Equal(noted, Told(message));

    [Theory]
    [InlineData("comment déclarer mes frais de déplacement ?")]
    [InlineData("mes péages et mes billets de train, où les mettre ?")]
    [InlineData("quel barème pour ma voiture de 6 cv")]
    [InlineData("j'ai dépassé un an pour mon mémoire de frais")]
    [InlineData("je n'ai pas reçu mon lien d'activation")]
    [InlineData("où en est ma facture 8300011 ?")]
    [InlineData("50 €")]
    [InlineData("bonjour")]
    [InlineData("")]
    public void A_message_without_an_expense_notes_nothing(string message) => Assert.Equal("expenses-not-understood", Told(message));

    [Theory]
    [InlineData("péage 0 €")]
    [InlineData("péage 100000 €")]
    [InlineData("péage 12,405")]
    [InlineData("999999 km")]
    public void An_impossible_number_is_said_to_be_one(string message) => Assert.Equal("expenses-impossible", Told(message));

    [Theory]
    [InlineData("non, le péage c'est 14,20", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 14.20; Postage 8.75")]
    [InlineData("le péage c'était 14,20", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 14.20; Postage 8.75")]
    [InlineData("péage 14,20 et pas 12,40", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 14.20; Postage 8.75")]
    [InlineData("14,20 au lieu de 12,40", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 14.20; Postage 8.75")]
    [InlineData("ce n'est pas 12,40 mais 14,20", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 14.20; Postage 8.75")]
    [InlineData("ligne 3 : 14,20", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 14.20; Postage 8.75")]
    [InlineData("enlève les repas", "Mileage 120 [Car6To7]; Toll 12.40; Postage 8.75")]
    [InlineData("non, enlève les repas", "Mileage 120 [Car6To7]; Toll 12.40; Postage 8.75")]
    [InlineData("supprimez la ligne 2", "Mileage 120 [Car6To7]; Toll 12.40; Postage 8.75")]
    [InlineData("pas de repas", "Mileage 120 [Car6To7]; Toll 12.40; Postage 8.75")]
    [InlineData("enlève un repas", "Mileage 120 [Car6To7]; Meal 1 x 15.25; Toll 12.40; Postage 8.75")]
    [InlineData("enlève les repas et ajoute un parking à 6 €", "Mileage 120 [Car6To7]; Toll 12.40; Postage 8.75; Parking 1 x 6")]
    [InlineData("ajoute un parking à 6 €", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75; Parking 1 x 6")]
    [InlineData("péage 8,20", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75; Toll 8.20")]
    [InlineData("la ligne 2 est 3 repas", "Mileage 120 [Car6To7]; Meal 3 x 15.25; Toll 12.40; Postage 8.75")]
    [InlineData("en fait 3 repas", "Mileage 120 [Car6To7]; Meal 3 x 15.25; Toll 12.40; Postage 8.75")]
    [InlineData("3 repas au lieu de 2", "Mileage 120 [Car6To7]; Meal 3 x 15.25; Toll 12.40; Postage 8.75")]
    [InlineData("les repas sont à 16 €", "Mileage 120 [Car6To7]; Meal 2 x 16; Toll 12.40; Postage 8.75")]
    [InlineData("90 km et pas 120", "Mileage 90 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75")]
    [InlineData("90 km, pas 120", "Mileage 90 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75")]
    [InlineData("pas 120 km mais 90", "Mileage 90 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75")]
    [InlineData("remplace 120 par 90", "Mileage 90 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75")]
    [InlineData("pardon, 90 km", "Mileage 90 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75")]
    [InlineData("c'est une 8 CV", "Mileage 120 [CarFrom8]; Meal 2 x 15.25; Toll 12.40; Postage 8.75")]
    [InlineData("8 CV et pas 6", "Mileage 120 [CarFrom8]; Meal 2 x 15.25; Toll 12.40; Postage 8.75")]
    [InlineData("remplace le péage par un parking à 6 €", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Parking 1 x 6; Postage 8.75")]
    [InlineData("et 30 km de plus", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75; Mileage 30 [Car6To7]")]
    [InlineData("ajoute un parking", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75; Parking 1 x ?")]
    [InlineData("enlève tout", "")]
    [InlineData("c'est tout", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75 finished")]
    [InlineData("oui", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75 finished")]
    [InlineData("non merci", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75 finished")]
    [InlineData("no, the toll was 14.20", "Mileage 120 [Car6To7]; Meal 2 x 15.25; Toll 14.20; Postage 8.75")]
    [InlineData("remove line 2", "Mileage 120 [Car6To7]; Toll 12.40; Postage 8.75")]
    [InlineData("90 km, not 120", "Mileage 90 [Car6To7]; Meal 2 x 15.25; Toll 12.40; Postage 8.75")]
    [InlineData("non", "expenses-more")]
    [InlineData("ligne 9 : 14,20", "no-such-line")]
    [InlineData("enlève le taxi", "no-such-line")]
    [InlineData("enlève", "which-line")]
    [InlineData("je ne comprends pas", "expenses-not-understood")]
    [InlineData("envoyer ma facture 17052019", "expenses-not-understood")]
    public void A_later_message_changes_what_was_noted(string message, string noted) =>
        Assert.Equal(noted, Told("120 km en 6 CV, 2 repas à 15,25, péage 12,40 et affranchissement 8,75", message));

    [Fact]
    public void Of_two_lines_of_one_kind_it_is_asked_which_is_meant()
    {
        Assert.Equal("which-line", Told("péage 12,40 et péage 8,20", "non, le péage c'est 14,20"));
        Assert.Equal("Toll 12.40; Toll 14.20", Told("péage 12,40 et péage 8,20", "14,20 et pas 8,20"));
    }

    [Fact]
    public void What_was_left_open_is_filled_by_a_later_message() => Assert.Equal("Toll 12.40; Parking 1 x 6", Told("péage 12,40, un parking", "le parking 6 €"));

    private static string Told(params string[] messages)
    {
        var draft = ExpenseDraft.Empty;
        foreach (var message in messages)
        {
            var result = new ExpensePrompt(draft, []).Parse(Input(message));
            if (result.Problem is { } problem)
            {
                return problem;
            }

            // As between two turns.
            draft = JournalJson.Read<ExpenseDraft>(JournalJson.Write(result.Value!));
        }

        return Write(draft);
    }

    private static PromptInput Input(string text) =>
        new(text, null, [], Brain.Shipped.Phrases.Of("fr"), () => Brain.Shipped.Recognizer.Recognize(text, "fr-FR", TestStore.Start));

    private static string Write(ExpenseDraft draft)
    {
        var lines = string.Join("; ", draft.Expenses.Select(Write));
        return lines + (draft.AlreadyDriven > 0 ? $" after {Number(draft.AlreadyDriven)}" : "") + (draft.IsFinished ? " finished" : "") + (draft.Unread is { } words ? $" unread '{words}'" : "");
    }

    private static string Write(DraftExpense expense) => expense.Nature == ExpenseNature.Mileage
        ? $"Mileage {Number(expense.Quantity)} [{expense.Vehicle?.ToString() ?? "?"}]"
        : $"{expense.Nature} {(expense.Quantity is { } quantity ? $"{Number(quantity)} x " : "")}{Number(expense.Price)}{expense.PriceOf switch { PriceOf.All => " all", PriceOf.Unsaid => " each?", _ => "" }}";

    private static string Number(decimal? value) => value switch
    {
        null => "?",
        { } whole when whole == decimal.Truncate(whole) => whole.ToString("0", CultureInfo.InvariantCulture),
        { } price => price.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
