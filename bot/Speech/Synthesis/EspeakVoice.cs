using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ChorusAssistant.Bot.Speech.Audio;

namespace ChorusAssistant.Bot.Speech.Synthesis;

/// <summary>
/// eSpeak NG as a process of its own for each text, so that its licence (GPL) and its faults stay on its side. The text goes through its standard
/// input: nothing that a text holds can become an argument.
/// </summary>
internal sealed class EspeakVoice(SpeechOptions options) : IVoice, IDisposable
{
    private const string French = "fr";
    private const int WordsPerMinute = 165;

    // 1,000 characters at half speed take about two minutes, 5 MB.
    private const int MaximumBytes = 16 << 20;
    private const string Sample = "un";

    // In this spelling between double brackets it would read phonemes instead of words.
    private const string Phonemes = "[[";

    private static readonly TimeSpan CheckLimit = TimeSpan.FromSeconds(10);

    private readonly WorkQueue _queue = new(options.Concurrency, options.Queue, options.TimeLimit);

    public SpeechRefusal? Fault { get; private set; }

    // Only a sound proves that the program, its data and the voice are there.
    public async Task<string?> CheckAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(CheckLimit);
        try
        {
            var (sound, errors) = await RunAsync(new Utterance(Sample, French, 1), limit.Token);
            if (sound is not null)
            {
                return null;
            }

            Fault = SpeechRefusal.NoVoice;
            return $"Speech:EspeakPath: {options.EspeakPath} does not speak: {errors}";
        }
        catch (Win32Exception)
        {
            Fault = SpeechRefusal.NoVoice;
            return $"Speech:EspeakPath: there is no program {options.EspeakPath}; install eSpeak NG (package espeak-ng).";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Fault = SpeechRefusal.NoVoice;
            return $"Speech:EspeakPath: {options.EspeakPath} does not speak within {CheckLimit.TotalSeconds} s.";
        }
    }

    public Task<byte[]> SpeakAsync(Utterance utterance, CancellationToken cancellationToken) => Fault is { } fault
        ? throw new SpeechException(fault)
        : _queue.RunAsync(async limit =>
        {
            try
            {
                return (await RunAsync(utterance, limit)).Sound ?? throw new SpeechException(SpeechRefusal.EngineFailed);
            }
            catch (Win32Exception)
            {
                // Uninstalled while the service ran.
                throw new SpeechException(SpeechRefusal.NoVoice);
            }
        }, cancellationToken);

    public void Dispose() => _queue.Dispose();

    private async Task<(byte[]? Sound, string Errors)> RunAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartOf(utterance) };
        process.Start();
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var sound = ReadAsync(process.StandardOutput.BaseStream, cancellationToken);
            await WriteAsync(process, utterance.Text, cancellationToken);
            var file = await sound;
            var said = (await errors).ReplaceLineEndings(" ").Trim();
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode == 0 && WavWriter.TrySetLengths(file) ? file : null, said);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private ProcessStartInfo StartOf(Utterance utterance)
    {
        var voice = utterance.Language != French ? utterance.Language : options.Voice.Length > 0 ? options.Voice : French;
        var speed = ((int)Math.Round(WordsPerMinute * utterance.Rate)).ToString(CultureInfo.InvariantCulture);
        return new ProcessStartInfo(options.EspeakPath, ["-v", voice, "-s", speed, "-b", "1", "--stdin", "--stdout"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
    }

    private static async Task WriteAsync(Process process, string text, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(text.Replace(Phonemes, "[ [", StringComparison.Ordinal).AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all: its exit code tells.
        }
    }

    private static async Task<byte[]> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (await output.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (file.Length + read > MaximumBytes)
            {
                throw new SpeechException(SpeechRefusal.EngineFailed);
            }

            file.Write(buffer, 0, read);
        }

        return file.ToArray();
    }
}
