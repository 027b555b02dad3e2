namespace ChorusAssistant.Bot.Content;

public static class ContentServices
{
    /// <summary>Registers the <see cref="ContentLibrary"/>, read from <c>Content:Directory</c> or else the folder beside the program.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services) => services.AddSingleton(provider =>
            ContentLibrary.Load(DirectoryOf(provider.GetRequiredService<IConfiguration>())));

    internal static string DirectoryOf(IConfiguration configuration) =>
        configuration["Content:Directory"] ?? Path.Combine(AppContext.BaseDirectory, "Content");
}
