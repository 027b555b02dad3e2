using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Log;
using ChorusAssistant.Workflows.Persistence.Privacy;

namespace ChorusAssistant.Bot.Privacy;

/// <summary>
/// Erases a person, or one conversation, on request. Every step may be done again: what was erased before is not found any more. Turns go on
/// meanwhile.
/// </summary>
public sealed class PersonalDataEraser(
    ConversationEraser conversations, Conversations memory, LogSearch search, PickupFolder pickup, StoreHygiene hygiene, StoreAddress address,
    IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Takes the request on, unless somebody else has.</summary>
    public async Task<bool> TryRunAsync(string number, CancellationToken cancellationToken)
    {
        ErasureRequest? request = null;
        var isMine = await TryChangeAsync(async scope =>
        {
            request = await scope.GetRequiredService<ErasureRequests>().FindAsync(number, cancellationToken);
            if (!request.IsOpenAt(time.GetUtcNow()))
            {
                request = null;
                return;
            }

            request.Claim();
        }, cancellationToken);
        if (!isMine || request is null)
        {
            return false;
        }

        await RunAsync(request, cancellationToken);
        return true;
    }

    private async Task RunAsync(ErasureRequest request, CancellationToken cancellationToken)
    {
        var counts = new ErasedCounts();
        var login = request.Login is null ? null : EmailAddress.Parse(request.Login);
        var streams = request.Stream is not null ? [request.Stream] : login is null ? [] : await StreamsOfAsync(login, cancellationToken);
        foreach (var stream in streams)
        {
            await EraseAsync(stream, login, request.Number, counts, cancellationToken);
        }

        var (witnesses, isAccountKept) = await EraseRowsAsync(request, login, counts, cancellationToken);
        var isClean = await hygiene.CleanAsync(witnesses, cancellationToken);
        var now = time.GetUtcNow();
        var receipt = new ErasureReceipt(request.Number, request.RequestedAt, now, counts, isAccountKept, isClean, address.Provider == DatabaseProvider.PostgreSql);
        await ChangeAsync(
            async scope => (await scope.GetRequiredService<ErasureRequests>().FindAsync(request.Number, cancellationToken)).Finish(receipt.ToJson(), now), cancellationToken);
    }

    /// <summary>Those that are the person's, and those of anybody that name the address.</summary>
    private async Task<List<string>> StreamsOfAsync(EmailAddress login, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = await scope.ServiceProvider.GetRequiredService<StreamIndex>().OfAsync(login.Address, cancellationToken);
        return [.. (await search.StreamsWithAsync(LogSearch.Stored(login.Address), cancellationToken)).Union(own)];
    }

    private async Task EraseAsync(string stream, EmailAddress? login, string number, ErasedCounts counts, CancellationToken cancellationToken)
    {
        var ofStream = new ErasedCounts();
        var turns = await conversations.EraseAsync(
            stream,
            state => login is null || state.User is null || state.User.Login.Equals(login.Address, StringComparison.OrdinalIgnoreCase),
            scope => scope.GetRequiredService<PersonalRows>().EraseStreamAsync(stream, number, ofStream = new ErasedCounts(), cancellationToken),
            cancellationToken);
        if (turns > 0)
        {
            counts.Conversations++;
            counts.Turns += turns;
            counts.Add(ofStream);
        }
        else if (login is not null)
        {
            // Somebody else's conversation: it goes on, without the address.
            await ChangeAsync(
                async scope => counts.Masked += await scope.GetRequiredService<PersonalRows>().MaskAsync(stream, LogSearch.Word(login.Address), number, cancellationToken), cancellationToken);
            memory.Forget(stream);
        }
    }

    /// <summary>
    /// Returns what must be found nowhere from now on, and whether the portal keeps the account under its name. Where there is an account,
    /// nothing can bear witness: its address stays, or its name stood in pages that were moved.
    /// </summary>
    private async Task<(List<string> Witnesses, bool IsAccountKept)> EraseRowsAsync(ErasureRequest request, EmailAddress? login, ErasedCounts counts, CancellationToken cancellationToken)
    {
        List<string> witnesses = [];
        var isAccountKept = false;
        var rows = new ErasedCounts();
        // Files first: once the request has forgotten whom it is about, nothing finds them any more.
        var name = "";
        if (login is not null)
        {
            await using var scope = scopes.CreateAsyncScope();
            var account = await scope.ServiceProvider.GetRequiredService<PersonalRows>().AccountAsync(login, cancellationToken);
            isAccountKept = account is not null && !request.WithAccount;
            name = account is null ? "" : $"{account.FirstName} {account.LastName}";
            witnesses = account is null ? [login.Address] : [];
        }

        var word = login is null ? null : LogSearch.Word(login.Address);
        var ids = counts.MessageIds.Select(id => id.Trim('<', '>')).ToHashSet(StringComparer.Ordinal);
        counts.MailFiles += await pickup.DeleteAsync(
            text => ids.Contains(text.Split('\n')[0]) || word?.IsMatch(text) == true || (name.Length > 1 && text.Contains(name, StringComparison.OrdinalIgnoreCase)), cancellationToken);
        await ChangeAsync(async scope =>
        {
            rows = new ErasedCounts();
            if (login is not null)
            {
                await scope.GetRequiredService<PersonalRows>().ErasePersonAsync(login, request.Number, request.WithAccount, rows, cancellationToken);
            }

            (await scope.GetRequiredService<ErasureRequests>().FindAsync(request.Number, cancellationToken)).ForgetSubject();
        }, cancellationToken);
        counts.Add(rows);
        return (witnesses, isAccountKept);
    }

    private async Task ChangeAsync(Func<IServiceProvider, Task> change, CancellationToken cancellationToken)
    {
        while (!await TryChangeAsync(change, cancellationToken))
        {
            // Somebody changed one of the rows meanwhile: read again.
        }
    }

    private async Task<bool> TryChangeAsync(Func<IServiceProvider, Task> change, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await change(scope.ServiceProvider);
        return await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(cancellationToken) == CommitOutcome.Committed;
    }
}
