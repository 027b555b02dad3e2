using System.Diagnostics;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.Security;

/// <summary>What is shipped of others: the list of licences, and the bill of materials that the build writes.</summary>
public sealed class SupplyChainTests
{
    // Licences under which it may be passed on with the program; another one is for a person to read first.
    private static readonly string[] Known = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "MS-PL OR Apache-2.0", "0BSD", "ISC", "(Apache-2.0 AND MIT)"];

    [Fact]
    public async Task The_list_of_licences_is_what_the_lock_files_say() => Assert.Equal("", await RunAsync("--check"));

    [Fact]
    public async Task The_bill_of_materials_names_every_package_with_its_version_hash_and_licence()
    {
        var file = Path.Combine(Path.GetTempPath(), $"bom-{Guid.NewGuid():N}.json");
        Assert.Equal("", await RunAsync("--out", file));
        var bill = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        File.Delete(file);

        Assert.Equal(("CycloneDX", "1.6", 1), ((string)bill["bomFormat"]!, (string)bill["specVersion"]!, (int)bill["version"]!));
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$", (string)bill["serialNumber"]!);
        Assert.Equal("application", (string)bill["metadata"]!["component"]!["type"]!);
        var components = bill["components"]!.AsArray().Select(component => component!).ToList();
        Assert.All(components, component =>
        {
            Assert.Equal("library", (string)component["type"]!);
            Assert.Matches("^pkg:(nuget|npm)/[^@]+@[^@]+$", (string)component["purl"]!);
            Assert.Equal((string)component["purl"]!, (string)component["bom-ref"]!);
            Assert.EndsWith($"@{component["version"]}", (string)component["purl"]!, StringComparison.Ordinal);
            Assert.Matches("^[0-9a-f]{128}$", (string)component["hashes"]![0]!["content"]!);
            Assert.Contains((string?)component["licenses"]![0]!["expression"] ?? (string)component["licenses"]![0]!["license"]!["id"]!, Known);
        });
        var refs = components.Select(component => (string)component["bom-ref"]!).ToHashSet();
        Assert.Equal(components.Count, refs.Count);
        Assert.Contains(refs, name => name.StartsWith("pkg:npm/lit@", StringComparison.Ordinal));
        Assert.Contains(refs, name => name.StartsWith("pkg:nuget/Microsoft.Recognizers.Text@", StringComparison.Ordinal));
        Assert.Subset(refs.Append("chorus-assistant").ToHashSet(), bill["dependencies"]!.AsArray().Select(node => (string)node!["ref"]!).ToHashSet());
        Assert.Subset(refs, bill["dependencies"]!.AsArray().SelectMany(node => node!["dependsOn"]!.AsArray()).Select(name => (string)name!).ToHashSet());
    }

    [Fact]
    public void Every_assembly_beside_the_program_belongs_to_a_package_of_the_list_or_to_us()
    {
        var list = File.ReadAllText(Path.Combine(ServiceProcess.Root, "LICENSES", "THIRD-PARTY.md"));
        var deps = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ChorusAssistant.Bot.deps.json")))!;
        var shipped = deps["libraries"]!.AsObject().Where(library => (string)library.Value!["type"]! == "package").Select(library => library.Key.Split('/'));

        Assert.Empty(shipped.Where(package => !list.Contains($"| {package[0]} | {package[1]} |", StringComparison.OrdinalIgnoreCase)).Select(package => string.Join(' ', package)));
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(ServiceProcess.Root, "build", "bom.mjs"), .. arguments]) { RedirectStandardError = true })!;
        var errors = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        return errors;
    }
}
