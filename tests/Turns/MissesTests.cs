using ChorusAssistant.Bot.Activities;

namespace ChorusAssistant.Tests.Turns;

/// <summary>Whatever is written, and however long, the talk does not go round in circles.</summary>
public sealed class MissesTests : IAsyncLifetime
{
    private BotHarness _bot = null!;

    public async Task InitializeAsync() => _bot = await BotHarness.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Two_hundred_messages_of_nonsense_never_loop(int seed)
    {
        var said = await ListenAsync(Nonsense(seed, 200));

        AssertNoLoop(said);
    }

    [Fact]
    public async Task The_same_nonsense_two_hundred_times_never_loops()
    {
        AssertNoLoop(await ListenAsync(Enumerable.Repeat("blorg zifflu kramp", 200)));
    }

    [Fact]
    public async Task Half_understood_messages_are_asked_back_a_few_times_and_then_lead_to_a_person()
    {
        var said = await ListenAsync(Enumerable.Repeat("facture structure mot de passe session activation frais espace", 60));

        Assert.All(said.Where(reply => reply.InputHint == InputHints.Expecting).GroupBy(reply => reply.Text), question => Assert.InRange(question.Count(), 1, 6));
        Assert.Contains(said, reply => Leads(reply));
    }

    [Fact]
    public async Task In_the_middle_of_a_task_nonsense_ends_the_task_and_not_the_patience()
    {
        await _bot.SayAsync("lien d'activation perdu");
        var said = await ListenAsync(Nonsense(4, 200));

        Assert.Null((await _bot.StateAsync()).Dialog);
        Assert.All(said.Where(reply => reply.InputHint == InputHints.Expecting).GroupBy(reply => reply.Text), question => Assert.InRange(question.Count(), 1, 8));
        Assert.Contains(said, reply => Leads(reply));
        Assert.Empty(await _bot.MailsAsync());
    }

    [Fact]
    public async Task After_two_misses_a_yes_leads_to_a_person_with_what_was_said()
    {
        await _bot.SayAsync("blorg zifflu kramp");
        await _bot.SayAsync("ma zorglub est krampée depuis mardi");
        await _bot.PlayAsync("""
            > Oui, un conseiller
            < Les conseillers répondent en ce moment, jusqu'à 18 h 30, par la messagerie instantanée du portail. Je ne peux pas les faire venir dans cette fenêtre, mais je peux transmettre votre demande au support : c'est une **sollicitation**, et la réponse vous parvient par e-mail. Que préférez-vous ?
            < [Joindre un conseiller par messagerie] [Déposer une sollicitation]
            > Déposer une sollicitation
            < Quelle est la catégorie de votre demande ?
            < [Activation de compte et connexion] [Gestion des structures et utilisateurs] [Dépôt et envoi de factures] [Suivi et paiement de factures] [Sous-traitance et factures de travaux] [Mémoires de frais de justice] [Raccordement et utilisateurs techniques] [Formation] [Autre demande]
            > autre demande
            < Vous m'avez écrit : « ma zorglub est krampée depuis mardi ». Est-ce ce que je dois transmettre ?
            < [Oui, transmettre cela] [Non, je décris ma demande]
            """);
    }

    private static bool Leads(Activity reply) =>
        BotHarness.Plain(reply.Text!).Contains("conseiller", StringComparison.Ordinal)
        || reply.SuggestedActions?.Actions.Any(button => button.Title!.Contains("conseiller", StringComparison.Ordinal)) == true;

    private static void AssertNoLoop(List<Activity> said)
    {
        Assert.All(said.Zip(said.Skip(1)), pair => Assert.NotEqual(pair.First.Text, pair.Second.Text));
        // The same question is put ever more rarely: eight times in two hundred.
        Assert.All(said.Where(reply => reply.InputHint == InputHints.Expecting).GroupBy(reply => reply.Text), question => Assert.InRange(question.Count(), 1, 8));
        // And wherever one looks, a way out is never far.
        Assert.All(said.Skip(1).Chunk(3), some => Assert.Contains(some, Leads));
    }

    private async Task<List<Activity>> ListenAsync(IEnumerable<string> messages)
    {
        List<Activity> said = [];
        foreach (var message in messages)
        {
            said.AddRange(await _bot.SayAsync(message));
        }

        return said;
    }

    private static IEnumerable<string> Nonsense(int seed, int count)
    {
        const string Syllables = "zakrimobluxtefyghorpawunsivjel";
#pragma warning disable RS0030 // A seeded source: the same nonsense in every run.
        var random = new Random(seed);
#pragma warning restore RS0030
        for (var i = 0; i < count; i++)
        {
            yield return string.Join(' ', Enumerable.Range(0, random.Next(2, 6)).Select(_ =>
                string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => Syllables.Substring(random.Next(0, Syllables.Length - 3), 3)))));
        }
    }
}
