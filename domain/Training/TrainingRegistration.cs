namespace ChorusAssistant.Domain.Training;

/// <summary>One person's registration to a session. What happens to it, its <see cref="TrainingSession"/> decides.</summary>
public sealed class TrainingRegistration : IVersioned
{
    private DateOnly _registeredOn;
    private TrainingRegistrationState _state;
    private DateTimeOffset? _remindedAt;

    /// <summary>The session.</summary>
    public required long SessionId { get; init; }

    /// <summary>Who.</summary>
    public required long AccountId { get; init; }

    /// <summary>The day in Paris of registration.</summary>
    public required DateOnly RegisteredOn { get => _registeredOn; init => _registeredOn = value; }

    /// <summary>What it is worth.</summary>
    public required TrainingRegistrationState State { get => _state; init => _state = value; }

    /// <summary>When the seat was given; null without one, and where the portal's own form gave it.</summary>
    public DateTimeOffset? SeatedAt { get; private set; }

    /// <summary>The place in the queue, as a number that only grows; null outside the queue.</summary>
    public int? QueueNumber { get; private set; }

    /// <summary>Where word can be left for a person in the queue, as the caller of the day gave it; it means nothing here.</summary>
    public string? ReturnAddress { get; private set; }

    /// <summary>How often it was decided on: the SEQUENCE of its invitation (RFC 5545, 3.8.7.4).</summary>
    public int Sequence { get; private set; }

    /// <summary>When the reminder was sent.</summary>
    public DateTimeOffset? RemindedAt { get => _remindedAt; init => _remindedAt = value; }

    /// <summary>Whether the person came; null before the session.</summary>
    public bool? WasPresent { get; init; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Notes that the reminder goes out.</summary>
    /// <exception cref="InvalidOperationException">It was sent, or there is no seat.</exception>
    public void Remind(DateTimeOffset now)
    {
        if (RemindedAt is not null || State != TrainingRegistrationState.Registered)
        {
            throw new InvalidOperationException("Nobody is to be reminded.");
        }

        _remindedAt = now;
    }

    internal void TakeSeat(DateTimeOffset now)
    {
        Change(TrainingRegistrationState.Registered);
        SeatedAt = now;
    }

    internal void Queue(int number, string? returnAddress)
    {
        Change(TrainingRegistrationState.Waitlisted);
        (QueueNumber, ReturnAddress) = (number, returnAddress);
    }

    internal void Renew(DateOnly today) => _registeredOn = today;

    internal void Cancel() => Change(TrainingRegistrationState.Cancelled);

    private void Change(TrainingRegistrationState next)
    {
        (_state, _remindedAt) = (next, null);
        (SeatedAt, QueueNumber, ReturnAddress) = (null, null, null);
        Sequence++;
    }
}
