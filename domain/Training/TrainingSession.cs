using ChorusAssistant.Domain.Calendar;

namespace ChorusAssistant.Domain.Training;

/// <summary>
/// A guided session on the portal, with its seats and its queue. While it is open, it never has more participants than seats, it is
/// <see cref="TrainingSessionState.Full"/> exactly when no seat is left, and nobody waits while one is. Load the registrations before acting.
/// </summary>
public sealed class TrainingSession : IVersioned
{
    private readonly List<TrainingRegistration> _registrations = [];
    private int _participantCount;
    private TrainingSessionState _state;

    /// <summary>The portal's id.</summary>
    public required long Id { get; init; }

    /// <summary>What it is about.</summary>
    public required string Theme { get; init; }

    /// <summary>Code of whom it is for: ENTREPRISE, PRESTATAIRE_JUSTICE, ENTITE_PUBLIQUE.</summary>
    public required string Audience { get; init; }

    /// <summary>When it starts.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>How long it takes.</summary>
    public required int DurationMinutes { get; init; }

    /// <summary>Code of how it is held: WEBINAIRE ...</summary>
    public required string Mode { get; init; }

    /// <summary>How many may take part.</summary>
    public required int Capacity { get; init; }

    /// <summary>How many do; counts people registered elsewhere too.</summary>
    public required int ParticipantCount { get => _participantCount; init => _participantCount = value; }

    /// <summary>Whether it takes registrations, as the portal last said; see <see cref="IsOpenAt"/> for now.</summary>
    public required TrainingSessionState State { get => _state; init => _state = value; }

    /// <summary>The public form.</summary>
    public required Uri RegistrationLink { get; init; }

    /// <summary>Numbers given out in the queue so far.</summary>
    public int LastQueueNumber { get; private set; }

    /// <summary>The registrations known by name, when loaded.</summary>
    public IReadOnlyList<TrainingRegistration> Registrations => _registrations;

    /// <summary>Seats that nobody has.</summary>
    public int SeatsLeft => Math.Max(0, Capacity - ParticipantCount);

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Whether one can still register, or wait for a seat: until it starts.</summary>
    public bool IsOpenAt(DateTimeOffset now) => State != TrainingSessionState.Over && now < StartsAt;

    /// <summary>The registration of a person, whatever it is worth; null where there never was one.</summary>
    public TrainingRegistration? RegistrationOf(long accountId) => _registrations.Find(registration => registration.AccountId == accountId);

    /// <summary>The place of a person in the queue, from 1; null outside it.</summary>
    public int? PositionOf(long accountId) => RegistrationOf(accountId) is { QueueNumber: { } number } ? Waiting.Count(other => other.QueueNumber <= number) : null;

    /// <summary>The place that who joins the queue now would have, from 1.</summary>
    public int NextPosition => Waiting.Count() + 1;

    /// <summary>Gives a person a seat.</summary>
    /// <exception cref="InvalidOperationException">There is none, the session has begun, or the person has a seat or waits for one.</exception>
    public TrainingRegistration Register(long accountId, DateTimeOffset now)
    {
        if (SeatsLeft == 0)
        {
            throw new InvalidOperationException("There is no seat left.");
        }

        var registration = Enter(accountId, now);
        registration.TakeSeat(now);
        _participantCount++;
        SetState();
        return registration;
    }

    /// <summary>Puts a person at the end of the queue.</summary>
    /// <param name="accountId">Who.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="returnAddress">Where word can be left for the person when a seat comes free.</param>
    /// <exception cref="InvalidOperationException">There are seats, the session has begun, or the person has a seat or waits for one.</exception>
    public TrainingRegistration JoinQueue(long accountId, DateTimeOffset now, string? returnAddress)
    {
        if (SeatsLeft > 0)
        {
            throw new InvalidOperationException("There are seats: nobody need wait.");
        }

        var registration = Enter(accountId, now);
        // The session's own number: of two who join at once, one finds another version and comes after.
        registration.Queue(++LastQueueNumber, returnAddress);
        return registration;
    }

    /// <summary>Gives up a seat or a place in the queue. A seat goes to the first who waits.</summary>
    /// <returns>Who moved up, with where word can be left for them, or null.</returns>
    /// <exception cref="InvalidOperationException">The person has neither, or the session has begun.</exception>
    public (TrainingRegistration Registration, string? ReturnAddress)? Cancel(long accountId, DateTimeOffset now)
    {
        if (!IsOpenAt(now) || RegistrationOf(accountId) is not { State: not TrainingRegistrationState.Cancelled } registration)
        {
            throw new InvalidOperationException("There is nothing to cancel.");
        }

        var freesSeat = registration.State == TrainingRegistrationState.Registered;
        registration.Cancel();
        if (!freesSeat)
        {
            return null;
        }

        var next = Waiting.MinBy(waiting => waiting.QueueNumber);
        if (next is null)
        {
            _participantCount--;
            SetState();
            return null;
        }

        var address = next.ReturnAddress;
        next.TakeSeat(now);
        return (next, address);
    }

    private IEnumerable<TrainingRegistration> Waiting => _registrations.Where(registration => registration.State == TrainingRegistrationState.Waitlisted);

    private TrainingRegistration Enter(long accountId, DateTimeOffset now)
    {
        if (!IsOpenAt(now))
        {
            throw new InvalidOperationException("The session has begun.");
        }

        var today = ParisTime.DayOf(now);
        if (RegistrationOf(accountId) is { } known)
        {
            if (known.State != TrainingRegistrationState.Cancelled)
            {
                throw new InvalidOperationException("The person is registered or waits already.");
            }

            known.Renew(today);
            return known;
        }

        var registration = new TrainingRegistration
        {
            SessionId = Id,
            AccountId = accountId,
            RegisteredOn = today,
            State = TrainingRegistrationState.Cancelled,
        };
        _registrations.Add(registration);
        return registration;
    }

    private void SetState() => _state = SeatsLeft == 0 ? TrainingSessionState.Full : TrainingSessionState.Open;
}
