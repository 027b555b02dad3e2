using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Workflows.SubcontractorInvoices;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>Answers a subcontractor's request in the contractor's name: which one, what it holds, yes or no, and why.</summary>
public sealed class ValidateSubcontractorInvoiceDialog(BrowseRequests browse, ValidateSubcontractorInvoice validate) : Dialog
{
    private const int ListedAtMost = 8;
    private const int LongestMessage = 500;

    private static readonly string[] _decisions = ["decide-validate", "decide-refuse", "decide-disown"];
    private static readonly string[] _reasons = ["reason-not-as-agreed", "reason-above-ceiling", "reason-papers-missing", "reason-already-paid", "reason-other"];

    /// <inheritdoc/>
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var user = await dialog.SignedInAsync();
        if (await dialog.LookAsync("requests", () => browse.ListAsync(user.Address, dialog.CancellationToken)) is not BrowseRequests.Outcome.Listed list)
        {
            await dialog.SayAsync("space-closed");
            return;
        }

        if (await WhichAsync(dialog, user, list.Requests) is { } request)
        {
            await AnswerAsync(dialog, user, request);
        }
    }

    private async Task<PaymentRequest?> WhichAsync(DialogContext dialog, SignedInUser user, IReadOnlyList<PaymentRequest> requests)
    {
        var heard = await dialog.HeardAsync("request", PromptFor(requests, fillsFromSentence: true));
        if (heard is null && requests.Count == 0)
        {
            await dialog.SayAsync("nothing-to-validate");
            return null;
        }

        var named = heard ?? (requests.Count == 1
            ? new NamedInvoice(Id: requests[0].InvoiceId)
            : await dialog.AskAsync("which-request", PromptFor(requests, fillsFromSentence: false),
                ("requests", Markdown.Lines(requests.Take(ListedAtMost).Select(request => Line(dialog, request)))), ("count", requests.Count)));
        return await FindAsync(dialog, user, requests, named);
    }

    /// <summary>The request that was named; null, and it was said why, where no answer is awaited.</summary>
    private async Task<PaymentRequest?> FindAsync(DialogContext dialog, SignedInUser user, IReadOnlyList<PaymentRequest> requests, NamedInvoice named)
    {
        if (named.Number is not { } number)
        {
            var meant = requests.Where(request => request.InvoiceId == named.Id || request.Supplier == named.Partner).ToList();
            return await dialog.ChooseAsync("which-of-these", meant, request => ListedFor(request).Label);
        }

        var found = await dialog.LookAsync("found", () => browse.FindAsync(user.Address, number, dialog.CancellationToken));
        if (found.Count == 0)
        {
            await dialog.SayAsync("unknown-number", ("number", number));
            return null;
        }

        var chosen = await dialog.ChooseAsync("which-of-these", found, request => ListedFor(request).Label);
        if (!chosen.IsAwaited)
        {
            await dialog.SayAsync("not-awaited", ("number", chosen.Number), ("status", InvoiceStatusTexts.NameOf(dialog, chosen.Status)));
            return null;
        }

        return chosen;
    }

    private async Task AnswerAsync(DialogContext dialog, SignedInUser user, PaymentRequest request)
    {
        while (true)
        {
            var decision = await dialog.ChooseAsync("ask-decision", _decisions, decision => dialog.Label(decision),
                ("number", request.Number), ("supplier", request.Supplier), ("recipient", request.Recipient), ("market", request.MarketNumber ?? "–"),
                ("excl", new Money(request.TotalExclTax)), ("incl", new Money(request.TotalInclTax)), ("until", Until(dialog, request)),
                ("files", request.Attachments.Count == 0 ? dialog.Text("no-file") : new Markdown(string.Join(", ", request.Attachments.Select(name => dialog.Text("file", ("name", name)).Text)))));
            var answer = await AnswerOfAsync(dialog, request, decision);
            if (answer is null)
            {
                await dialog.SayAsync("not-answered", ("number", request.Number));
                return;
            }

            var outcome = await dialog.OnceAsync("answer", () => validate.RunAsync(user.Address, request, answer, dialog.CancellationToken));
            if (outcome is not ValidateSubcontractorInvoice.Outcome.Changed changed)
            {
                await SayAsync(dialog, request, answer, outcome);
                return;
            }

            await dialog.SayAsync("request-changed", ("number", request.Number));
            request = changed.Now;
        }
    }

    /// <summary>The answer with what goes with it, once confirmed; null where it was not.</summary>
    private static async Task<ValidateSubcontractorInvoice.Answer?> AnswerOfAsync(DialogContext dialog, PaymentRequest request, string decision)
    {
        switch (decision)
        {
            case "decide-validate":
                var message = await dialog.AskAsync("ask-message", new OptionalTextPrompt(LongestMessage, [dialog.Label("no-message")]));
                return await dialog.ConfirmAsync("confirm-validation", Values(dialog, request, message.Text is { } text ? dialog.Text("with-message", ("message", text)) : dialog.Text("without-message")))
                    ? new ValidateSubcontractorInvoice.Answer.Validate(message.Text)
                    : null;
            case "decide-refuse":
                var reason = await dialog.ChooseAsync("ask-reason", _reasons, reason => dialog.Label(reason));
                var words = reason == "reason-other" ? await dialog.AskAsync("ask-other-reason", Prompts.Text(LongestMessage)) : dialog.Label(reason);
                return await dialog.ConfirmAsync("confirm-refusal", Values(dialog, request, dialog.Text("with-reason", ("reason", words))))
                    ? new ValidateSubcontractorInvoice.Answer.Refuse(words)
                    : null;
            default:
                return await dialog.ConfirmAsync("confirm-disowning", Values(dialog, request, new Markdown("")))
                    ? new ValidateSubcontractorInvoice.Answer.Disown(dialog.Label("disowned-comment"))
                    : null;
        }
    }

    private static (string Name, object Value)[] Values(DialogContext dialog, PaymentRequest request, Markdown words) =>
    [
        ("number", request.Number), ("supplier", request.Supplier), ("recipient", request.Recipient), ("validator", request.Validator), ("total", new Money(request.TotalInclTax)),
        ("words", words), ("next", request.NextValidator is { } next ? dialog.Text("then-to-next-validator", ("next", next)) : dialog.Text("then-to-recipient", ("recipient", request.Recipient))),
    ];

    private static Task SayAsync(
        DialogContext dialog, PaymentRequest request, ValidateSubcontractorInvoice.Answer answer, ValidateSubcontractorInvoice.Outcome outcome) => outcome switch
        {
            ValidateSubcontractorInvoice.Outcome.Done done => dialog.SayAsync(
                answer switch
                {
                    ValidateSubcontractorInvoice.Answer.Validate => request.NextValidator is null ? "validated" : "validated-then-next",
                    ValidateSubcontractorInvoice.Answer.Refuse => "refused",
                    _ => "disowned",
                },
                ("number", request.Number), ("recipient", request.Recipient), ("supplier", request.Supplier), ("next", request.NextValidator ?? ""),
                ("status", InvoiceStatusTexts.NameOf(dialog, done.Status))),
            ValidateSubcontractorInvoice.Outcome.NotAwaited gone => dialog.SayAsync(
                "not-awaited", ("number", request.Number), ("status", InvoiceStatusTexts.NameOf(dialog, gone.Status))),
            ValidateSubcontractorInvoice.Outcome.NotContractor => dialog.SayAsync("not-contractor", ("number", request.Number), ("market", request.MarketNumber ?? "")),
            _ => dialog.SayAsync("unknown-number", ("number", request.Number)),
        };

    private static Markdown Line(DialogContext dialog, PaymentRequest request) => dialog.Text("request-line", ("number", request.Number), ("supplier", request.Supplier),
        ("recipient", request.Recipient), ("total", new Money(request.TotalInclTax)), ("until", Until(dialog, request)));

    private static Markdown Until(DialogContext dialog, PaymentRequest request) => dialog.Text(
        request.DaysLeft switch { <= 0 => "until-today", 1 => "until-tomorrow", _ => "until-days" }, ("days", request.DaysLeft), ("day", request.ValidateBy ?? (object)""));

    private static InvoicePrompt PromptFor(IReadOnlyList<PaymentRequest> requests, bool fillsFromSentence) =>
        new([.. requests.Select(ListedFor)], new InvoicePromptOptions { FillsFromSentence = fillsFromSentence });

    private static ListedInvoice ListedFor(PaymentRequest request) => new(request.InvoiceId, request.Number, request.Supplier);
}
