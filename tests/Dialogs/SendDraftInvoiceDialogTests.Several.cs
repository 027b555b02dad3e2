using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Dialogs;

/// <content>More than one draft, or more than one structure.</content>
public sealed partial class SendDraftInvoiceDialogTests
{
    [Fact]
    public async Task All_of_them_are_confirmed_one_by_one_and_a_no_skips_one()
    {
        SignIn(Supplier);
        await _bot.SayAsync("envoie toutes mes factures");
        Assert.Contains("n° **20260003**", _bot.LastReplies[^1].Text, StringComparison.Ordinal);
        await _bot.SayAsync("oui");
        Assert.Contains("n° **20260002**", _bot.LastReplies[^1].Text, StringComparison.Ordinal);
        await _bot.SayAsync("non");
        Assert.Contains("n° **17052019**", _bot.LastReplies[^1].Text, StringComparison.Ordinal);
        await _bot.SayAsync("oui");

        Assert.Equal([("SendDraftInvoice", "20260003"), ("SendDraftInvoice", "17052019")], await _bot.DoneAsync());
        Assert.Equal("BROUILLON", await StatusAsync("20260002"));
        Assert.Null((await _bot.StateAsync()).Dialog);
    }

    [Fact]
    public async Task All_of_them_leaves_aside_what_is_incomplete_and_says_so()
    {
        SignIn("ines.grisolange@vitres.example");
        var replies = await _bot.SayAsync("envoie toutes mes factures");

        Assert.Contains("2026/00213", replies[0].Text, StringComparison.Ordinal);
        Assert.Contains("n° **2026/00212**", replies[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_pressed_again_and_again_sends_nothing_more()
    {
        SignIn(Supplier);
        await _bot.SayAsync("envoie ma facture 20260003");
        await _bot.SayAsync("Confirmer et envoyer");
        await _bot.SayAsync("envoie ma facture 20260002");
        for (var press = 0; press < 4; press++)
        {
            await _bot.SayAsync("Confirmer et envoyer");
        }

        Assert.Equal([("SendDraftInvoice", "20260003"), ("SendDraftInvoice", "20260002")], await _bot.DoneAsync());
        Assert.Equal("BROUILLON", await StatusAsync("17052019"));
    }

    [Fact]
    public async Task Somebody_of_two_structures_with_drafts_is_asked_for_which()
    {
        await ChangeAsync(invoice => invoice.Id == 8300018, nameof(Invoice.SupplierId), 25801903L);
        await ChangeAsync(invoice => invoice.Id == 8300088, nameof(Invoice.SupplierId), 25800173L);
        SignIn("yann.estrevigne@ccas.example");
        await _bot.PlayAsync("""
            > envoyer mes brouillons
            < Vous travaillez pour plusieurs structures qui ont des brouillons. Pour laquelle voulez-vous envoyer une facture ?
            < [CCAS de Montclair-les-Essais] [Commune de Montclair-les-Essais]
            """);
        await _bot.SayAsync("le CCAS");
        Assert.Contains("n° **20260002**", _bot.LastReplies[^1].Text, StringComparison.Ordinal);
    }
}
