using System.Net.Http.Json;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.Nlu.Encoders;

/// <summary>The settings <c>Nlu:Encoder</c>, on the service as it runs.</summary>
public sealed class EncoderSettingsTests
{
    private const string Runtime = "onnxruntime";
    private const string OtherDates = "Microsoft.Recognizers";

    [Fact]
    public async Task Without_a_model_nothing_of_it_is_loaded_and_nothing_of_the_other_dates_before_one_is_asked()
    {
        await using var service = await ServiceProcess.StartAsync();

        await ParseAsync(service, "où en est ma facture du 12 octobre ?");

        Assert.DoesNotContain(Runtime, service.MappedFiles, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(OtherDates, service.MappedFiles, StringComparison.Ordinal);

        Assert.Contains("2025-12-24", await ParseAsync(service, "ma facture de la veille de Noël"), StringComparison.Ordinal);
        Assert.Contains(OtherDates, service.MappedFiles, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_model_every_sentence_gets_a_second_opinion()
    {
        using var tiny = new TinyEncoder();
        await using var service = await ServiceProcess.StartAsync(new Dictionary<string, string> { ["Nlu__Encoder__ModelPath"] = tiny.ModelPath });

        Assert.Contains("intent_ranking", await ParseAsync(service, "rendre le livre"), StringComparison.Ordinal);

        Assert.Contains(Runtime, service.MappedFiles, StringComparison.OrdinalIgnoreCase);
        Assert.True(File.Exists(Path.Combine(service.Folder, "nlu", "encoded-fr.model")));
    }

    [Theory]
    [InlineData("Nlu__Encoder__ModelPath", "/nowhere/model.onnx", "Nlu:Encoder:ModelPath: there is no file /nowhere/model.onnx.")]
    [InlineData("Nlu__Encoder__MaximumTokens", "4", "MaximumTokens")]
    [InlineData("Nlu__Encoder__Share", "2", "Share")]
    public async Task A_wrong_setting_stops_the_start_with_one_line(string name, string value, string reason)
    {
        var (exitCode, errors) = await ServiceProcess.RunToEndAsync(new Dictionary<string, string> { [name] = value });

        Assert.Equal(78, exitCode);
        Assert.Contains(reason, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_model_stops_the_start_with_one_line()
    {
        using var tiny = new TinyEncoder();
        await File.WriteAllTextAsync(tiny.ModelPath, "not a model");

        var (exitCode, errors) = await ServiceProcess.RunToEndAsync(new Dictionary<string, string> { ["Nlu__Encoder__ModelPath"] = tiny.ModelPath });

        Assert.Equal(78, exitCode);
        Assert.Contains("is no sentence encoder", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static async Task<string> ParseAsync(ServiceProcess service, string text)
    {
        using var answer = await service.Http.PostAsJsonAsync("/api/nlu/parse", new { text, now = "2026-11-24T09:00:00+01:00" });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }
}
