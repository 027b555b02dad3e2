using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;
using MimeKit;

namespace ChorusAssistant.Tests.Privacy;

/// <summary>
/// A person is exported and erased beside the running service; afterwards a search through the bytes of every file of the service finds
/// nothing of them.
/// </summary>
public sealed class ErasureTests : IAsyncLifetime
{
    private const string Login = "zoe.kergoat@externe.example";
    private const string Typed = "nénuphars-de-la-mairie";
    private const string InFile = "fichier des glycines";
    private ServiceProcess _service = null!;

    public async Task InitializeAsync() => _service = await ServiceProcess.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_person_is_exported_then_erased_and_no_file_of_the_service_knows_them()
    {
        var anonymous = await Conversation.OpenAsync(_service.Http);
        await anonymous.SayAsync(Conversation.Wish);
        await anonymous.SayAsync(Login);
        var signedIn = await OpenSignedInAsync(Login);
        await SendFileAsync(signedIn);
        foreach (var text in (string[])["ouvrir un ticket", "suivi", $"ma demande : {Typed}", "oui", "oui"])
        {
            await signedIn.SayAsync(text);
        }

        var bystander = await OpenSignedInAsync("autre@mairie.example");
        await bystander.SayAsync($"je cherche {Login} dans l’annuaire");
        await MailedAsync(Login);

        var export = Path.Combine(_service.Folder, "..", $"export-{Guid.NewGuid():N}.zip");
        var exported = await RunAsync("export", Login, export);
        Assert.True(exported.ExitCode == 0, exported.Errors);
        AssertExport(export);
        File.Delete(export);

        var (exitCode, receipt, errors) = await RunAsync("erase", Login);

        Assert.True(exitCode == 0, errors);
        Assert.Matches(@"Reçu d’effacement n°.E-\d{8}-[0-9A-F]{8}", receipt);
        Assert.Contains("conversations avec ClaudIA\u00A0: 2", receipt, StringComparison.Ordinal);
        Assert.Contains("sollicitations enregistrées\u00A0: 1", receipt, StringComparison.Ordinal);
        Assert.Contains("échanges d’autres personnes où l’adresse a été masquée\u00A0: ", receipt, StringComparison.Ordinal);
        Assert.Contains("La trace des actes", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("Votre compte", receipt, StringComparison.Ordinal);
        AssertNoTrace(Login, "zoe.kergoat", Typed, InFile);

        // The service remembers nothing either, and says so; the bystander's conversation goes on.
        await Protocol.RefusedAsync(await signedIn.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{signedIn.Id}/activities"), 404, "BadArgument");
        using var post = await anonymous.PostAsync("""{"type":"message","from":{"id":"x"},"text":"bonjour"}""");
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
        await Protocol.ProblemAsync(await _service.Http.PostAsync(
            new Uri("/api/webchat/token", UriKind.Relative), Protocol.Json(new JsonObject { ["token"] = anonymous.Token }.ToJsonString())), 403);
        Assert.NotEmpty(await bystander.SayAsync("merci"));
    }

    [Fact]
    public async Task With_its_account_a_person_of_the_demo_portal_is_erased_also_without_a_service()
    {
        var conversation = await Conversation.OpenAsync(_service.Http);
        await conversation.SayAsync(Conversation.Wish);
        await conversation.SayAsync(Conversation.WaitingAccount);
        await conversation.SayAsync("oui");
        await MailedAsync(Conversation.WaitingAccount);
        await _service.KillAsync();

        var (exitCode, receipt, errors) = await RunAsync("erase", Conversation.WaitingAccount, "--with-account");

        Assert.True(exitCode == 0, errors);
        Assert.Contains("nom et adresse du compte dans le portail\u00A0: 1", receipt, StringComparison.Ordinal);
        AssertNoTrace(Conversation.WaitingAccount, "Xavière Brétinval", "XavièreBrétinval");
    }

    [Fact]
    public async Task One_conversation_of_nobody_is_erased_by_its_id_and_others_stay()
    {
        var meant = await Conversation.OpenAsync(_service.Http);
        await meant.SayAsync($"un renseignement sur {Typed}");
        var other = await Conversation.OpenAsync(_service.Http);
        await other.SayAsync("bonjour");

        var (exitCode, receipt, errors) = await RunAsync("erase", "--conversation", meant.Id);

        Assert.True(exitCode == 0, errors);
        Assert.Contains("conversations avec ClaudIA\u00A0: 1", receipt, StringComparison.Ordinal);
        AssertNoTrace(Typed);
        Assert.NotEmpty(await other.SayAsync("merci"));
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => PrivacyTool.RunAsync(PrivacyTool.SettingsOf(_service), arguments);

    private async Task<Conversation> OpenSignedInAsync(string login)
    {
        var token = await Protocol.ReadAsync(await _service.Http.PostAsync(
            new Uri("/api/webchat/token", UriKind.Relative), Protocol.Json(new JsonObject { ["userToken"] = SignedToken.OfPortal(login) }.ToJsonString())));
        var conversation = new Conversation(_service.Http, token.Text("conversationId"), token.Text("token"));
        (await conversation.SendAsync(HttpMethod.Post, "/v3/directline/conversations")).Dispose();
        return conversation;
    }

    private static async Task SendFileAsync(Conversation conversation)
    {
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes($"%PDF-1.4\n{InFile}\n%%EOF"));
        file.Headers.ContentDisposition = ContentDispositionHeaderValue.Parse("attachment; filename=\"devis.pdf\"");
        using var answer = await conversation.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{conversation.Id}/upload?userId=x", file);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until the outbox has delivered something to the address.</summary>
    private async Task MailedAsync(string address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!MailFiles().Any(path => MimeMessage.Load(path).To.ToString().Contains(address, StringComparison.Ordinal)))
        {
            await Task.Delay(100, patience.Token);
        }
    }

    private string[] MailFiles() => Directory.Exists(_service.MailFolder) ? Directory.GetFiles(_service.MailFolder, "*.eml") : [];

    private static void AssertExport(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var reader = new System.IO.StreamReader(zip.GetEntry("donnees.json")!.Open());
        var data = JsonNode.Parse(reader.ReadToEnd())!;
        Assert.Equal(Login, data.Text("subject"));
        Assert.Contains(Typed, data["conversations"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        Assert.Contains(Typed, (string)data["records"]!["tickets"]![0]!["description"]!, StringComparison.Ordinal);
        Assert.NotEmpty(data["records"]!["audit"]!.AsArray());
        Assert.Contains(zip.Entries, entry => entry.FullName.EndsWith("devis.pdf", StringComparison.Ordinal));
        Assert.Contains(zip.Entries, entry => entry.FullName.EndsWith(".eml", StringComparison.Ordinal));
    }

    /// <summary>Searches every file below the storage folder, mails also as they read, and all that the service has written out.</summary>
    private void AssertNoTrace(params string[] texts)
    {
        foreach (var path in Directory.EnumerateFiles(_service.Folder, "*", SearchOption.AllDirectories).Where(path => !path.Contains("/nlu/", StringComparison.Ordinal)))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            var mail = path.EndsWith(".eml", StringComparison.Ordinal) ? MimeMessage.Load(path) : null;
            var readable = mail is null ? "" : $"{mail.To} {mail.Subject} {mail.TextBody} {string.Join(' ', mail.BodyParts.OfType<TextPart>().Select(part => part.Text))}";
            foreach (var text in texts)
            {
                Assert.True(copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, $"{text} is in {path}");
                Assert.DoesNotContain(text, readable, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.All(texts, text => Assert.DoesNotContain(text, _service.Output + _service.Errors, StringComparison.OrdinalIgnoreCase));
    }
}
