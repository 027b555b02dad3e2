using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>Registers mail.</summary>
public static class MailServices
{
    /// <summary>
    /// Adds the outbox, its delivery, the configured transport and a health check named <c>mail</c>. Call it after
    /// <see cref="PersistenceServices.AddPersistence"/>: hosted services stop in reverse order, and the delivery still writes
    /// down its last mails while it stops.
    /// </summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<MailOptions>()
            .Bind(configuration.GetSection(MailOptions.Section))
            .PostConfigure<StoreAddress>(SetPickupDirectory)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<OutboxDelivery>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxDelivery>());
        services.AddScoped<IOutbox, EfOutbox>();
        services.AddSingleton<IMailTransport>(CreateTransport);
        services.AddSingleton<MailReader>();

        services.AddMetrics();
        services.AddSingleton<MailMetrics>();
        services.AddSingleton<MailHealth>();
        services.AddHealthChecks().AddCheck<MailHealth>("mail", tags: ["ready"]);
        return services;
    }

    private static void SetPickupDirectory(MailOptions options, StoreAddress address) =>
        options.PickupDirectory = string.IsNullOrWhiteSpace(options.PickupDirectory)
            ? Path.Combine(address.Directory, "mail")
            : Path.GetFullPath(options.PickupDirectory);

    private static IMailTransport CreateTransport(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<MailOptions>>();
        return options.Value.Transport == MailTransportKind.Smtp ? new SmtpTransport(options) : new PickupTransport(options);
    }
}
