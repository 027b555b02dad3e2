using System.Text;

namespace ChorusAssistant.Tests.Fuzz;

/// <summary>One parser under attack, and what it promises about every input there can be.</summary>
internal abstract class FuzzTarget
{
    /// <summary>The name of its folder in <c>corpus</c>, and what a failure calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Words that its language is made of: random bytes alone never write "€" or "activities".</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>The longest input in bytes.</summary>
    public virtual int Longest => 12_000;

    /// <summary>What it may allocate for one input, in bytes: enough for honest work, far from what a bomb takes.</summary>
    public virtual long MostAllocated => 50_000_000;

    /// <summary>Seeds beside the files of the corpus.</summary>
    public virtual IEnumerable<byte[]> Seeds => [];

    /// <summary>
    /// Reads the input, fails where a promise is broken, and says in a word or two how it went. An input that goes in a new way is kept
    /// and changed further, so that the run feels its way deeper.
    /// </summary>
    public abstract string Read(byte[] input);

    /// <summary>The input as a text. Bytes that are no UTF-8 become halves of surrogate pairs, which texts from JSON may hold.</summary>
    protected static string TextOf(byte[] input) => Encoding.UTF8.GetString(input).Replace('\uFFFD', '\uD83D');
}
