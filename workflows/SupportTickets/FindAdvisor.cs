using System.Text.Json.Serialization;
using ChorusAssistant.Domain.SupportTickets;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.SupportTickets;

/// <summary>Whether a person answers now, and how to reach one.</summary>
public sealed class FindAdvisor(IOptions<SupportOptions> options, TimeProvider time)
{
    private readonly ChatHours _hours = new(options.Value.OpensAt, options.Value.ClosesAt);

    /// <summary>What there is.</summary>
    [JsonDerivedType(typeof(Here), "here"), JsonDerivedType(typeof(Elsewhere), "elsewhere"), JsonDerivedType(typeof(Closed), "closed")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Advisors answer until that time of the Paris day, and can be called into this conversation.</summary>
        public sealed record Here(TimeOnly Until) : Outcome;

        /// <summary>Advisors answer until that time of the Paris day, in the portal's own chat: they cannot be called from here.</summary>
        public sealed record Elsewhere(TimeOnly Until) : Outcome;

        /// <summary>Nobody answers before then.</summary>
        public sealed record Closed(DateTimeOffset OpensAt) : Outcome;
    }

    /// <summary>When advisors answer.</summary>
    public ChatHours Hours => _hours;

    /// <summary>Looks at the clock.</summary>
    public Outcome Run()
    {
        var now = time.GetUtcNow();
        return (_hours.AreOpenAt(now), options.Value.LiveChat) switch
        {
            (true, true) => new Outcome.Here(_hours.Closes),
            (true, false) => new Outcome.Elsewhere(_hours.Closes),
            (false, _) => new Outcome.Closed(_hours.NextOpening(now)),
        };
    }
}
