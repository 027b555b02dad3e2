using ChorusAssistant.Bot.Speech;
using ChorusAssistant.Bot.Speech.Recognition;
using ChorusAssistant.Bot.Speech.Recognition.Whisper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChorusAssistant.Tests.Speech;

/// <summary>The Whisper engine over the test double: the chain is real, the model knows these recordings only.</summary>
public sealed class WhisperTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<IDisposable> _made = [];

    [Theory]
    [MemberData(nameof(Recordings.All), MemberType = typeof(Recordings))]
    public async Task Writes_down_each_recording(string file, string written) =>
        Assert.Equal(written, await Transcriber().TranscribeAsync(Recordings.Samples(file), "fr", CancellationToken.None));

    [Fact]
    public void Says_which_language_it_listens_for()
    {
        using var model = WhisperModel.Load(Recordings.Double, threads: 1);

        // The double answers so to any prompt but the French one.
        Assert.Equal("(invite du décodeur incorrecte)", model.Transcribe(Recordings.Samples("s09.wav"), "en", CancellationToken.None));
        Assert.Equal("Oui.", model.Transcribe(Recordings.Samples("s09.wav"), "xx", CancellationToken.None));
    }

    [Fact]
    public void Stops_where_it_is_told_to()
    {
        using var model = WhisperModel.Load(Recordings.Double, threads: 1);
        using var ended = new CancellationTokenSource();
        ended.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => model.Transcribe(Recordings.Samples("s09.wav"), "fr", ended.Token));
    }

    [Fact]
    public async Task Gives_the_memory_back_when_nobody_speaks_and_loads_again()
    {
        var transcriber = Transcriber();
        Assert.False(transcriber.IsLoaded);

        Assert.Equal("Oui.", await transcriber.TranscribeAsync(Recordings.Samples("s09.wav"), "fr", CancellationToken.None));
        _time.Advance(TimeSpan.FromMinutes(9));
        Assert.True(transcriber.IsLoaded);
        Assert.Equal("Oui.", await transcriber.TranscribeAsync(Recordings.Samples("s09.wav"), "fr", CancellationToken.None));
        _time.Advance(TimeSpan.FromMinutes(9));
        Assert.True(transcriber.IsLoaded);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.False(transcriber.IsLoaded);

        Assert.Equal("Oui.", await transcriber.TranscribeAsync(Recordings.Samples("s09.wav"), "fr", CancellationToken.None));
    }

    [Fact]
    public async Task Silence_does_not_even_load_the_model()
    {
        var transcriber = Transcriber();

        Assert.Equal("", await transcriber.TranscribeAsync(Recordings.Samples("n01_silence.wav"), "fr", CancellationToken.None));
        Assert.Equal("", await transcriber.TranscribeAsync([], "fr", CancellationToken.None));
        Assert.False(transcriber.IsLoaded);
    }

    [Fact]
    public void A_good_folder_has_no_fault() => Assert.Equal((null, null), (Transcriber().Check(), Transcriber().Fault));

    [Theory]
    [InlineData("")]
    [InlineData("/nowhere/at/all")]
    public async Task Without_a_model_it_says_so(string path)
    {
        var transcriber = Transcriber(path);

        Assert.Contains("Speech:ModelPath", transcriber.Check(), StringComparison.Ordinal);
        Assert.Equal(SpeechRefusal.NoModel, transcriber.Fault);
        var refused = await Assert.ThrowsAsync<SpeechException>(() => transcriber.TranscribeAsync(Recordings.Samples("s09.wav"), "fr", CancellationToken.None));
        Assert.Equal((SpeechRefusal.NoModel, null), (refused.Refusal, refused.RetryAfter));
    }

    [Theory]
    [InlineData("config.json", null, "config.json")]
    [InlineData("config.json", "{", "config.json")]
    [InlineData("config.json", "[]", "config.json")]
    [InlineData("config.json", "{\"num_mel_bins\":80}", "decoder_layers")]
    [InlineData("config.json", "{\"num_mel_bins\":80,\"decoder_layers\":2,\"decoder_attention_heads\":1,\"d_model\":14,\"max_target_positions\":448}", "inputs")]
    [InlineData("tokenizer.json", null, "tokenizer.json")]
    [InlineData("tokenizer.json", "{\"added_tokens\":[],\"model\":{\"vocab\":{}}}", "<|endoftext|>")]
    [InlineData("tokenizer.json", "{\"added_tokens\":[{\"id\":-1,\"content\":\"<|endoftext|>\"}],\"model\":{\"vocab\":{}}}", "-1")]
    [InlineData("tokenizer.json", "{\"added_tokens\":[],\"model\":{\"vocab\":{\"a\":2000000000}}}", "2000000000")]
    [InlineData("tokenizer.json", "{\"added_tokens\":3,\"model\":[]}", "tokenizer.json")]
    [InlineData("onnx/encoder_model.onnx", null, "encoder_model")]
    [InlineData("onnx/encoder_model.onnx", "no network", "")]
    [InlineData("onnx/encoder_model.onnx", "", "")]
    [InlineData("onnx/decoder_model_merged.onnx", null, "decoder_model_merged")]
    [InlineData("onnx/decoder_model_merged.onnx", "no network", "")]
    public async Task A_broken_folder_is_named_with_its_reason(string file, string? content, string named)
    {
        var folder = Recordings.CopyOfDouble();
        try
        {
            var path = Path.Combine(folder.FullName, file);
            File.Delete(path);
            if (content is not null)
            {
                await File.WriteAllTextAsync(path, content);
            }

            var transcriber = Transcriber(folder.FullName);

            var said = transcriber.Check();
            Assert.Contains("is no Whisper model", said, StringComparison.Ordinal);
            Assert.Contains(named, said, StringComparison.Ordinal);
            Assert.DoesNotContain("\n", said, StringComparison.Ordinal);
            Assert.Equal(SpeechRefusal.BrokenModel, transcriber.Fault);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Networks_that_are_swapped_are_no_model()
    {
        var folder = Recordings.CopyOfDouble();
        try
        {
            var (encoder, decoder) = (Path.Combine(folder.FullName, "onnx", "encoder_model.onnx"), Path.Combine(folder.FullName, "onnx", "decoder_model_merged.onnx"));
            File.Move(encoder, encoder + "_");
            File.Move(decoder, encoder);
            File.Move(encoder + "_", decoder);

            Assert.Contains("inputs are", Assert.Throws<BrokenModelException>(() => WhisperModel.Load(folder.FullName, 1)).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_that_breaks_while_the_service_runs_is_a_refusal_and_no_crash()
    {
        var folder = Recordings.CopyOfDouble();
        var transcriber = Transcriber(folder.FullName);
        Assert.Null(transcriber.Check());
        _time.Advance(TimeSpan.FromMinutes(11));
        folder.Delete(recursive: true);

        var refused = await Assert.ThrowsAsync<SpeechException>(() => transcriber.TranscribeAsync(Recordings.Samples("s09.wav"), "fr", CancellationToken.None));

        Assert.Equal(SpeechRefusal.BrokenModel, refused.Refusal);
        Assert.Equal(SpeechRefusal.BrokenModel, transcriber.Fault);
    }

    public void Dispose() => _made.ForEach(made => made.Dispose());

    private WhisperTranscriber Transcriber(string? path = null)
    {
        var options = new SpeechOptions { Provider = SpeechProvider.Offline, ModelPath = path ?? Recordings.Double };
        var transcriber = new WhisperTranscriber(options, InventedText.Load(), _time, NullLogger<WhisperTranscriber>.Instance);
        _made.Add(transcriber);
        return transcriber;
    }
}
