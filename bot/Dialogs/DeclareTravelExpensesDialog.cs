using System.Diagnostics;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Dialogs.TravelExpenses;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Workflows.TravelExpenses;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>
/// Travel and postage costs of a court mission, by talk: lines and corrections until nothing is missing, then the form, then, where the
/// person has draft statements, the total in one of them. A form that is filled in already is checked instead.
/// </summary>
public sealed class DeclareTravelExpensesDialog(
    ExpenseTariffs tariffs, DeclareTravelExpenses declare, FindDraftStatements find, ReportExpenses report, CheckExpenseForm check) : Dialog
{
    /// <inheritdoc/>
    public override async Task RunAsync(DialogContext dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var today = await dialog.LookAsync("today", () => Task.FromResult(tariffs.Today));
        var draft = await dialog.AskAsync("ask-lines", new ExpensePrompt(ExpenseDraft.Empty, dialog.ChoicesOf("ask-lines")));
        if (draft.WantsCheck)
        {
            await CheckAsync(dialog, draft);
            return;
        }

        for (var round = 1; ; round++)
        {
            if (!draft.IsComplete)
            {
                draft = await ListenAsync(dialog, draft, round, today);
                continue;
            }

            var user = await dialog.SignedInAsync();
            draft = draft.MissionEnd is not null
                ? draft
                : draft with { MissionEnd = await dialog.AskAsync("ask-mission-end", new MissionEndPrompt(dialog.ChoicesOf("ask-mission-end"), today)) };
            var claim = new ExpenseClaim(draft.ToClaims(), draft.AlreadyDriven, draft.MissionEnd!.Day);
            var form = tariffs.Estimate(claim, today);
            var confirmation = await dialog.ConfirmOrChangeAsync($"confirm-declaration#{round}", new RecapPrompt(draft, today),
                ("lines", ExpenseTexts.Lines(dialog, draft, form)), ("total", new Money(form.Total)), ("login", user.Login),
                ("mission-end", ExpenseTexts.MissionEnd(dialog, claim.MissionEndedOn, today)), ("rates", ExpenseTexts.Rates(dialog, form)));
            if (confirmation.Change is { } change)
            {
                draft = change;
                continue;
            }

            if (!confirmation.IsYes)
            {
                await dialog.SayAsync("not-declared");
                return;
            }

            switch (await dialog.OnceAsync($"declare#{round}", () => declare.RunAsync(user.Address, claim, form.Total, dialog.CancellationToken)))
            {
                case DeclareTravelExpenses.Outcome.Declared declared:
                    await dialog.SayAsync("declared", ("form", declared.Form), ("total", new Money(declared.Total)), ("until", declared.Form.ExpiresAt));
                    await ReportAsync(dialog, user, claim, declared.Total);
                    return;
                case DeclareTravelExpenses.Outcome.TotalChanged:
                    await dialog.SayAsync($"total-changed#{round}");
                    continue;
                case DeclareTravelExpenses.Outcome.NoAccount:
                    await dialog.SayAsync("no-account");
                    return;
                case var unknown:
                    throw new UnreachableException($"No reply for {unknown}.");
            }
        }
    }

    /// <summary>One round of the talk: what is missing is asked, else whether this is all.</summary>
    private Task<ExpenseDraft> ListenAsync(DialogContext dialog, ExpenseDraft draft, int round, DateOnly today)
    {
        var form = tariffs.Estimate(new ExpenseClaim(draft.ToClaims(), draft.AlreadyDriven, null), today);
        (string, object)[] shown =
        [
            ("lines", ExpenseTexts.Lines(dialog, draft, form)), ("total", new Money(form.Total)), ("unread", ExpenseTexts.Unread(dialog, draft)),
        ];
        if (draft.Expenses.Count == 0)
        {
            return dialog.AskAsync($"ask-lines-again#{round}", new ExpensePrompt(draft, []), shown);
        }

        var asked = draft.FirstIncomplete;
        if (asked < 0)
        {
            // How to correct is said once.
            var review = round == 1 ? "review" : "review-again";
            return dialog.AskAsync($"{review}#{round}", new ExpensePrompt(draft, dialog.ChoicesOf(review)), shown);
        }

        var expense = draft.Expenses[asked];
        var one = dialog.Text($"one-{expense.Nature}");
        var allowance = tariffs.AllowanceFor(expense.Nature);
        return expense.Missing switch
        {
            MissingDetail.Distance => dialog.AskAsync($"ask-distance#{round}", new ExpensePrompt(draft, [], asked), shown),
            MissingDetail.Vehicle => dialog.AskAsync($"ask-vehicle#{round}", new ExpensePrompt(draft, dialog.ChoicesOf("ask-vehicle"), asked),
                [.. shown, ("distance", expense.Quantity!.Value)]),
            MissingDetail.Price when allowance is { } proposed => dialog.AskAsync($"ask-price-or-allowance#{round}",
                new ExpensePrompt(draft, [dialog.Text("take-allowance", ("allowance", new Money(proposed))).Text], asked, proposed),
                [.. shown, ("one", one), ("allowance", new Money(proposed))]),
            MissingDetail.Price => dialog.AskAsync($"ask-price#{round}", new ExpensePrompt(draft, [], asked), [.. shown, ("one", one)]),
            MissingDetail.PriceOf => dialog.AskAsync($"ask-price-of#{round}", new ExpensePrompt(draft, dialog.ChoicesOf("ask-price-of"), asked),
                [.. shown, ("price", new Money(expense.Price!.Value)), ("one", one), ("count", expense.Quantity!.Value)]),
            var unknown => throw new UnreachableException($"No question for {unknown}."),
        };
    }

    /// <summary>Offers to put the total into a draft statement; it is an act of its own, confirmed by itself.</summary>
    private async Task ReportAsync(DialogContext dialog, SignedInUser user, ExpenseClaim claim, decimal total)
    {
        for (var round = 1; ; round++)
        {
            var found = await dialog.LookAsync($"drafts#{round}", () => find.RunAsync(user.Address, dialog.CancellationToken));
            if (found is not FindDraftStatements.Outcome.Found { Drafts: { Count: > 0 } drafts })
            {
                if (found is FindDraftStatements.Outcome.SpaceClosed)
                {
                    await dialog.SayAsync("space-closed");
                }

                return;
            }

            if (await ChooseAsync(dialog, drafts, claim, total, round) is not { } draft)
            {
                await dialog.SayAsync("not-reported", ("total", new Money(total)));
                return;
            }

            var isConfirmed = await dialog.ConfirmAsync($"confirm-report#{round}", ("number", draft.Number), ("recipient", draft.Recipient),
                ("mission-end", draft.MissionEndedOn), ("total", new Money(total)), ("declared", new Money(draft.DeclaredExpenses)),
                ("late", ExpenseTexts.Late(dialog, draft)));
            if (!isConfirmed)
            {
                await dialog.SayAsync("not-reported", ("total", new Money(total)));
                return;
            }

            var outcome = await dialog.OnceAsync($"report#{round}", () => report.RunAsync(user.Address, draft, claim, total, dialog.CancellationToken));
            if (outcome is not ReportExpenses.Outcome.Changed)
            {
                await dialog.SayAsync(ReplyFor(outcome), ("number", draft.Number), ("total", new Money(total)));
                return;
            }

            await dialog.SayAsync($"statement-changed#{round}", ("number", draft.Number));
        }
    }

    private static async Task<DraftStatement?> ChooseAsync(DialogContext dialog, IReadOnlyList<DraftStatement> drafts, ExpenseClaim claim, decimal total, int round)
    {
        if (drafts is [var only])
        {
            return only;
        }

        // The mission that was told comes first; the last choice is none of them.
        List<DraftStatement?> options = [.. drafts.OrderByDescending(draft => draft.MissionEndedOn == claim.MissionEndedOn), null];
        return await dialog.ChooseAsync($"choose-statement#{round}", options,
            draft => draft is null ? dialog.Text("no-statement").Text : dialog.Text("statement", ("number", draft.Number), ("mission-end", draft.MissionEndedOn)).Text,
            ("total", new Money(total)));
    }

    private static string ReplyFor(ReportExpenses.Outcome outcome) => outcome switch
    {
        ReportExpenses.Outcome.Reported => "reported",
        ReportExpenses.Outcome.NotADraft => "statement-was-sent",
        ReportExpenses.Outcome.SpaceClosed => "space-closed",
        ReportExpenses.Outcome.NotFound => "statement-not-found",
        var unknown => throw new UnreachableException($"No reply for {unknown}."),
    };

    /// <summary>The other way: a form that exists, and the amount that is declared.</summary>
    private async Task CheckAsync(DialogContext dialog, ExpenseDraft draft)
    {
        var form = draft.Form ?? await dialog.AskFileAsync("ask-form", FormFiles.Extensions);
        if (form.File is not { } file)
        {
            await dialog.SayAsync("no-form");
            return;
        }

        var declared = await dialog.AskAsync("ask-declared", Prompts.Amount, ("name", form.Name!));
        var outcome = await dialog.LookAsync("check", () => check.RunAsync(file, declared, dialog.CancellationToken));
        switch (outcome)
        {
            case CheckExpenseForm.Outcome.Compared compared:
                await dialog.SayAsync(compared.Difference == 0 ? "form-matches" : compared.Difference > 0 ? "declared-too-much" : "declared-too-little",
                    ("total", new Money(compared.Total)), ("declared", new Money(compared.Declared)),
                    ("difference", new Money(Math.Abs(compared.Difference))), ("remark", ExpenseTexts.Remark(dialog, compared)));
                break;
            case CheckExpenseForm.Outcome.TotalMissing:
                await dialog.SayAsync("total-missing");
                break;
            case CheckExpenseForm.Outcome.TotalIsNoAmount:
                await dialog.SayAsync("total-is-no-amount");
                break;
            case CheckExpenseForm.Outcome.Protected:
                await dialog.SayAsync("form-protected");
                break;
            case CheckExpenseForm.Outcome.Unreadable:
                await dialog.SayAsync("form-unreadable");
                break;
            case CheckExpenseForm.Outcome.TooLarge:
                await dialog.SayAsync("form-too-large");
                break;
            case CheckExpenseForm.Outcome.FileGone:
                await dialog.SayAsync("form-gone");
                break;
            default:
                throw new UnreachableException($"No reply for {outcome}.");
        }
    }
}
