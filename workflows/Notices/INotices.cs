namespace ChorusAssistant.Workflows.Notices;

/// <summary>Tells a person later how something ended that could not be settled while they waited.</summary>
public interface INotices
{
    /// <summary>Leaves a notice; it is stored with the unit of work and delivered once.</summary>
    /// <param name="address">Where the request came from, exactly as the caller gave it; it means nothing here.</param>
    /// <param name="about">The workflow, by the name of its intent.</param>
    /// <param name="message">The id of what is said, among the workflow's texts.</param>
    /// <param name="values">The values for that text; no secrets.</param>
    void Add(string address, string about, string message, params (string Name, string Value)[] values);
}
