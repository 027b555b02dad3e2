using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChorusAssistant.Bot.Nlu;

public static class NluEndpoints
{
    // A day begins in Paris, wherever the server stands.
    private static readonly TimeZoneInfo PortalTime = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary><c>POST /api/nlu/parse</c>, in the shape that Rasa clients know.</summary>
    public static IEndpointRouteBuilder MapNlu(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/nlu/parse", Parse)
            .WithName("ParseText").WithSummary("Intent and entities of a text").WithTags("Understanding");
        return routes;
    }

    private static Results<Ok<ParseResponse>, ValidationProblem> Parse(ParseRequest request, IRecognizer recognizer, TimeProvider clock)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.Text is null)
        {
            errors["text"] = ["A text is required; it may be empty."];
        }
        else if (request.Text.Length > IRecognizer.MaximumLength)
        {
            errors["text"] = [string.Create(CultureInfo.InvariantCulture, $"At most {IRecognizer.MaximumLength} characters are read.")];
        }

        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), PortalTime);
        if (request.Now is { } given && !DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out now))
        {
            errors["now"] = ["An ISO 8601 date and time is expected, such as 2026-11-24T09:00:00+01:00."];
        }

        return errors.Count > 0
            ? TypedResults.ValidationProblem(errors)
            : TypedResults.Ok(ParseResponse.Of(recognizer.Recognize(request.Text!, request.Locale ?? "fr-FR", now)));
    }

    internal sealed record ParseRequest(string? Text, string? Locale, string? Now);

    internal sealed record ParseResponse(
        [property: JsonPropertyName("text")] string Text,
        [property: JsonPropertyName("language")] string Language,
        [property: JsonPropertyName("intent")] RankedIntent Intent,
        [property: JsonPropertyName("intent_ranking")] IReadOnlyList<RankedIntent> IntentRanking,
        [property: JsonPropertyName("entities")] IReadOnlyList<Entity> Entities)
    {
        public static ParseResponse Of(RecognizerResult result)
        {
            var ranking = result.Ranking.Select(score => new RankedIntent(score.Name, score.Confidence)).ToArray();
            return new ParseResponse(result.Text, result.Language, ranking[0], ranking, result.Entities);
        }
    }

    internal sealed record RankedIntent(
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("confidence")] double Confidence);
}
