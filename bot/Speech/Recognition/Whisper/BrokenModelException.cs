namespace ChorusAssistant.Bot.Speech.Recognition.Whisper;

/// <summary>A folder holds no Whisper model that can be run; the message says why, in one line.</summary>
internal sealed class BrokenModelException(string message, Exception? cause = null) : Exception(message.ReplaceLineEndings(" "), cause);
