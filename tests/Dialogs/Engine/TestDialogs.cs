using System.Text.Json.Serialization;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Documents;

namespace ChorusAssistant.Tests.Dialogs.Engine;

/// <summary>The outside world of the test dialogs: what it is like, and how often it was asked.</summary>
public sealed class Desk
{
    /// <summary>Changes what a confirmation shows.</summary>
    public string Tenant { get; set; } = "la mairie";

    /// <summary>Acts that fail from now on.</summary>
    public int Failures { get; set; }

    /// <summary>How often an act began, committed or not.</summary>
    public int Acts { get; set; }

    /// <summary>How often something was looked up.</summary>
    public int Looks { get; set; }

    /// <summary>What is found when something is looked up.</summary>
    public Tenancy? Found { get; set; }

    /// <summary>The program after an update: its questions have other names.</summary>
    public bool IsUpdated { get; set; }
}

public sealed record Tenancy(Siret Siret, EmailAddress Contact, DateOnly Since, decimal Rent, AuditOutcome Last);

/// <summary>Asks, confirms, acts, and asks once more after the act.</summary>
public sealed class MoveOfficeDialog(Desk desk, IAuditTrail audit) : Dialog
{
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var siret = await dialog.AskAsync("ask-siret", Prompts.Siret);
        var place = await dialog.AskAsync("ask-place", Prompts.Text(30));
        if (!await dialog.ConfirmAsync("confirm-move", ("siret", siret), ("place", place), ("tenant", desk.Tenant)))
        {
            await dialog.SayAsync("not-moved");
            return;
        }

        var outcome = await dialog.OnceAsync("move", () => MoveAsync(siret, dialog.User));
        await dialog.SayAsync(outcome is Moved.To ? "moved" : "stuck", ("place", place));
        var comment = await dialog.AskAsync("ask-comment", Prompts.Text(100));
        await dialog.SayAsync("noted", ("comment", comment));
    }

    private Task<Moved> MoveAsync(Siret siret, SignedInUser? user)
    {
        desk.Acts++;
        audit.Record(user?.Login ?? IAuditTrail.Anonymous, Name, siret.Digits, AuditOutcome.Done);
        if (desk.Failures > 0)
        {
            desk.Failures--;
            throw new InvalidOperationException("The lift is out of order.");
        }

        return Task.FromResult<Moved>(new Moved.To(siret));
    }

    [JsonDerivedType(typeof(To), "to")]
    public abstract record Moved
    {
        private Moved()
        {
        }

        public sealed record To(Siret Siret) : Moved;
    }
}

/// <summary>Chooses from a list, and calls another dialog as a part of itself.</summary>
public sealed class BookRoomDialog(IAuditTrail audit) : Dialog
{
    private static readonly string[] _rooms = ["Salle Jean Moulin", "Salle Marie Curie", "Salle Jean Jaurès"];

    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        await dialog.SayAsync("opening-hours");
        var room = await dialog.ChooseAsync("choose-room", _rooms, room => room);
        await dialog.CallAsync(new LeaveContactDialog());
        await dialog.OnceAsync("book", () =>
        {
            audit.Record(IAuditTrail.Anonymous, Name, room, AuditOutcome.Done);
            return Task.FromResult(true);
        });
        await dialog.SayAsync("booked", ("room", room));
    }
}

/// <summary>A part of other dialogs, with content of its own.</summary>
public sealed class LeaveContactDialog : Dialog
{
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var contact = await dialog.AskAsync("ask-contact", Prompts.EmailAddress);
        await dialog.SayAsync("contact-noted", ("contact", contact));
    }
}

/// <summary>Needs to know who asks.</summary>
public sealed class OpenSafeDialog(Desk desk, IAuditTrail audit) : Dialog
{
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var reason = await dialog.AskAsync("ask-reason", Prompts.Text(50));
        var user = await dialog.SignedInAsync();
        await dialog.OnceAsync("open", () =>
        {
            desk.Acts++;
            audit.Record(user.Login, Name, reason, AuditOutcome.Done);
            return Task.FromResult(true);
        });
        await dialog.SayAsync("opened", ("login", user.Login), ("reason", reason));
    }
}

