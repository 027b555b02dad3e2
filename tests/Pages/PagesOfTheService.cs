using ChorusAssistant.Tests.Portal;

namespace ChorusAssistant.Tests.Pages;

/// <summary>Tests that only read pages share one running service.</summary>
[CollectionDefinition(Name)]
public sealed class PagesOfTheService : ICollectionFixture<RunningBot>
{
    /// <summary>What such a class is marked with.</summary>
    public const string Name = "pages of the service";
}
