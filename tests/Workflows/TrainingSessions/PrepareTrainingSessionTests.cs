using System.Text;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Training;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.TrainingSessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Outcome = ChorusAssistant.Workflows.TrainingSessions.PrepareTrainingSession.Outcome;

namespace ChorusAssistant.Tests.Workflows.TrainingSessions;

/// <summary>Seats, queues, invitations and reminders over the real store.</summary>
public sealed class PrepareTrainingSessionTests : IAsyncLifetime
{
    private const string Jeanne = "oceane.dumontelle@batisseurs.example";
    private const string Paul = "violaine.ussandier@hopital.example";
    private const string Hugo = "hugo.rochegrise@oph.example";
    private const long Open = 607;
    private const long Full = 606;

    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.CreateDemoAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task A_seat_is_counted_written_down_and_mailed_with_an_invitation()
    {
        Assert.IsType<Outcome.Registered>(await RegisterAsync(Jeanne, Open));

        Assert.Equal((4, TrainingSessionState.Open), await CountOfAsync(Open));
        var row = Assert.Single(await _store.AllAsync<AuditEntry>());
        Assert.Equal((Jeanne, "PrepareTrainingSession", Jeanne, AuditOutcome.Done), (row.Actor, row.Action, row.Target, row.Outcome));
        var mail = Assert.Single(_store.Mails);
        Assert.Equal(Jeanne, mail.To.Address);
        Assert.Contains("mardi 1 décembre 2026 à 14 h 00, heure de Paris", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(7, mail.TextBody.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal) && char.IsAsciiLetterLower(line[2])));
    }

    [Fact]
    public async Task The_invitation_is_a_calendar_file_and_the_cancellation_takes_the_same_entry_out()
    {
        await RegisterAsync(Jeanne, Open);
        await CancelAsync(Jeanne, Open);

        var invitation = Lines(_store.Mails[0]);
        var cancellation = Lines(_store.Mails[1]);
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (invitation[0], invitation[^1]));
        Assert.Contains("METHOD:REQUEST", invitation);
        Assert.Contains("DTSTART:20261201T130000Z", invitation);
        Assert.Contains("DTEND:20261201T143000Z", invitation);
        Assert.Contains("STATUS:CONFIRMED", invitation);
        Assert.Contains("SUMMARY:Chorus Pro : Valider les factures de ses sous-traitants", invitation);
        Assert.Contains("METHOD:CANCEL", cancellation);
        Assert.Contains("STATUS:CANCELLED", cancellation);
        Assert.Equal(Value(invitation, "UID"), Value(cancellation, "UID"));
        Assert.True(Sequence(invitation) < Sequence(cancellation));
        Assert.StartsWith("text/calendar", Assert.Single(_store.Mails[0].Attachments).ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_file_keeps_its_lines_short_and_ends_them_as_the_standard_says()
    {
        await RegisterAsync(Jeanne, Open);

        var content = Encoding.UTF8.GetString(Assert.Single(_store.Mails[0].Attachments).Content);
        Assert.All(content.TrimEnd().Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.Equal(content.Count(character => character == '\n'), content.Split("\r\n").Length - 1);
    }

    [Fact]
    public async Task Of_two_for_the_last_seat_one_gets_it_and_the_other_is_offered_the_queue()
    {
        await SetParticipantsAsync(Open, 29);

        Assert.IsType<Outcome.SeatOffered>(await PreviewAsync(Jeanne, Open));
        Assert.IsType<Outcome.SeatOffered>(await PreviewAsync(Paul, Open));
        Assert.IsType<Outcome.Registered>(await RegisterAsync(Jeanne, Open));
        var offered = Assert.IsType<Outcome.QueueOffered>(await RegisterAsync(Paul, Open));

        Assert.Equal(1, offered.Position);
        Assert.Equal((30, TrainingSessionState.Full), await CountOfAsync(Open));
        Assert.Single(_store.Mails);
        Assert.Equal([AuditOutcome.Done, AuditOutcome.Refused], (await _store.AllAsync<AuditEntry>()).Select(row => row.Outcome));
    }

    [Fact]
    public async Task Of_two_in_the_same_instant_the_second_decides_again()
    {
        await SetParticipantsAsync(Open, 29);
        await using var one = _store.CreateScope();
        await using var other = _store.CreateScope();
        var first = await RegisterAsync(one.ServiceProvider, Jeanne, Open);
        var second = await RegisterAsync(other.ServiceProvider, Paul, Open);
        Assert.IsType<Outcome.Registered>(first);
        Assert.IsType<Outcome.Registered>(second);

        Assert.True(await _store.TryCommitAsync(one.ServiceProvider));
        Assert.False(await _store.TryCommitAsync(other.ServiceProvider));

        Assert.IsType<Outcome.QueueOffered>(await RegisterAsync(Paul, Open));
        Assert.Equal((30, TrainingSessionState.Full), await CountOfAsync(Open));
    }

    [Fact]
    public async Task Of_two_who_join_the_queue_in_the_same_instant_one_is_first()
    {
        await using var one = _store.CreateScope();
        await using var other = _store.CreateScope();
        await JoinAsync(one.ServiceProvider, Jeanne, Full);
        await JoinAsync(other.ServiceProvider, Paul, Full);

        Assert.True(await _store.TryCommitAsync(one.ServiceProvider));
        Assert.False(await _store.TryCommitAsync(other.ServiceProvider));

        var second = Assert.IsType<Outcome.Queued>(await _store.RunAsync(services => JoinAsync(services, Paul, Full)));
        Assert.Equal(2, second.Position);
    }

    [Fact]
    public async Task A_freed_seat_goes_to_the_first_in_the_queue_who_is_mailed_and_told()
    {
        await _store.RunAsync(services => JoinAsync(services, Jeanne, Full));
        await _store.RunAsync(services => JoinAsync(services, Paul, Full));
        _store.Mails.Clear();

        await CancelAsync(Hugo, Full);

        Assert.Equal(
            [(Hugo, "Inscription annulée : Raccordement API : premiers pas"), (Jeanne, "Une place s’est libérée : Raccordement API : premiers pas")],
            _store.Mails.Select(mail => (mail.To.Address, mail.Subject.Replace('\u00A0', ' '))));
        Assert.Equal([($"talk of {Jeanne}", "PrepareTrainingSession", "moved-up")], _store.Notices);
        Assert.Equal((20, TrainingSessionState.Full), await CountOfAsync(Full));
        Assert.Equal([(Jeanne, null), (Paul, 1)], [(Jeanne, await PositionAsync(Jeanne)), (Paul, await PositionAsync(Paul))]);
        Assert.Equal(3, (await _store.AllAsync<AuditEntry>()).Count(row => row.Outcome == AuditOutcome.Done));
    }

    [Fact]
    public async Task A_place_in_the_queue_that_became_a_seat_is_not_given_up_unseen()
    {
        await _store.RunAsync(services => JoinAsync(services, Jeanne, Full));
        var shown = Assert.Single(await BookingsAsync(Jeanne));
        await CancelAsync(Hugo, Full);

        var changed = Assert.IsType<CancelTrainingRegistration.Outcome.Changed>(await CancelAsync(Jeanne, shown));

        Assert.Null(changed.Now.Position);
        Assert.Single(await BookingsAsync(Jeanne));
    }

    [Fact]
    public async Task Who_has_a_seat_gets_no_second_one_and_who_has_none_has_nothing_to_give_up()
    {
        await RegisterAsync(Jeanne, Open);

        Assert.IsType<Outcome.AlreadyRegistered>(await RegisterAsync(Jeanne, Open));
        Assert.Equal(4, (await CountOfAsync(Open)).Count);
        var booking = Assert.Single(await BookingsAsync(Jeanne));
        Assert.IsType<CancelTrainingRegistration.Outcome.NotRegistered>(await CancelAsync(Paul, booking));
    }

    [Fact]
    public async Task Past_sessions_strangers_and_closed_accounts_get_no_seat()
    {
        Assert.IsType<Outcome.Closed>(await RegisterAsync(Jeanne, 600));
        Assert.IsType<Outcome.Closed>(await RegisterAsync(Jeanne, 12345));
        Assert.IsType<Outcome.NoAccount>(await RegisterAsync("nobody@exemple.fr", Open));
        Assert.IsType<Outcome.NoAccount>(await RegisterAsync("xaviere.bretinval@fournitures.example", Open));
    }

    [Fact]
    public async Task The_reminder_goes_out_the_day_before_once()
    {
        await RegisterAsync(Jeanne, 605);
        await RemindAsync();
        Assert.Empty(RemindersTo(Jeanne));

        _store.Clock.Advance(TimeSpan.FromDays(1));
        await RemindAsync();
        await RemindAsync();
        _store.Clock.Advance(TimeSpan.FromHours(20));
        await RemindAsync();

        Assert.Equal(["Rappel : Traiter les factures reçues, demain à 14 h 00"], RemindersTo(Jeanne));
    }

    [Fact]
    public async Task After_a_pause_of_the_service_it_still_goes_out_on_the_day_until_the_session_begins()
    {
        await RegisterAsync(Jeanne, 605);
        await RegisterAsync(Jeanne, 608);

        _store.Clock.Advance(TimeSpan.FromDays(2));
        await RemindAsync();
        Assert.Equal(["Rappel : Traiter les factures reçues, aujourd’hui à 14 h 00"], RemindersTo(Jeanne));

        _store.Clock.Advance(TimeSpan.FromDays(30));
        await RemindAsync();
        Assert.Single(RemindersTo(Jeanne));
    }

    [Fact]
    public async Task Who_gave_up_or_waits_is_not_reminded_and_who_has_just_registered_not_at_once()
    {
        await RegisterAsync(Jeanne, 605);
        await CancelAsync(Jeanne, 605);
        await _store.RunAsync(services => JoinAsync(services, Paul, Full));
        _store.Clock.Advance(TimeSpan.FromDays(1));
        await RegisterAsync(Hugo, 605);
        await RemindAsync();
        Assert.Empty(RemindersTo(Jeanne));
        Assert.Empty(RemindersTo(Hugo));

        _store.Clock.Advance(TimeSpan.FromHours(4));
        await RemindAsync();

        Assert.Empty(RemindersTo(Jeanne));
        Assert.Empty(RemindersTo(Paul));
        Assert.Single(RemindersTo(Hugo));
    }

    private static Task<Outcome> RegisterAsync(IServiceProvider services, string login, long session) =>
        services.GetRequiredService<PrepareTrainingSession>().RegisterAsync(EmailAddress.Parse(login), session, CancellationToken.None);

    private static Task<Outcome> JoinAsync(IServiceProvider services, string login, long session) =>
        services.GetRequiredService<PrepareTrainingSession>().JoinQueueAsync(EmailAddress.Parse(login), session, $"talk of {login}", CancellationToken.None);

    private Task<Outcome> RegisterAsync(string login, long session) => _store.RunAsync(services => RegisterAsync(services, login, session));

    private Task<Outcome> PreviewAsync(string login, long session) => _store.RunAsync(services =>
        services.GetRequiredService<PrepareTrainingSession>().PreviewAsync(EmailAddress.Parse(login), session, CancellationToken.None));

    private Task<IReadOnlyList<Booking>> BookingsAsync(string login) => _store.RunAsync(services =>
        services.GetRequiredService<FindTrainingSessions>().BookingsAsync(EmailAddress.Parse(login), CancellationToken.None));

    private async Task<int?> PositionAsync(string login) => (await BookingsAsync(login)).Single(booking => booking.Session.Id == Full).Position;

    private async Task CancelAsync(string login, long session) => Assert.IsType<CancelTrainingRegistration.Outcome.Cancelled>(
        await CancelAsync(login, (await BookingsAsync(login)).Single(booking => booking.Session.Id == session)));

    private Task<CancelTrainingRegistration.Outcome> CancelAsync(string login, Booking shown) => _store.RunAsync(services =>
        services.GetRequiredService<CancelTrainingRegistration>().RunAsync(EmailAddress.Parse(login), shown, CancellationToken.None));

    private Task<bool> RemindAsync() => _store.RunAsync(services => services.GetRequiredService<RemindOfTrainingSessions>().RunAsync(CancellationToken.None));

    private async Task<(int Count, TrainingSessionState State)> CountOfAsync(long id)
    {
        var session = (await _store.AllAsync<TrainingSession>()).Single(session => session.Id == id);
        return (session.ParticipantCount, session.State);
    }

    private Task<int> SetParticipantsAsync(long id, int count) => _store.RunAsync(services => services.GetRequiredService<ChorusAssistant.Workflows.Persistence.ChorusDbContext>()
        .Set<TrainingSession>().Where(session => session.Id == id)
        .ExecuteUpdateAsync(change => change.SetProperty(session => session.ParticipantCount, count)));

    private List<string> RemindersTo(string login) => [.. _store.Mails
        .Where(mail => mail.To.Address == login && mail.Subject.StartsWith("Rappel", StringComparison.Ordinal))
        .Select(mail => mail.Subject.Replace('\u00A0', ' '))];

    // Unfolded, as calendars read them.
    private static List<string> Lines(OutgoingMail mail) =>
        [.. Encoding.UTF8.GetString(Assert.Single(mail.Attachments).Content).Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd().Split("\r\n")];

    private static int Sequence(List<string> lines) => int.Parse(Value(lines, "SEQUENCE"), System.Globalization.CultureInfo.InvariantCulture);

    private static string Value(List<string> lines, string name) => lines.Single(line => line.StartsWith($"{name}:", StringComparison.Ordinal))[(name.Length + 1)..];
}
