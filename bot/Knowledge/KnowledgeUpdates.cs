using System.Diagnostics;
using ChorusAssistant.Bot.Content;

namespace ChorusAssistant.Bot.Knowledge;

/// <summary>Makes edited articles live while the service runs.</summary>
/// <remarks>
/// It compares times and lengths of some thirty files: cheaper than a watch, and it also works on mounted folders, whose changes no watch
/// reports.
/// </remarks>
internal sealed partial class KnowledgeUpdates(ArticleFolder folder, KnowledgeBase knowledge, TimeSpan lookEvery, ILogger<KnowledgeUpdates> logger) : BackgroundService
{
    // A start has better things to do than the index; a question that comes before makes it itself.
    private static readonly TimeSpan _warmAfter = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = Stopwatch.GetTimestamp();
        var isWarm = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(lookEvery, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            if (!isWarm && Stopwatch.GetElapsedTime(started) >= _warmAfter)
            {
                isWarm = true;
                knowledge.Warm();
                // Making the index leaves some 15 MB behind: they are given back, as after a start.
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }

            try
            {
                if (folder.Refresh(broken => LogRefused(logger, broken.Message)))
                {
                    knowledge.Replace(folder.Articles);
                    knowledge.Warm();
                    LogUpdated(logger, folder.Articles.Count);
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                LogUnreadable(logger, failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Article refused, the one before stays: {Problem}")]
    private static partial void LogRefused(ILogger logger, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Articles were edited: {Count} are live.")]
    private static partial void LogUpdated(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The articles cannot be read for the moment; those before stay.")]
    private static partial void LogUnreadable(ILogger logger, Exception failure);
}
