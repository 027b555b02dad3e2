using System.Reflection;
using ChorusAssistant.Domain;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Sirene;

namespace ChorusAssistant.Tests.Architecture;

/// <summary>domain &lt;- workflows &lt;- bot, and inside workflows: use cases name no adapter and no other use case.</summary>
public sealed class ArrowTests
{
    private const string Room = "ChorusAssistant.Workflows.";

    // One outside system each; every other folder of workflows holds use cases or ports. Files keeps uploads in the database and has
    // no use case: whatever a use case comes to need of it must be a port elsewhere.
    private static readonly string[] _adapters = ["Persistence", "Mail", "Files", "Sirene", "Spreadsheet", "ChorusPro", "WordProcessing"];

    // Folders with ports that any use case may need.
    private static readonly string[] _ports = ["Identity", "Audit", "Documents", "Notices", "Portal", "Scheduling"];

    // What use cases may name of the mail room: where to leave a mail, what a mail is, and how it is laid out.
    private static readonly Type[] _mailPort = [typeof(IOutbox), typeof(OutgoingMail), typeof(MailAttachment), typeof(Letter)];

    // The register that use cases may ask, and what it answers; where it is asked is the room's own.
    private static readonly Type[] _sirenePort = [typeof(ISireneRegister), typeof(SireneAnswer), typeof(SireneLegalUnit), typeof(SireneOutage)];

    private static readonly Assembly _domain = typeof(IVersioned).Assembly;
    private static readonly Assembly _workflows = typeof(ChorusDbContext).Assembly;

    [Fact]
    public void The_domain_refers_to_nothing_but_the_base_class_library() =>
        Assert.All(_domain.GetReferencedAssemblies(), reference => Assert.True(
            reference.Name!.StartsWith("System.", StringComparison.Ordinal) && !IsAboveTheRuntime(reference),
            $"The domain refers to {reference.Name}."));

    [Fact]
    public void The_domain_has_no_clock_of_its_own_and_touches_no_file_and_no_network() =>
        AssertNames(_domain.GetTypes(), (_, named) =>
            named == typeof(TimeProvider) || named.FullName is "System.IO.File" or "System.IO.Directory" or "System.IO.FileStream" ||
            named.Namespace?.StartsWith("System.Net", StringComparison.Ordinal) == true);

    [Fact]
    public void Workflows_know_no_chat() => Assert.DoesNotContain(_workflows.GetReferencedAssemblies(),
        reference => reference.Name!.StartsWith("ChorusAssistant.", StringComparison.Ordinal) && reference.Name != _domain.GetName().Name);

    [Fact]
    public void Use_cases_name_no_adapter() => AssertNames(UseCases(), (_, named) =>
        _adapters.Contains(FolderOf(named)) && !_mailPort.Contains(Outermost(named)) && !_sirenePort.Contains(Outermost(named)));

    [Fact]
    public void Use_cases_name_no_other_use_case() => AssertNames(UseCases(), (type, named) =>
        FolderOf(named) is { } folder && folder != FolderOf(type) && !_adapters.Contains(folder) && !_ports.Contains(folder));

    [Fact]
    public void Use_cases_know_no_database_and_no_mail_library() => AssertNames(UseCases(), (_, named) =>
        named.Namespace is { } space && (space.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) ||
            space.StartsWith("Npgsql", StringComparison.Ordinal) || space.StartsWith("Microsoft.Data", StringComparison.Ordinal) ||
            space.StartsWith("MailKit", StringComparison.Ordinal) || space.StartsWith("MimeKit", StringComparison.Ordinal)));

    private static void AssertNames(IEnumerable<Type> types, Func<Type, Type, bool> isForbidden)
    {
        var checkedTypes = types.Where(type => !type.IsNested).ToList();
        Assert.NotEmpty(checkedTypes);
        var broken = checkedTypes
            .SelectMany(type => References.Of(type).Where(named => isForbidden(type, named)).Select(named => $"{type.FullName} names {named.FullName}"))
            .ToList();
        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
    }

    private static IEnumerable<Type> UseCases() =>
        _workflows.GetTypes().Where(type => FolderOf(type) is { } folder && !_adapters.Contains(folder));

    private static string? FolderOf(Type type) =>
        type.Namespace is { } space && space.StartsWith(Room, StringComparison.Ordinal) ? space[Room.Length..].Split('.')[0] : null;

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    // These begin with System too, and come as packages.
    private static bool IsAboveTheRuntime(AssemblyName reference) =>
        !File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, reference.Name + ".dll"));
}
