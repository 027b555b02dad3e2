using System.Collections.Frozen;
using System.Reflection;

namespace ChorusAssistant.Domain;

/// <summary>The two-way table of an enumeration whose members carry a <see cref="ChorusCodeAttribute"/>.</summary>
public static class ChorusCodes
{
    /// <summary>The exact code of <paramref name="value"/>.</summary>
    public static string CodeOf<TValue>(TValue value)
        where TValue : struct, Enum => Table<TValue>.Codes[value];

    /// <summary>The value a code stands for.</summary>
    /// <exception cref="FormatException">The code is not in the table.</exception>
    public static TValue Parse<TValue>(string code)
        where TValue : struct, Enum => Table<TValue>.Values.TryGetValue(code, out var value)
            ? value
            : throw new FormatException($"'{code}' is no code of {typeof(TValue).Name}.");

    /// <summary>Whether the members of <paramref name="type"/> carry codes.</summary>
    public static bool AreOn(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.IsEnum && type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .All(field => field.GetCustomAttribute<ChorusCodeAttribute>() is not null);
    }

    private static class Table<TValue>
        where TValue : struct, Enum
    {
        public static readonly FrozenDictionary<TValue, string> Codes = typeof(TValue)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToFrozenDictionary(field => (TValue)field.GetValue(null)!, field => field.GetCustomAttribute<ChorusCodeAttribute>()!.Code);

        public static readonly FrozenDictionary<string, TValue> Values =
            Codes.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
