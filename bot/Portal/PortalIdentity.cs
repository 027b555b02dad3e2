namespace ChorusAssistant.Bot.Portal;
public sealed record PortalUser(string Login, string? Name);
public sealed class PortalIdentity { public Task<PortalUser?> AuthenticateAsync(string userToken, CancellationToken cancellationToken) => Task.FromResult<PortalUser?>(null); }
