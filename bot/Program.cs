using ChorusAssistant.Bot.Activation;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.DirectLine;
using ChorusAssistant.Bot.Documents;
using ChorusAssistant.Bot.Host;
using ChorusAssistant.Bot.Knowledge;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Bot.Nlu.Evaluation;
using ChorusAssistant.Bot.Pages;
using ChorusAssistant.Bot.Portal;
using ChorusAssistant.Bot.Portal.Development;
using ChorusAssistant.Bot.Privacy;
using ChorusAssistant.Bot.Speech;
using ChorusAssistant.Bot.TechnicalPasswords;
using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Workflows;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Stores;
using ChorusAssistant.Workflows.Sirene;

if (NluCommand.TryRun(args) is { } exitCode)
{
    return exitCode;
}

if (args is ["sirene", .. var sireneArguments])
{
    return await SireneCommand.RunAsync(sireneArguments);
}

if (args is ["privacy", .. var privacyArguments])
{
    return await PrivacyCommand.RunAsync(privacyArguments);
}

if (await StoreCommand.TryRunAsync(args) is { } storeExitCode)
{
    return storeExitCode;
}

return await Startup.RunAsync(async () =>
{
    // Settings are read once, at start: watching their files would set a watch on every folder below, node_modules included.
    // The same for our pages' files: looked at anew for each request, they would leave uncompressed and be sent again to who has them.
    var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", "--ReloadStaticAssetsAtRuntime=false", .. args]);
    builder.WebHost.UseStaticWebAssets();
    builder.Logging.AddDiscretion();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddProblemDetails();
    builder.Services.AddSecurityHeaders();
    builder.Services.AddExceptionHandler<StoreAway>();
    builder.Services.AddOpenApi();
    builder.Services.AddPersistence(builder.Configuration);
    builder.Services.AddStores();
    builder.Services.AddFiles();
    builder.Services.AddMail(builder.Configuration);
    builder.Services.AddSirene(builder.Configuration);
    builder.Services.AddWorkflows();
    builder.Services.AddContent();
    builder.Services.AddNlu(services => services.GetRequiredService<StoreAddress>().Directory);
    builder.Services.AddKnowledge();
    builder.Services.AddTurns();
    builder.Services.AddErasures();
    builder.Services.AddDocuments();
    builder.Services.AddDirectLine();
    builder.Services.AddSpeech();
    builder.Services.AddHealth();
    builder.Services.AddTelemetry(builder.Configuration);
    builder.Services.AddDemoAuthority(builder.Environment, builder.Configuration);
    builder.Services.AddPortal(builder.Environment);
    builder.Services.AddActivationPage();
    builder.Services.AddPasswordPage();
    builder.Services.AddDevelopment(builder.Environment);

    var app = builder.Build();
    await app.Services.PrepareAsync(app.Environment, CancellationToken.None);

    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UseSecurityHeaders();
    app.UseCors();
    app.UseDemoAuthority();
    app.MapStaticAssets();
    app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(25) });
    app.MapHealth();
    app.MapTelemetry();
    app.MapOpenApi();
    app.MapNlu();
    app.MapDirectLine();
    app.MapSpeech();
    app.MapActivationPage();
    app.MapHelpPages();
    app.MapAccessibilityPage();
    app.MapPasswordPage();
    app.MapDocuments();
    app.MapPortal();
    app.MapDevelopment();
    app.MapDemoAuthority();
    await app.RunAsync();
});
