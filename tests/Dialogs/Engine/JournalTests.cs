using System.Reflection;
using System.Text.Json.Serialization;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.ActivationLinks;

namespace ChorusAssistant.Tests.Dialogs.Engine;

/// <summary>What goes into the journal comes out of it again, whatever type it has.</summary>
public sealed class JournalTests
{
    public static TheoryData<Type> Outcomes { get; } = [.. OutcomeTypes()];

    public static TheoryData<Type> Answers { get; } = [.. AnswerTypes()];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Every_outcome_of_a_workflow_survives_the_journal(Type outcome)
    {
        var cases = outcome.GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(outcome)).ToList();

        Assert.NotEmpty(cases);
        Assert.Equal(
            cases.Select(type => type.Name).Order(),
            outcome.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(attribute => attribute.DerivedType.Name).Order());
        Assert.All(cases, type => AssertSurvives(outcome, Sample(type)));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_answer_to_a_prompt_survives_the_journal(Type answer) => AssertSurvives(answer, Sample(answer));

    [Fact]
    public void Nothing_survives_the_journal_as_nothing() => AssertSurvives(typeof(EmailAddress), null);

    [Fact]
    public void There_are_outcomes_and_prompts_to_test()
    {
        Assert.Contains(typeof(ResendActivationLink.Outcome), OutcomeTypes());
        Assert.Contains(typeof(EmailAddress), AnswerTypes());
        Assert.Contains(typeof(bool), AnswerTypes());
    }

    private static IEnumerable<Type> OutcomeTypes() =>
        typeof(ResendActivationLink).Assembly.GetTypes().Where(type => type is { IsNested: true, IsAbstract: true, Name: "Outcome" });

    /// <summary>T of every Prompt of T in the program, and every identifier of the domain.</summary>
    private static IEnumerable<Type> AnswerTypes()
    {
        var prompts = typeof(Prompt).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false } && type.IsSubclassOf(typeof(Prompt)))
            .Select(type => AncestorsOf(type).Single(ancestor => ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == typeof(Prompt<>)).GenericTypeArguments[0]);
        var identifiers = typeof(Siret).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, IsClass: true, IsAbstract: false } && type.Namespace == typeof(Siret).Namespace && ParseOf(type) is not null);
        return prompts.Concat(identifiers).Append(typeof(Confirmation<EmailAddress>)).Distinct();
    }

    private static IEnumerable<Type> AncestorsOf(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }

    private static MethodInfo? ParseOf(Type type) => type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string)]);

    private static void AssertSurvives(Type type, object? value)
    {
        // As a turn does: into the journal, into the row, out of the row, out of the journal.
        var write = typeof(JournalJson).GetMethod(nameof(JournalJson.Write))!.MakeGenericMethod(type);
        var read = typeof(JournalJson).GetMethod(nameof(JournalJson.Read))!.MakeGenericMethod(type);
        var entry = new JournalEntry("step", JournalKind.Act, (System.Text.Json.JsonElement)write.Invoke(null, [value])!);
        var row = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Options);
        var back = System.Text.Json.JsonSerializer.Deserialize<JournalEntry>(row, JournalJson.Options)!;

        // Records compare their lists by reference, so they are compared field by field.
        var returned = read.Invoke(null, [back.Value]);
        if (value is null or string or not System.Collections.IEnumerable)
        {
            Assert.Equal(value?.GetType(), returned?.GetType());
        }

        Assert.Equivalent(value, returned, strict: true);
    }

    /// <summary>A value with something in every field.</summary>
    private static object Sample(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Sample(inner);
        }

        if (Known.TryGetValue(type, out var known))
        {
            return known;
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        }

        if (type.IsGenericType && type.GetGenericArguments() is [var item] && type.IsAssignableFrom(item.MakeArrayType()))
        {
            var items = Array.CreateInstance(item, 1);
            items.SetValue(Sample(item), 0);
            return items;
        }

        var constructor = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Sample(parameter.ParameterType))]);
    }

    private static Dictionary<Type, object> Known { get; } = new()
    {
        [typeof(string)] = "L'été « à » 10 €",
        [typeof(bool)] = true,
        [typeof(int)] = 42,
        [typeof(long)] = 42_000_000_000,
        [typeof(decimal)] = 1234.50m,
        [typeof(double)] = 12.5,
        [typeof(DateOnly)] = new DateOnly(2026, 11, 24),
        [typeof(TimeOnly)] = new TimeOnly(9, 30),
        [typeof(DateTimeOffset)] = BotHarness.Start,
        [typeof(TimeSpan)] = TimeSpan.FromMinutes(61),
        [typeof(Uri)] = new Uri("https://formations.example/sessions/607"),
        [typeof(Guid)] = Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
        [typeof(EmailAddress)] = EmailAddress.Parse("jeanne.o'neil@exemple.fr"),
        [typeof(Siret)] = Siret.Parse("73282932000074"),
        [typeof(Siren)] = Siren.Parse("732829320"),
        [typeof(InvoiceNumber)] = InvoiceNumber.Parse("F-2026/0042"),
    };
}
