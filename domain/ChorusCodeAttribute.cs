namespace ChorusAssistant.Domain;

/// <summary>The code Chorus Pro or INSEE uses for a value: what is exchanged, stored and shown to experts, letter for letter.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ChorusCodeAttribute(string code) : Attribute
{
    /// <summary>The exact code.</summary>
    public string Code { get; } = code;
}
