using System.Collections.Concurrent;
using System.Reflection;
using System.Threading.Channels;
using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Tests.RunningService;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.Caching.Memory;

namespace ChorusAssistant.Tests.Architecture;

/// <summary>
/// Whatever is kept between requests has a bound, above all where somebody outside chooses the keys. A new queue, cache or table fails here
/// until its bound is written down.
/// </summary>
public sealed class BoundedMemoryTests
{
    private static readonly Type[] _growing =
        [typeof(ConcurrentDictionary<,>), typeof(ConcurrentQueue<>), typeof(ConcurrentBag<>), typeof(ConcurrentStack<>), typeof(BlockingCollection<>), typeof(Channel<>), typeof(MemoryCache)];

    private static readonly Dictionary<string, string> _bounds = new(StringComparer.Ordinal)
    {
        ["RateLimits._conversations"] = "full buckets go each minute, and each second above 20,000; a bucket is full again milliseconds after a post",
        ["RateLimits._users"] = "the same; people who are signed in",
        ["RateLimits._transcriptions"] = "the same; full again after a minute",
        ["RateLimits._syntheses"] = "the same; full again after a minute",
        ["RateLimits._speechTokens"] = "the same; full again after a minute",
        ["RememberedVoice._sounds"] = "its bytes, for 15 minutes",
        ["AuthorizationRules._usedCodes"] = "codes that were just used, for two minutes; Development alone",
        ["DirectLineTokens._checked"] = "20,000 tokens of ours; forged ones never come in",
        ["ConversationHub._followers"] = "5 a conversation, each an open socket; it leaves with it",
        ["Follower._bell"] = "1",
        ["Conversations._slots"] = "idle ones go after 5 minutes, above 20,000 after 10 seconds",
        ["LanguageVocabulary.Loaded"] = "the languages of the content",
        ["SireneMemory._answers"] = "10,000 answers for 10 minutes",
        ["SqliteLog._readers"] = "16",
        ["StoredNotices._bell"] = "1",
        ["GroupCommitter._queue"] = "Database:QueueCapacity, then 503",
        ["OutboxSignal._wakes"] = "1",
        ["NoticeSignal._bell"] = "1",
    };

    [Fact]
    public void Everything_that_can_grow_has_its_bound_written_down() => Assert.Empty(
        from assembly in (Assembly[])[typeof(TurnPipeline).Assembly, typeof(ChorusDbContext).Assembly]
        from type in assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where _growing.Contains(field.FieldType.IsGenericType ? field.FieldType.GetGenericTypeDefinition() : field.FieldType)
        let name = $"{type.Name}.{field.Name}"
        where !name.Contains('<', StringComparison.Ordinal) && !_bounds.ContainsKey(name)
        select name);

    [Fact]
    public void No_channel_is_without_a_bound()
    {
        var sources = ((string[])["bot", "workflows", "domain"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(ServiceProcess.Root, folder), "*.cs", SearchOption.AllDirectories)).ToList();

        Assert.NotEmpty(sources);
        Assert.DoesNotContain(sources, source => File.ReadAllText(source).Contains("CreateUnbounded", StringComparison.Ordinal));
    }
}