/// <summary>Looks something up, and decides on what it was then.</summary>
public sealed class FindTenantDialog(Desk desk) : Dialog
{
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var found = await dialog.LookAsync("look", () =>
        {
            desk.Looks++;
            return Task.FromResult(desk.Found);
        });
        await dialog.SayAsync(found is null ? "nobody" : "somebody", ("contact", found?.Contact ?? (object)""));
        var why = await dialog.AskAsync(desk.IsUpdated ? "ask-purpose" : "ask-why", Prompts.Text(50));
        await dialog.AskAsync("ask-more", Prompts.Text(50));
        await dialog.SayAsync(found is null ? "nobody-after-all" : "somebody-after-all", ("why", why), ("since", found?.Since ?? (object)""));
    }
}

/// <summary>Takes a file, and gives one back.</summary>
public sealed class SendPlansDialog(IUploads uploads, IDocuments documents) : Dialog
{
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var plans = await dialog.AskFileAsync("ask-plans", [".pdf"]);
        if (plans.File is not { } file)
        {
            await dialog.SayAsync("no-plans");
            return;
        }

        var size = await dialog.LookAsync("measure", async () => (await uploads.FindAsync(file, dialog.CancellationToken))?.Bytes.Length);
        var receipt = await dialog.OnceAsync("receipt", () => Task.FromResult(documents.Add("reçu.txt", "text/plain", "reçu"u8.ToArray(), TimeSpan.FromHours(1))));
        await dialog.SayAsync("plans-received", ("name", plans.Name!), ("size", size ?? 0), ("receipt", receipt), ("rent", new Money(1250.5m)),
            ("day", receipt.ExpiresAt));
    }
}

/// <summary>Asks the same question round after round, and takes changes until the yes.</summary>
public sealed class FurnishRoomDialog(IAuditTrail audit) : Dialog
{
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var list = new Furniture([], IsComplete: false);
        for (var round = 1; !list.IsComplete; round++)
        {
            list = await dialog.AskAsync($"ask-furniture#{round}", new FurniturePrompt(list), ("list", list.Names));
        }

        var day = await dialog.AskAsync("ask-day", Prompts.Text(20));
        for (var round = 1; ; round++)
        {
            var confirmation = await dialog.ConfirmOrChangeAsync($"confirm-order#{round}", new FurniturePrompt(list), ("list", list.Names), ("day", day));
            if (confirmation.Change is null)
            {
                await dialog.SayAsync(confirmation.IsYes ? await OrderAsync(dialog, list) : "not-ordered");
                return;
            }

            list = confirmation.Change;
        }
    }

    private async Task<string> OrderAsync(DialogContext dialog, Furniture list)
    {
        await dialog.OnceAsync("order", () =>
        {
            audit.Record(IAuditTrail.Anonymous, Name, list.Names, AuditOutcome.Done);
            return Task.FromResult(true);
        });
        return "ordered";
    }
}

public sealed record Furniture(IReadOnlyList<string> Items, bool IsComplete)
{
    [JsonIgnore]
    public string Names => Items.Count == 0 ? "rien" : string.Join(", ", Items);
}

/// <summary>"table" adds one, "pas table" takes it away, "fini" is the end.</summary>
internal sealed class FurniturePrompt(Furniture list) : Prompt<Furniture>
{
    public override string Kind => "furniture";

    public override bool IsCorrectable => true;

    public override string? Corrects => Kind;

    public override PromptResult<Furniture> Parse(PromptInput input)
    {
        var words = input.Normalized.Split(' ').SkipWhile(word => word == "non").ToList();
        return words switch
        {
            ["fini"] => PromptResult<Furniture>.Accept(list with { IsComplete = true }),
            ["pas", var item] when list.Items.Contains(item) => PromptResult<Furniture>.Accept(list with { Items = [.. list.Items.Where(other => other != item)] }),
            ["table" or "chaise" or "lampe"] => PromptResult<Furniture>.Accept(list with { Items = [.. list.Items, words[0]] }),
            _ => PromptResult<Furniture>.Refuse("furniture-unknown"),
        };
    }
}
