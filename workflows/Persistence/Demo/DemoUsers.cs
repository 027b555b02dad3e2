using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Domain.Training;

namespace ChorusAssistant.Workflows.Persistence.Demo;

internal static class DemoUsers
{
    public static Account Account(DemoRow row) => new()
    {
        Id = row.Number<long>("id_utilisateur"),
        Login = row.Identifier<EmailAddress>("email_connexion"),
        ContactAddress = row.Identifier<EmailAddress>("email_contact"),
        FirstName = row.Text("prenom"),
        LastName = row.Text("nom"),
        Language = row.Text("langue"),
        State = row.Code<AccountState>("etat_compte"),
        CreatedAt = row.Elapsed("cree_le"),
        LinkSentAt = row.OptionalElapsed("lien_envoye_le"),
        LinkExpiresAt = row.OptionalElapsed("lien_expire_le"),
        ActivatedAt = row.OptionalElapsed("active_le"),
        ResendCount = row.Number<int>("nb_renvois_lien"),
        SecondFactor = row.OptionalCode<SecondFactor>("second_facteur"),
        HasBillingNotifications = row.Flag("notification_facturation"),
    };

    public static Attachment Attachment(DemoRow row) => new()
    {
        Id = row.Number<long>("id_rattachement"),
        AccountId = row.Number<long>("id_utilisateur"),
        StructureId = row.Number<long>("id_structure_cpp"),
        Role = row.Code<StructureRole>("role"),
        State = row.Code<AttachmentState>("statut"),
        Spaces = row.List("espaces"),
    };

    public static TechnicalUser TechnicalUser(DemoRow row) => new()
    {
        Id = row.Number<long>("id_utilisateur_technique"),
        Login = row.Text("login"),
        StructureId = row.Number<long>("id_structure_cpp"),
        MainManagerId = row.Number<long>("id_gestionnaire_principal"),
        OperatorId = row.OptionalNumber<long>("id_operateur"),
        PasswordSetOn = row.Day("mot_de_passe_defini_le"),
        PasswordExpiresOn = row.Day("mot_de_passe_expire_le"),
        // What the portal has reminded of before today; today's reminders are still to go out.
        RemindedDaysLeft = new ReminderSchedule(30, 15, 7, 1).For(row.Number<int>("jours_restants") + 1),
        Application = row.Text("application_piste"),
        Environment = row.Text("environnement"),
    };

    public static TrainingSession TrainingSession(DemoRow row) => new()
    {
        Id = row.Number<long>("id_session"),
        Theme = row.Text("theme"),
        Audience = row.Text("public"),
        StartsAt = row.WallClock("debut"),
        DurationMinutes = row.Number<int>("duree_minutes"),
        Mode = row.Text("mode"),
        Capacity = row.Number<int>("capacite"),
        ParticipantCount = row.Number<int>("inscrits"),
        State = row.Code<TrainingSessionState>("etat"),
        RegistrationLink = new Uri(row.Text("lien_inscription")),
    };

    public static TrainingRegistration TrainingRegistration(DemoRow row) => new()
    {
        SessionId = row.Number<long>("id_session"),
        AccountId = row.Number<long>("id_utilisateur"),
        RegisteredOn = row.Day("inscrit_le"),
        State = TrainingRegistrationState.Registered,
        WasPresent = row.OptionalFlag("present"),
    };
}
