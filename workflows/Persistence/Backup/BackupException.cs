namespace ChorusAssistant.Workflows.Persistence.Backup;

/// <summary>A backup cannot be made or restored. The message is one clear line for the operator.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
