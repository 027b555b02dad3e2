using System.Globalization;
using ChorusAssistant.Domain.SupportTickets;

namespace ChorusAssistant.Tests.Domain.SupportTickets;

public sealed class ChatHoursTests
{
    private static readonly ChatHours _hours = new(new TimeOnly(8, 30), new TimeOnly(18, 30));

    [Theory]
    [InlineData("2026-11-24T08:29:59+01:00", false)]
    [InlineData("2026-11-24T08:30:00+01:00", true)]
    [InlineData("2026-11-24T18:29:59+01:00", true)]
    [InlineData("2026-11-24T18:30:00+01:00", false)]
    // The same hour of Greenwich is another one in Paris in winter and in summer.
    [InlineData("2026-11-24T07:00:00Z", false)]
    [InlineData("2026-07-15T07:00:00Z", true)]
    [InlineData("2026-07-15T17:00:00Z", false)]
    [InlineData("2026-11-24T17:00:00Z", true)]
    // The Friday before and the Monday after the clocks change, in spring and in autumn.
    [InlineData("2026-03-27T07:15:00Z", false)]
    [InlineData("2026-03-30T07:15:00Z", true)]
    [InlineData("2026-10-23T07:15:00Z", true)]
    [InlineData("2026-10-26T07:15:00Z", false)]
    // Weekend, holidays, and a server far away whose day is another one.
    [InlineData("2026-11-21T10:00:00+01:00", false)]
    [InlineData("2026-11-22T10:00:00+01:00", false)]
    [InlineData("2026-11-11T10:00:00+01:00", false)]
    [InlineData("2026-04-06T10:00:00+02:00", false)]
    [InlineData("2026-11-22T23:45:00-09:00", true)]
    public void Advisors_answer_on_working_days_from_half_past_eight_to_half_past_six_in_paris(string now, bool open) =>
        Assert.Equal(open, _hours.AreOpenAt(Instant(now)));

    [Theory]
    [InlineData("2026-11-24T07:00:00+01:00", "2026-11-24T08:30:00+01:00")]
    [InlineData("2026-11-24T08:30:00+01:00", "2026-11-24T08:30:00+01:00")]
    [InlineData("2026-11-24T20:00:00+01:00", "2026-11-25T08:30:00+01:00")]
    [InlineData("2026-11-27T19:00:00+01:00", "2026-11-30T08:30:00+01:00")]
    [InlineData("2026-11-10T19:00:00+01:00", "2026-11-12T08:30:00+01:00")]
    // Over the change to summer time, and over Easter with its Monday.
    [InlineData("2026-03-27T19:00:00+01:00", "2026-03-30T08:30:00+02:00")]
    [InlineData("2026-04-03T19:00:00+02:00", "2026-04-07T08:30:00+02:00")]
    // Christmas on a Friday: four days.
    [InlineData("2026-12-24T19:00:00+01:00", "2026-12-28T08:30:00+01:00")]
    public void The_next_opening_is_on_the_next_working_day(string now, string opening) =>
        Assert.Equal(Instant(opening), _hours.NextOpening(Instant(now)));

    [Fact]
    public void The_next_opening_is_open_and_never_in_the_past_over_twenty_years()
    {
        for (var now = Instant("2020-01-01T00:00:00Z"); now.Year < 2040; now = now.AddHours(7))
        {
            var opening = _hours.NextOpening(now);
            Assert.True(opening >= now && opening - now < TimeSpan.FromDays(6), $"{now:O} {opening:O}");
            Assert.True(_hours.AreOpenAt(opening), $"{opening:O}");
            Assert.False(_hours.AreOpenAt(opening.AddTicks(-1)));
        }
    }

    [Fact]
    public void Hours_that_end_before_they_begin_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChatHours(new TimeOnly(18, 30), new TimeOnly(8, 30)));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
