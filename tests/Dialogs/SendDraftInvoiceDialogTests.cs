namespace ChorusAssistant.Tests.Dialogs;

public sealed class SendDraftInvoiceDialogTests : IAsyncLifetime
{
    private BotHarness _bot = null!;
    public async Task InitializeAsync() => _bot = await BotHarness.StartDemoAsync();
    private static void Out(object o) => System.IO.File.AppendAllText("/tmp/inv/talk.txt", o + "\n");
    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Explore()
    {
        foreach (var (who, talk) in ((string, string[])[])[
            ("lucien.ysolange@fournitures.example", ["envoie ma facture 17052019", "ok mais attends", "Confirmer et envoyer", "merci"]),
            ("lucien.ysolange@fournitures.example", ["j'ai une facture en brouillon", "la deuxième", "non, plutôt 20260003", "oui"]),
            ("lucien.ysolange@fournitures.example", ["envoie toutes mes factures", "oui", "non", "oui", "annuler"]),
            ("xaviere.fontarelle@electricite.example", ["envoyer mon brouillon", "non, la facture 99999", "oui"]),
            ("ines.grisolange@vitres.example", ["envoie la facture 2026/00213", "montre-moi mes brouillons", "celle de la regie"]),
            ("lucien.ysolange@fournitures.example", ["où en est ma facture 20260004", "Historique de la facture 20260004", "et ma dernière facture ?", "où en est la FA-2026-0001", "20260002", "Oui, l’envoyer", "oui"]),
            ("joris.tournebise@montclair.example", ["où en est la facture 17052019", "20260006", "celle de peinture", "suivre une facture", "la première"]),
            ("lucien.ysolange@fournitures.example", ["quand vais-je être payé", "l'hopital"]),
            ])
        {
            _bot.Conversation = Guid.NewGuid().ToString();
            _bot.User = null;
            var first = true;
            foreach (var say in talk)
            {
                Out("> " + say);
                foreach (var l in (await _bot.SayAsync(say)).SelectMany(BotHarness.Render)) Out(l);
                if (first) { _bot.User = new ChorusAssistant.Bot.Dialogs.Engine.SignedInUser(who, null); foreach (var l in (await _bot.SayAsync("c'est fait")).SelectMany(BotHarness.Render)) Out(l); first = false; }
            }
            Out("=========");
        }
        foreach (var m in await _bot.MailsAsync()) Out(m);
        foreach (var m in await _bot.DoneAsync()) Out(m);
    }
}
