using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.Identity;

/// <summary>Rights come from the attachments that count, structure by structure.</summary>
public sealed class ActorsTests : IAsyncLifetime
{
    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.CreateDemoAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Each_right_holds_for_one_structure()
    {
        var accounts = await _store.AllAsync<Account>();
        var several = (await _store.AllAsync<Attachment>()).Where(a => a.State == AttachmentState.Active)
            .GroupBy(a => a.AccountId).Single(group => group.Count() == 3 && group.Any(a => a.Role == StructureRole.User)).ToList();

        var actor = await FindAsync(accounts.Single(account => account.Id == several[0].AccountId).Login);

        Assert.NotNull(actor);
        Assert.Equal(3, actor.Memberships.Count);
        Assert.All(several, attachment => Assert.Equal(attachment.Role != StructureRole.User, actor.Manages(attachment.StructureId)));
        Assert.All(several, attachment => Assert.False(actor.IsMainManagerOf(attachment.StructureId)));
        Assert.All(several, attachment => Assert.All(attachment.Spaces, space => Assert.True(actor.MayUse(space, attachment.StructureId))));
        Assert.False(actor.Manages(structureId: 1));
    }

    [Fact]
    public async Task An_attachment_that_is_asked_for_or_over_gives_no_right()
    {
        var attachment = (await _store.AllAsync<Attachment>()).First(a => a.State != AttachmentState.Active);
        var login = (await _store.AllAsync<Account>()).Single(account => account.Id == attachment.AccountId).Login;

        var actor = await FindAsync(login);

        Assert.Null(actor?.In(attachment.StructureId));
    }

    [Theory]
    [InlineData("xaviere.bretinval@fournitures.example")]
    [InlineData("personne@nulle-part.example")]
    public async Task Nobody_acts_with_an_account_that_is_not_active(string login)
    {
        Assert.True(EmailAddress.TryParse(login, out var address, out _));

        Assert.Null(await FindAsync(address));
    }

    private Task<Actor?> FindAsync(EmailAddress login) =>
        _store.RunAsync(services => services.GetRequiredService<IActors>().FindAsync(login, CancellationToken.None));
}
