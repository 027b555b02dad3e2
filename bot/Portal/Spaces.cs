using ChorusAssistant.Bot.Pages;

namespace ChorusAssistant.Bot.Portal;

/// <summary>The pages of the demo portal: its home and its spaces, in the order of the menu.</summary>
internal static class Spaces
{
    /// <summary>The page behind <c>/</c>.</summary>
    public static readonly Space Home = new("/", PageTemplate.Load("Portal/Pages/accueil.html"));

    public static readonly IReadOnlyList<Space> All =
    [
        Home, Load("factures-emises"), Load("factures-recues"), Load("factures-a-valider"), Load("factures-de-travaux"),
        Load("memoires-de-frais-de-justice"), Load("activite-du-gestionnaire"), Load("raccordements"), Load("accompagnement"), Load("sollicitations"),
    ];

    private static Space Load(string slug) => new($"/portail/{slug}", PageTemplate.Load($"Portal/Pages/{slug}.html"));
}

/// <summary>One page of the portal.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Content">What it says; the title is the space's name.</param>
internal sealed record Space(string Path, PageTemplate Content);
