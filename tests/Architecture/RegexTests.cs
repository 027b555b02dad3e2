using System.Reflection;
using System.Text.RegularExpressions;
using ChorusAssistant.Bot.Portal;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Tests.RunningService;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Tests.Architecture;

/// <summary>No pattern may keep a processor busy for as long as a hostile text likes.</summary>
public sealed partial class RegexTests
{
    [Fact]
    public void Every_pattern_has_a_limit_of_time_or_never_goes_back()
    {
        var patterns =
            from assembly in (Assembly[])[typeof(EmailAddress).Assembly, typeof(Letter).Assembly, typeof(PortalOptions).Assembly]
            from type in assembly.GetTypes()
            from member in type.GetMembers(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            from attribute in member.GetCustomAttributes<GeneratedRegexAttribute>()
            select (Name: $"{type.Name}.{member.Name}", attribute.Options, attribute.MatchTimeoutMilliseconds);

        var all = patterns.ToList();
        Assert.NotEmpty(all);
        Assert.Empty(all.Where(pattern => pattern.MatchTimeoutMilliseconds is <= 0 or > 2000 && !pattern.Options.HasFlag(RegexOptions.NonBacktracking)).Select(pattern => pattern.Name));
    }

    [Fact]
    public void Patterns_are_made_nowhere_else()
    {
        var uses =
            from room in (string[])["domain", "workflows", "bot"]
            from file in Directory.EnumerateFiles(Path.Combine(ServiceProcess.Root, room), "*.cs", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where Made().IsMatch(line) && !line.Contains("TimeSpan.From", StringComparison.Ordinal) // a pattern made of an address cannot be generated
            select $"{Path.GetFileName(file)}: {line.Trim()}";

        Assert.Empty(uses);
    }

    [GeneratedRegex(@"new Regex\(|\bRegex\.(IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches)\(")]
    private static partial Regex Made();
}
