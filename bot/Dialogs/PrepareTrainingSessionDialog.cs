using System.Diagnostics;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Workflows.TrainingSessions;
using Outcome = ChorusAssistant.Workflows.TrainingSessions.PrepareTrainingSession.Outcome;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>Guided sessions: which there are, a seat or a place in the queue, one's own registrations, giving one up, advice.</summary>
public sealed class PrepareTrainingSessionDialog(FindTrainingSessions find, PrepareTrainingSession prepare, CancelTrainingRegistration cancel) : Dialog
{
    /// <inheritdoc/>
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        string[] wishes = [.. ((string[])["wish-register", "wish-bookings", "wish-cancel", "wish-advice"]).Select(wish => dialog.Text(wish).Text)];
        var wish = await dialog.AskAsync("ask-wish", new TrainingWishPrompt(wishes));
        await (wish switch
        {
            TrainingWish.Register => RegisterAsync(dialog),
            TrainingWish.Bookings => ShowBookingsAsync(dialog),
            TrainingWish.Cancel => CancelAsync(dialog),
            TrainingWish.Advice => dialog.SayAsync("advice"),
            _ => throw new UnreachableException($"No talk for {wish}."),
        });
    }

    private async Task RegisterAsync(DialogContext dialog)
    {
        var upcoming = await dialog.LookAsync("sessions", () => find.UpcomingAsync(dialog.CancellationToken));
        if (upcoming.Count == 0)
        {
            await dialog.SayAsync("no-session");
            return;
        }

        var session = await ChooseAsync(dialog, "ask-session", upcoming, ("sessions", TrainingLines.Sessions(dialog, upcoming)));
        var user = await dialog.SignedInAsync("sign-in-to-register");
        var offer = await dialog.LookAsync("offer", () => prepare.PreviewAsync(user.Address, session.Id, dialog.CancellationToken));
        while (offer is Outcome.SeatOffered or Outcome.QueueOffered)
        {
            if (!await AgreesAsync(dialog, offer))
            {
                await dialog.SayAsync("not-registered");
                return;
            }

            var agreed = offer;
            offer = await dialog.OnceAsync("register", () => agreed is Outcome.SeatOffered
                ? prepare.RegisterAsync(user.Address, session.Id, dialog.CancellationToken)
                : prepare.JoinQueueAsync(user.Address, session.Id, dialog.ReturnAddress, dialog.CancellationToken));
            if (offer is Outcome.SeatOffered or Outcome.QueueOffered)
            {
                // Somebody was faster, or has made room: what was agreed to is not what there is.
                await dialog.SayAsync(offer is Outcome.SeatOffered ? "seat-came-free" : "last-seat-gone", ("theme", session.Theme));
            }
        }

        await EndAsync(dialog, offer, user);
    }

    private static Task<bool> AgreesAsync(DialogContext dialog, Outcome offer) => offer switch
    {
        Outcome.SeatOffered seat => dialog.ConfirmAsync("confirm-seat", TrainingLines.ValuesOf(dialog, seat.Session)),
        Outcome.QueueOffered queue => dialog.ConfirmAsync("confirm-queue", [.. TrainingLines.ValuesOf(dialog, queue.Session), ("position", queue.Position)]),
        _ => throw new UnreachableException($"{offer.GetType().Name} offers nothing."),
    };

    private static Task EndAsync(DialogContext dialog, Outcome outcome, SignedInUser user) => outcome switch
    {
        Outcome.Registered done => dialog.SayAsync(
            done.IsToday ? "registered-today" : "registered", [.. TrainingLines.ValuesOf(dialog, done.Session), ("address", user.Address)]),
        Outcome.Queued done => dialog.SayAsync("queued", [.. TrainingLines.ValuesOf(dialog, done.Session), ("position", done.Position), ("address", user.Address)]),
        Outcome.AlreadyRegistered known => dialog.SayAsync("already-registered", TrainingLines.ValuesOf(dialog, known.Session)),
        Outcome.AlreadyQueued known => dialog.SayAsync("already-queued", [.. TrainingLines.ValuesOf(dialog, known.Session), ("position", known.Position)]),
        Outcome.Closed => dialog.SayAsync("session-closed"),
        Outcome.NoAccount => dialog.SayAsync("no-account"),
        _ => throw new UnreachableException($"No reply for {outcome.GetType().Name}."),
    };

    private async Task ShowBookingsAsync(DialogContext dialog)
    {
        var user = await dialog.SignedInAsync("sign-in-for-bookings");
        var bookings = await dialog.LookAsync("bookings", () => find.BookingsAsync(user.Address, dialog.CancellationToken));
        await (bookings.Count == 0 ? dialog.SayAsync("no-booking") : dialog.SayAsync("bookings", ("bookings", TrainingLines.Bookings(dialog, bookings))));
    }

    private async Task CancelAsync(DialogContext dialog)
    {
        var user = await dialog.SignedInAsync("sign-in-for-bookings");
        var bookings = await dialog.LookAsync("bookings", () => find.BookingsAsync(user.Address, dialog.CancellationToken));
        if (bookings.Count == 0)
        {
            await dialog.SayAsync("no-booking");
            return;
        }

        List<TrainingSessionView> sessions = [.. bookings.Select(booking => booking.Session)];
        var session = sessions.Count == 1 ? sessions[0] : await ChooseAsync(dialog, "ask-booking", sessions);
        var shown = bookings.First(booking => booking.Session.Id == session.Id);
        while (await dialog.ConfirmAsync(shown.Position is null ? "confirm-cancel" : "confirm-leave", TrainingLines.ValuesOf(dialog, shown.Session)))
        {
            var agreed = shown;
            var outcome = await dialog.OnceAsync("cancel", () => cancel.RunAsync(user.Address, agreed, dialog.CancellationToken));
            if (outcome is not CancelTrainingRegistration.Outcome.Changed changed)
            {
                await dialog.SayAsync(outcome is not CancelTrainingRegistration.Outcome.Cancelled ? "nothing-to-give-up" : agreed.Position is null ? "given-up" : "left",
                    [.. TrainingLines.ValuesOf(dialog, agreed.Session), ("address", user.Address)]);
                return;
            }

            await dialog.SayAsync("shown-has-changed");
            shown = changed.Now;
        }

        await dialog.SayAsync("not-given-up", TrainingLines.ValuesOf(dialog, shown.Session));
    }

    private static async Task<TrainingSessionView> ChooseAsync(
        DialogContext dialog, string step, IReadOnlyList<TrainingSessionView> sessions, params (string Name, object Value)[] values)
    {
        var labels = sessions.Select(session => TrainingLines.LabelOf(dialog, session)).ToList();
        var meant = await dialog.AskAsync(step, new TrainingSessionPrompt(sessions, labels), values);
        List<TrainingSessionView> fitting = [.. sessions.Where(session => meant.Ids.Contains(session.Id))];
        return await dialog.ChooseAsync("ask-which-session", fitting, session => TrainingLines.LabelOf(dialog, session));
    }
}
