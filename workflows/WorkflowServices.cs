using ChorusAssistant.Workflows.ActivationLinks;
using ChorusAssistant.Workflows.DraftInvoices;
using ChorusAssistant.Workflows.InvoiceTracking;
using ChorusAssistant.Workflows.Portal;
using ChorusAssistant.Workflows.PublicStructures;
using ChorusAssistant.Workflows.Satisfaction;
using ChorusAssistant.Workflows.Spreadsheet;
using ChorusAssistant.Workflows.SubcontractorInvoices;
using ChorusAssistant.Workflows.SupportTickets;
using ChorusAssistant.Workflows.TechnicalPasswords;
using ChorusAssistant.Workflows.TrainingSessions;
using ChorusAssistant.Workflows.TravelExpenses;
using ChorusAssistant.Workflows.WordProcessing;
using ChorusAssistant.Workflows.WorksInvoices;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows;

/// <summary>Registers what the assistant can do.</summary>
public static class WorkflowServices
{
    /// <summary>Adds every use case, with its jobs and settings; the ports they need come from the adapters.</summary>
    public static IServiceCollection AddWorkflows(this IServiceCollection services)
    {
        services.AddActivationLinks();
        services.AddPublicAddress();
        services.AddSatisfaction();
        services.AddTechnicalPasswords();
        services.AddTrainingSessions();
        services.AddDraftInvoices();
        services.AddInvoiceTracking();
        services.AddPublicStructures();
        services.AddSatisfaction();
        services.AddTravelExpenses();
        services.AddSpreadsheets();
        services.AddSingleton<IIdentitySheetWriter, IdentitySheetWriter>();
        services.AddSubcontractorInvoices();
        services.AddSupportTickets();
        services.AddWorksInvoices();
        return services;
    }
}
