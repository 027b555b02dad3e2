using System.Text;
using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

/// <summary>What holds for every entity of the domain, so that its configuration says only what is its own.</summary>
internal static class DomainConventions
{
    /// <summary>How the domain's values are stored.</summary>
    public static void ConfigureValues(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        conventions.Properties<Enum>().HaveConversion<string>();
        foreach (var type in typeof(IVersioned).Assembly.GetTypes().Where(ChorusCodes.AreOn))
        {
            conventions.Properties(type).HaveConversion(typeof(ChorusCodeConverter<>).MakeGenericType(type));
        }

        conventions.Properties<Siren>().HaveConversion<IdentifierConverter<Siren>>().HaveMaxLength(Siren.Length);
        conventions.Properties<Siret>().HaveConversion<IdentifierConverter<Siret>>().HaveMaxLength(Siret.Length);
        conventions.Properties<EmailAddress>().HaveConversion<IdentifierConverter<EmailAddress>>().HaveMaxLength(EmailAddress.MaximumLength);
        conventions.Properties<InvoiceNumber>().HaveConversion<IdentifierConverter<InvoiceNumber>>().HaveMaxLength(InvoiceNumber.MaximumLength);
    }

    /// <summary>Columns in snake_case, and a version on everything two turns may change at once.</summary>
    public static void ConfigureEntities(ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => entity.ClrType.Assembly == typeof(IVersioned).Assembly))
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
            }

            if (entity.ClrType.IsAssignableTo(typeof(IVersioned)))
            {
                entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
            }
        }
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var index = 0; index < name.Length; index++)
        {
            if (index > 0 && char.IsAsciiLetterUpper(name[index]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[index]));
        }

        return text.ToString();
    }
}
