using ChorusAssistant.Bot.Speech;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Tests.Speech;

/// <summary>A wrong setting stops the start and is named; a model that is missing does not.</summary>
public sealed class SpeechOptionsTests
{
    [Theory]
    [InlineData("Speech:Provider", "Provider=Google")]
    [InlineData("Speech:Provider", "Provider=7")]
    [InlineData("Speech:Key", "Provider=Azure;Region=francecentral")]
    [InlineData("Speech:Region", "Provider=Azure;Key=k")]
    [InlineData("Speech:Region", "Provider=Azure;Key=k;Region=France Central")]
    [InlineData("Speech:Region", "Provider=Azure;Key=k;Region=x.evil.example/")]
    [InlineData("Speech:Host", "Provider=Azure;Key=k;Host=parole.exemple.fr")]
    [InlineData("Speech:Host", "Provider=Azure;Key=k;Host=ftp://parole.exemple.fr")]
    [InlineData("Speech:TokenUrl", "Provider=Azure;Key=k;Region=x1;TokenUrl=jeton")]
    [InlineData("Speech:Key", "Provider=Azure;Key=clé;Region=francecentral")]
    [InlineData("Speech:Engine:BaseUrl", "Engine:BaseUrl=localhost;Engine:RecognitionModel=m")]
    [InlineData("Speech:Engine:RecognitionModel", "Engine:BaseUrl=http://localhost:1")]
    [InlineData("Speech:Engine:ApiKey", "Engine:ApiKey=clé")]
    [InlineData("Speech:Threads", "Threads=0")]
    [InlineData("Speech:Concurrency", "Concurrency=100")]
    [InlineData("Speech:Queue", "Queue=-1")]
    [InlineData("Speech:TimeLimit", "TimeLimit=01:00:00")]
    [InlineData("Speech:ReleaseAfter", "ReleaseAfter=00:00:00")]
    [InlineData("Speech:Voice", "Voice=fr --path=/tmp")]
    [InlineData("Speech:EspeakPath", "EspeakPath=")]
    public void A_wrong_value_is_named(string named, string settings)
    {
        var wrong = Assert.ThrowsAny<Exception>(() => Read(settings));

        var said = wrong is OptionsValidationException several ? string.Join(' ', several.Failures) : wrong.Message;
        Assert.Contains(named, said, StringComparison.Ordinal);
        Assert.DoesNotContain("clé", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Provider=browser")]
    [InlineData("Provider=Offline")]
    [InlineData("Provider=Offline;ModelPath=/nowhere/at/all")]
    [InlineData("Provider=Azure;Key=k;Region=francecentral")]
    [InlineData("Provider=Azure;Key=k;Host=ws://127.0.0.1:9000")]
    [InlineData("Provider=Offline;Engine:BaseUrl=http://localhost:8000;Engine:RecognitionModel=whisper-1")]
    [InlineData("Voice=fr+f3;ReleaseAfter=00:01:00")]
    public void A_right_value_starts(string settings) => Assert.NotNull(Read(settings));

    private static SpeechOptions Read(string settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create($"Speech:{pair[0]}", (string?)pair[1]))).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSpeech().BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        return services.GetRequiredService<IOptions<SpeechOptions>>().Value;
    }
}
