namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>The entities found so far, and which tokens they took: the first scanner to claim a token keeps it.</summary>
internal sealed class ScanState(TokenizedText text)
{
    private readonly List<Entity> _entities = [];
    private readonly bool[] _taken = new bool[text.Count];

    public TokenizedText Text { get; } = text;

    public bool IsFree(int index) => index >= 0 && index < _taken.Length && !_taken[index];

    public bool AreFree(int first, int last) => first >= 0 && last < _taken.Length && !_taken.AsSpan(first, last - first + 1).Contains(true);

    public void Claim(string type, int first, int last, object value)
    {
        _taken.AsSpan(first, last - first + 1).Fill(true);
        _entities.Add(Text.Entity(type, first, last, value));
    }

    /// <summary>Keeps tokens that look like a value but are none (a mistyped SIRET, an hour) from the scanners that follow.</summary>
    public void Block(int first, int last) => _taken.AsSpan(first, last - first + 1).Fill(true);

    /// <summary>Claims tokens of which dates and numbers may have taken some, but no entity goes beyond them and nothing else stands in between.</summary>
    public bool TryReplace(string type, int first, int last, object value)
    {
        var entity = Text.Entity(type, first, last, value);
        var others = _entities.FindAll(other => other.Start < entity.End && other.End > entity.Start);
        if (others.Exists(other => other.Type is not (EntityTypes.Date or EntityTypes.Number) || other.Start < entity.Start || other.End > entity.End))
        {
            return false;
        }

        others.ForEach(other => _entities.Remove(other));
        Claim(type, first, last, value);
        return true;
    }

    public IReadOnlyList<Entity> InOrder()
    {
        _entities.Sort((left, right) => left.Start.CompareTo(right.Start));
        return _entities;
    }
}
