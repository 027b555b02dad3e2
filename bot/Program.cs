using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Bot.Nlu.Evaluation;

if (NluCommand.TryRun(args) is { } exitCode)
{
    return exitCode;
}

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddProblemDetails();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddContent();
builder.Services.AddNlu(provider => provider.GetRequiredService<IConfiguration>()["Storage:Directory"] ?? "data");
var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapGet("/healthz/live", () => "ok");
app.MapNlu();
app.Run();
return 0;
