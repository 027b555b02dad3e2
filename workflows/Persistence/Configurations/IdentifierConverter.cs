using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

/// <summary>An identifier is stored as its text.</summary>
internal sealed class IdentifierConverter<T>() : ValueConverter<T, string>(identifier => identifier.ToString()!, text => Read(text))
    where T : class, IParsable<T>
{
    // An expression tree cannot call a static member of an interface.
    private static T Read(string text) => T.Parse(text, null);
}
