using ChorusAssistant.Domain.Identifiers;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.SupportTickets;

/// <summary>Registers the feature.</summary>
public static class SupportTicketServices
{
    /// <summary>Adds the use cases, their options and their mails. Ports come with the store and the outbox.</summary>
    public static IServiceCollection AddSupportTickets(this IServiceCollection services)
    {
        services.AddOptions<SupportOptions>().BindConfiguration(SupportOptions.Section).ValidateDataAnnotations()
            .Validate(options => EmailAddress.TryParse(options.Address, out _, out _), "Support:Address must be one bare e-mail address.")
            .Validate(options => options.OpensAt < options.ClosesAt, "Support:OpensAt must be earlier than Support:ClosesAt.")
            .ValidateOnStart();
        services.AddSingleton<TicketMails>();
        services.AddSingleton<FindAdvisor>();
        services.AddScoped<ContactSupport>();
        return services;
    }
}
