using ChorusAssistant.Workflows.ActivationLinks;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.DraftInvoices;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.InvoiceTracking;
using ChorusAssistant.Workflows.Notices;
using ChorusAssistant.Workflows.Persistence.Notices;
using ChorusAssistant.Workflows.PublicStructures;
using ChorusAssistant.Workflows.Satisfaction;
using ChorusAssistant.Workflows.SubcontractorInvoices;
using ChorusAssistant.Workflows.SupportTickets;
using ChorusAssistant.Workflows.TechnicalPasswords;
using ChorusAssistant.Workflows.TrainingSessions;
using ChorusAssistant.Workflows.TravelExpenses;
using ChorusAssistant.Workflows.WorksInvoices;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.Persistence.Stores;

/// <summary>Registers what the store does for workflows.</summary>
public static class StoreServices
{
    /// <summary>Adds the ports that the scope's <see cref="ChorusDbContext"/> implements.</summary>
    public static IServiceCollection AddStores(this IServiceCollection services)
    {
        services.AddScoped<IAccounts, StoredAccounts>();
        services.AddScoped<IActors, StoredActors>();
        services.AddScoped<IActivationLinks, StoredActivationLinks>();
        services.AddScoped<IAuditTrail, StoredAuditTrail>();
        services.AddScoped<IPublicStructures, StoredPublicStructures>();
        services.AddScoped<IFeedbackStore, StoredFeedback>();
        services.AddScoped<ITechnicalUsers, StoredTechnicalUsers>();
        services.AddScoped<ITrainingSessions, StoredTrainingSessions>();
        services.AddScoped<ICourtFeeStatements, StoredCourtFeeStatements>();
        services.AddScoped<IExpenseSheets, StoredExpenseSheets>();
        services.AddScoped<IDraftInvoices, StoredDraftInvoices>();
        services.AddScoped<ITrackedInvoices, StoredTrackedInvoices>();
        services.AddScoped<ITickets, StoredTickets>();
        services.AddScoped<IWorksContracts, StoredWorksContracts>();
        services.AddScoped<ISubcontractorInvoices, StoredSubcontractorInvoices>();
        services.AddSingleton<NoticeSignal>();
        services.AddScoped<INotices, StoredNotices>();
        services.AddScoped<NoticeBoard>();
        return services;
    }
}
