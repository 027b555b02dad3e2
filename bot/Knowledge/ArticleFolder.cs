using ChorusAssistant.Bot.Content;

namespace ChorusAssistant.Bot.Knowledge;

/// <summary>
/// The articles' files. It remembers each file's time and length, so that looking again costs one call to the disk a file and reads only
/// what was edited. Not for several threads at once.
/// </summary>
/// <param name="path">The folder that holds the <c>*.md</c>.</param>
/// <param name="intents">The intents that an article may name.</param>
internal sealed class ArticleFolder(string path, IReadOnlySet<string> intents)
{
    private readonly Dictionary<string, (DateTime Written, long Length)> _seen = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Article> _articles = new(StringComparer.Ordinal);

    /// <summary>The articles in the order of their files' names.</summary>
    public IReadOnlyList<Article> Articles => [.. _articles.Values];

    /// <summary>Reads everything.</summary>
    /// <exception cref="ContentException">The folder is missing or empty, or the first broken file.</exception>
    public void Load()
    {
        if (!Directory.Exists(path))
        {
            throw ContentException.At(path, 0, "the folder of the French articles is missing.");
        }

        Refresh(broken => throw broken);
        if (_articles.Count == 0)
        {
            throw ContentException.At(path, 0, "the folder of the French articles is empty.");
        }
    }

    /// <summary>Reads what has changed since; a broken file is handed to <paramref name="refuse"/> once, and its article stays as it was.</summary>
    /// <returns>Whether any article is another one now.</returns>
    public bool Refresh(Action<ContentException> refuse)
    {
        var changed = false;
        var files = Files();
        foreach (var (file, stamp) in files)
        {
            if (_seen.TryGetValue(file, out var seen) && seen == stamp)
            {
                continue;
            }

            _seen[file] = stamp;
            try
            {
                _articles[file] = ArticleReader.Read(file, File.ReadAllBytes(file), intents);
                changed = true;
            }
            catch (ContentException broken)
            {
                refuse(broken);
            }
            catch (IOException)
            {
                // Being written, or just gone: the next look sees what became of it.
                _seen.Remove(file);
            }
        }

        foreach (var gone in _seen.Keys.Except(files.Keys).ToList())
        {
            _seen.Remove(gone);
            changed |= _articles.Remove(gone);
        }

        return changed;
    }

    private Dictionary<string, (DateTime Written, long Length)> Files() =>
        Directory.Exists(path)
            ? new DirectoryInfo(path).EnumerateFiles("*.md").ToDictionary(file => file.FullName, file => (file.LastWriteTimeUtc, file.Length), StringComparer.Ordinal)
            : [];
}
