using System.ComponentModel.DataAnnotations;

namespace ChorusAssistant.Workflows.Sirene;

/// <summary>Where INSEE's register is asked.</summary>
public enum SireneSource
{
    /// <summary>A copy in our database, loaded from INSEE's stock files by <c>sirene import</c>.</summary>
    Embedded,

    /// <summary>INSEE's API 3.11; needs a key.</summary>
    Insee,

    /// <summary>The State's open search API; no key, but bodies that restrict publication are missing there.</summary>
    RechercheEntreprises,
}

/// <summary>Section <c>Sirene</c> of the configuration.</summary>
public sealed class SireneOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Sirene";

    /// <summary><c>Embedded</c> (default), <c>Insee</c> or <c>RechercheEntreprises</c>.</summary>
    [EnumDataType(typeof(SireneSource), ErrorMessage = "Sirene:Source must be Embedded, Insee or RechercheEntreprises.")]
    public SireneSource Source { get; set; } = SireneSource.Embedded;

    /// <summary>Address of the API, by default the public one of the source.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>INSEE's integration key. Never logged.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>How long all questions of one turn may take together.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:05", ErrorMessage = "Sirene:Budget must lie between 00:00:00.1 and 00:00:05.")]
    public TimeSpan Budget { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How long one attempt may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:00:05", ErrorMessage = "Sirene:AttemptTimeout must lie between 00:00:00.05 and 00:00:05.")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an answer may be decided on without asking again.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:15:00", ErrorMessage = "Sirene:CacheFor must lie between 00:00:00 and 00:15:00.")]
    public TimeSpan CacheFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many calls this node makes within <see cref="CallWindow"/>; by default just below the source's own limit.</summary>
    [Range(1, 10_000, ErrorMessage = "Sirene:CallLimit must lie between 1 and 10000.")]
    public int? CallLimit { get; set; }

    /// <summary>The time that <see cref="CallLimit"/> counts in.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00", ErrorMessage = "Sirene:CallWindow must lie between 00:00:00.1 and 01:00:00.")]
    public TimeSpan? CallWindow { get; set; }

    // Limits of the sources (external-apis.md): 30 calls a minute, and 7 a second for one address.
    internal int EffectiveCallLimit => CallLimit ?? (Source == SireneSource.Insee ? 28 : 5);

    internal TimeSpan EffectiveCallWindow => CallWindow ?? (Source == SireneSource.Insee ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(1));

    internal Uri Address
    {
        get
        {
            var url = BaseUrl.Length > 0 ? BaseUrl
                : Source == SireneSource.Insee ? "https://api.insee.fr/api-sirene/3.11" : "https://recherche-entreprises.api.gouv.fr";

            // Without the slash, the last part of the path would be replaced by what is asked.
            return new Uri(url.TrimEnd('/') + "/");
        }
    }
}
