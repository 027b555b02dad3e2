using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Dialogs;

/// <content>What changes between the recap and the yes.</content>
public sealed partial class SendDraftInvoiceDialogTests
{
    [Fact]
    public async Task A_question_in_between_changes_nothing()
    {
        SignIn(Supplier);
        await _bot.SayAsync("envoie ma facture 17052019");
        await _bot.SayAsync("merci");
        Assert.Contains("n° **17052019**", _bot.LastReplies[^1].Text, StringComparison.Ordinal);

        await _bot.SayAsync("oui");
        Assert.Equal([("SendDraftInvoice", "17052019")], await _bot.DoneAsync());
    }

    [Fact]
    public async Task Sent_by_somebody_else_meanwhile_it_is_said_and_nothing_is_sent_twice()
    {
        SignIn(Supplier);
        await _bot.SayAsync("envoie ma facture 17052019");
        _bot.Conversation = "conversation-2";
        await _bot.SayAsync("envoie ma facture 17052019");
        await _bot.SayAsync("oui");
        _bot.Conversation = "conversation-1";

        await _bot.PlayAsync("""
            > oui
            < La facture n° 17052019 n’est plus un brouillon : son statut est **Déposée**. Je ne l’envoie donc pas. Pour savoir où elle en est, écrivez « où en est ma facture 17052019 ».
            """);
        Assert.Single(await _bot.DoneAsync());
    }

    [Fact]
    public async Task Changed_meanwhile_it_is_shown_again_and_confirmed_again()
    {
        SignIn(Supplier);
        await _bot.SayAsync("envoie ma facture 17052019");
        await ChangeAsync(invoice => invoice.Id == 8300011, nameof(Invoice.CommitmentNumber), "EJ99");

        await _bot.PlayAsync($"""
            > oui
            < La facture n° 17052019, ou ce que demande son destinataire, a changé depuis que je vous l’ai montrée. Je n’ai rien envoyé. Voici ce qu’il en est maintenant.
            {Recap.Replace("aucun (non exigé)", "EJ99", StringComparison.Ordinal)}
            """);
        Assert.Equal("BROUILLON", await StatusAsync("17052019"));
        await _bot.SayAsync("oui");
        Assert.Equal([("SendDraftInvoice", "17052019")], await _bot.DoneAsync());
    }

    [Fact]
    public async Task A_recipient_that_closed_meanwhile_is_told_instead()
    {
        SignIn(Supplier);
        await _bot.SayAsync("envoie ma facture 17052019");
        await using (var scope = _bot.Services.CreateAsyncScope())
        {
            var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
            var recipient = await work.Context.Set<Structure>().AsTracking().SingleAsync(structure => structure.Id == 25800173);
            work.Context.Entry(recipient).Property(structure => structure.State).CurrentValue = StructureState.Inactive;
            Assert.Equal(CommitOutcome.Committed, await work.CommitAsync(CancellationToken.None));
        }

        var replies = await _bot.SayAsync("oui");

        Assert.Contains("n’est plus active", replies[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await _bot.DoneAsync());
    }

    private async Task ChangeAsync(System.Linq.Expressions.Expression<Func<Invoice, bool>> which, string property, object value)
    {
        await using var scope = _bot.Services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var invoice = await work.Context.Set<Invoice>().AsTracking().SingleAsync(which);
        work.Context.Entry(invoice).Property(property).CurrentValue = value;
        Assert.Equal(CommitOutcome.Committed, await work.CommitAsync(CancellationToken.None));
    }
}
