using ChorusAssistant.Domain;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

/// <summary>A value with a Chorus Pro code is stored as that code: who reads the database sees what the portal says.</summary>
internal sealed class ChorusCodeConverter<TValue>() : ValueConverter<TValue, string>(
    value => ChorusCodes.CodeOf(value), code => ChorusCodes.Parse<TValue>(code))
    where TValue : struct, Enum;
