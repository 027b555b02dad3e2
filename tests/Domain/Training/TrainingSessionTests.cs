using ChorusAssistant.Domain.Training;
using CsCheck;

namespace ChorusAssistant.Tests.Domain.Training;

public sealed class TrainingSessionTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void The_last_seat_fills_the_session_and_a_freed_one_opens_it()
    {
        var session = With(capacity: 2, participants: 1);

        session.Register(1, _now);
        Assert.Equal((TrainingSessionState.Full, 2, 0), (session.State, session.ParticipantCount, session.SeatsLeft));

        Assert.Null(session.Cancel(1, _now));
        Assert.Equal((TrainingSessionState.Open, 1, 1), (session.State, session.ParticipantCount, session.SeatsLeft));
    }

    [Fact]
    public void Nobody_gets_a_seat_that_is_not_there_and_nobody_waits_for_one_that_is()
    {
        Assert.Throws<InvalidOperationException>(() => With(capacity: 1, participants: 1).Register(1, _now));
        Assert.Throws<InvalidOperationException>(() => With(capacity: 1, participants: 0).JoinQueue(1, _now, returnAddress: null));
    }

    [Fact]
    public void A_freed_seat_goes_to_the_first_who_waits_with_where_to_tell_them()
    {
        var session = With(capacity: 1, participants: 0);
        session.Register(1, _now);
        session.JoinQueue(2, _now, "talk-2");
        session.JoinQueue(3, _now, "talk-3");
        Assert.Equal((1, 2, 3), (session.PositionOf(2), session.PositionOf(3), session.NextPosition));

        var movedUp = session.Cancel(1, _now);

        Assert.Equal((2, "talk-2"), (movedUp!.Value.Registration.AccountId, movedUp.Value.ReturnAddress));
        Assert.Equal(TrainingRegistrationState.Registered, session.RegistrationOf(2)!.State);
        Assert.Null(session.PositionOf(2));
        Assert.Equal(1, session.PositionOf(3));
        Assert.Equal((TrainingSessionState.Full, 1), (session.State, session.ParticipantCount));
    }

    [Fact]
    public void Who_leaves_the_queue_and_comes_back_is_last()
    {
        var session = With(capacity: 1, participants: 1);
        session.JoinQueue(2, _now, null);
        session.JoinQueue(3, _now, null);

        Assert.Null(session.Cancel(2, _now));
        session.JoinQueue(2, _now, null);

        Assert.Equal((1, 2), (session.PositionOf(3), session.PositionOf(2)));
    }

    [Fact]
    public void A_session_that_has_begun_takes_and_gives_back_nothing()
    {
        var session = With(capacity: 3, participants: 0);
        session.Register(1, _now);

        Assert.True(session.IsOpenAt(session.StartsAt.AddTicks(-1)));
        Assert.False(session.IsOpenAt(session.StartsAt));
        Assert.Throws<InvalidOperationException>(() => session.Register(2, session.StartsAt));
        Assert.Throws<InvalidOperationException>(() => session.Cancel(1, session.StartsAt));
    }

    [Fact]
    public void One_person_has_one_registration_whose_changes_are_counted()
    {
        var session = With(capacity: 2, participants: 0);
        session.Register(1, _now);
        Assert.Throws<InvalidOperationException>(() => session.Register(1, _now));
        var first = session.RegistrationOf(1)!.Sequence;

        session.Cancel(1, _now);
        var second = session.RegistrationOf(1)!.Sequence;
        session.Register(1, _now.AddDays(1));

        Assert.Single(session.Registrations);
        Assert.True(first < second && second < session.RegistrationOf(1)!.Sequence);
        Assert.Equal(new DateOnly(2026, 11, 25), session.RegistrationOf(1)!.RegisteredOn);
    }

    [Fact]
    public void Whatever_people_do_seats_and_counts_stay_true() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Select(Gen.Int[1, 6], Gen.Bool).Array[0, 60]).Sample((capacity, elsewhere, acts) =>
        {
            // Some participants registered elsewhere, and are known as a number only.
            var others = Math.Min(elsewhere, capacity);
            var session = With(capacity, others);
            foreach (var (person, comes) in acts)
            {
                Act(session, person, comes);
                var seated = session.Registrations.Count(registration => registration.State == TrainingRegistrationState.Registered);
                var waiting = session.Registrations.Where(registration => registration.State == TrainingRegistrationState.Waitlisted).ToList();
                Assert.Equal(others + seated, session.ParticipantCount);
                Assert.InRange(session.ParticipantCount, 0, capacity);
                Assert.Equal(session.SeatsLeft == 0 ? TrainingSessionState.Full : TrainingSessionState.Open, session.State);
                Assert.True(waiting.Count == 0 || session.SeatsLeft == 0);
                Assert.Equal(Enumerable.Range(1, waiting.Count), waiting.Select(registration => session.PositionOf(registration.AccountId)!.Value).Order());
            }
        });

    private static void Act(TrainingSession session, long person, bool comes)
    {
        var isIn = session.RegistrationOf(person) is { State: not TrainingRegistrationState.Cancelled };
        switch (comes, isIn)
        {
            case (true, false) when session.SeatsLeft > 0:
                session.Register(person, _now);
                break;
            case (true, false):
                session.JoinQueue(person, _now, returnAddress: null);
                break;
            case (false, true):
                session.Cancel(person, _now);
                break;
            default:
                break;
        }
    }

    private static TrainingSession With(int capacity, int participants) => new()
    {
        Id = 1,
        Theme = "Thème",
        Audience = "ENTREPRISE",
        StartsAt = _now.AddDays(2),
        DurationMinutes = 60,
        Mode = "WEBINAIRE",
        Capacity = capacity,
        ParticipantCount = participants,
        State = participants < capacity ? TrainingSessionState.Open : TrainingSessionState.Full,
        RegistrationLink = new Uri("https://formations.example/sessions/1"),
    };
}
