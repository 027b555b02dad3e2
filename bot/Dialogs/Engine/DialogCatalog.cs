using System.Collections.Frozen;
using System.Reflection;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>All dialogs of the program, found by their names.</summary>
public sealed class DialogCatalog
{
    private readonly FrozenDictionary<string, ObjectFactory> _factories;

    /// <summary>Finds every dialog of the assemblies.</summary>
    public DialogCatalog(params IEnumerable<Assembly> assemblies) =>
        _factories = assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Dialog)))
            .ToFrozenDictionary(Dialog.NameOf, type => ActivatorUtilities.CreateFactory(type, []), StringComparer.Ordinal);

    /// <summary>The names of all dialogs.</summary>
    public IEnumerable<string> Names => _factories.Keys;

    /// <summary>Whether there is a dialog of that name.</summary>
    public bool Has(string name) => _factories.ContainsKey(name);

    /// <summary>A new dialog with what it needs from the turn's services, or null when the program has none of that name (any more).</summary>
    public Dialog? Create(string name, IServiceProvider services) => _factories.TryGetValue(name, out var factory) ? (Dialog)factory(services, null) : null;
}
