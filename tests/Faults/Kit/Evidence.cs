using System.Text.Json.Nodes;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;
using ChorusAssistant.Tests.Workflows.Mail;
using MimeKit;

namespace ChorusAssistant.Tests.Faults.Kit;

/// <summary>What the service holds after a run, as anybody can see it: <c>/dev/state</c> and the mails that arrived.</summary>
internal sealed record Evidence(
    IReadOnlyList<JsonNode> Audit, IReadOnlyList<JsonNode> Accounts, IReadOnlyList<JsonNode> Invoices, IReadOnlyList<JsonNode> TechnicalUsers,
    IReadOnlyList<JsonNode> Tickets, IReadOnlyList<JsonNode> Bookings, IReadOnlyList<MimeMessage> Mails)
{
    /// <summary>Collects it once every mail has left.</summary>
    public static async Task<Evidence> CollectAsync(ServiceProcess service, SmtpServer mail)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while ((await StateAsync(service, "outbox")).Any(row => row.Text("state") != "sent"))
        {
            // Those that failed wait for their next try: the clock need not.
            using var answer = await service.Http.PostAsync(new Uri("/dev/clock", UriKind.Relative), Protocol.Json("""{"advance":"00:02:30"}"""));
            await Task.Delay(TimeSpan.FromMilliseconds(300), patience.Token);
        }

        return new Evidence(
            await StateAsync(service, "audit"), await StateAsync(service, "accounts"), await StateAsync(service, "invoices"), await StateAsync(service, "technical-users"),
            await StateAsync(service, "tickets"), await StateAsync(service, "bookings"), await ReceivedAsync(mail));
    }

    private static async Task<IReadOnlyList<MimeMessage>> ReceivedAsync(SmtpServer mail)
    {
        List<MimeMessage> mails = [];
        while (mail.HasMore)
        {
            mails.Add((await mail.ReceiveAsync()).Content);
        }

        return mails;
    }

    /// <summary>One effect, one audit row and one mail where the person said yes; none of them where not.</summary>
    public void AssertAgrees(Errand errand)
    {
        var expected = errand.IsWanted ? 1 : 0;
        Assert.True(Done(errand) == expected, $"{errand}: {Done(errand)} audit rows say it was done.");
        Assert.True(Effects(errand) == expected, $"{errand}: done {Effects(errand)} times.");
        var ticket = (string?)Tickets.FirstOrDefault(ticket => (string?)ticket["login"] == errand.Target)?["number"];
        foreach (var (to, subject) in errand.Mails(ticket ?? "no ticket"))
        {
            // The Message-ID is the mail: a copy of it is no second one.
            var ids = Mails.Where(mail => mail.To.Mailboxes.Any(mailbox => mailbox.Address == to) && mail.Subject?.Contains(subject, StringComparison.Ordinal) == true)
                .Select(mail => mail.MessageId).Distinct().ToList();
            Assert.True(ids.Count == expected, $"{errand}: {ids.Count} mails \"{subject}\" to {to}.");
        }
    }

    private int Done(Errand errand) => Audit.Count(row =>
        row.Text("outcome") == "done" && row.Text("action") == errand.Action && (string?)row["target"] == errand.Target);

    private int Effects(Errand errand) => errand.Kind switch
    {
        ErrandKind.ActivationLink => (int)Accounts.Single(account => account.Text("login") == errand.Target)["resendCount"]! - BaseResendCount,
        ErrandKind.SendDraft => Invoices.Count(invoice => invoice.Text("number") == errand.Target && invoice.Text("status") != "BROUILLON"),
        ErrandKind.ResetPassword => TechnicalUsers.Count(user => user.Text("login") == errand.Target && user.Text("passwordSetAt") != BasePasswordDay),
        ErrandKind.Ticket => Tickets.Count(ticket => (string?)ticket["login"] == errand.Target),
        ErrandKind.Booking => Bookings.Count(booking => booking.Text("login") == errand.Target && booking.Text("state") == "registered"),
        _ => throw new InvalidOperationException($"No such errand: {errand.Kind}."),
    };

    private int BaseResendCount => (int)Accounts.Single(account => account.Text("login") == "xaviere.bretinval@fournitures.example")["resendCount"]!;

    private string BasePasswordDay => TechnicalUsers.Single(user => user.Text("login") == "TECH_1_41102@cpro.example").Text("passwordSetAt");

    private static async Task<IReadOnlyList<JsonNode>> StateAsync(ServiceProcess service, string name) =>
        [.. JsonNode.Parse(await service.Http.GetStringAsync(new Uri($"/dev/state/{name}", UriKind.Relative)))!.AsArray().Select(row => row!)];
}
