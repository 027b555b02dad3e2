using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Bot.Nlu.Entities;
using ChorusAssistant.Bot.Nlu.Folding;
using CsCheck;

namespace ChorusAssistant.Tests.Nlu;

public sealed class EntityTests
{
    private static readonly string[] Fragments =
        ["facture ", "12", "/", "@", "a.fr", " du ", "3", " au ", "mars ", "vingt ", "cent ", "€", "-", ".", "mille ", "zéro ", " ", ",", "h", "tiret du bas "];

    [Theory]
    [InlineData("mon siret est 73282932000074", "siret=73282932000074")]
    [InlineData("732 829 320 00074", "siret=73282932000074")]
    [InlineData("732\u00A0829\u202F320 00074.", "siret=73282932000074")]
    [InlineData("732.829.320.00074", "siret=73282932000074")]
    [InlineData("siret:73282932000074", "siret=73282932000074")]
    [InlineData("siret n°732829320-00074", "siret=73282932000074")]
    [InlineData("35600000049837", "siret=35600000049837")]
    [InlineData("35600000000048", "siret=35600000000048")]
    [InlineData("35600000049838", "")]
    [InlineData("73282932000075", "")]
    [InlineData("732 829 320 00075", "")]
    [InlineData("7328293200007A", "")]
    [InlineData("00000000000000", "")]
    [InlineData("siren 732829320", "siren=732829320")]
    [InlineData("siren 732 829 320 merci", "siren=732829320")]
    [InlineData("732829321", "")]
    [InlineData("356000000", "siren=356000000")]
    [InlineData("sept trois deux huit deux neuf trois deux zéro zéro zéro zéro sept quatre", "siret=73282932000074")]
    [InlineData("sept cent trente-deux huit cent vingt-neuf trois cent vingt zéro zéro zéro soixante-quatorze", "siret=73282932000074")]
    [InlineData("7, 3, 2, 8, 2, 9, 3, 2, 0.", "siren=732829320")]
    [InlineData("mon numéro de siret est le sept trois deux huit deux neuf trois deux zéro zéro zéro zéro sept quatre", "siret=73282932000074")]
    public void Reads_company_identifiers(string text, string expected) => Assert.Equal(expected, Values(text));

    [Theory]
    [InlineData("vingt et un, puis quatorze", "number=21 number=14")]
    [InlineData("2 factures, puis 3, et 4 encore", "number=2 number=3 number=4")]
    [InlineData("1200 euros puis 350 euros et 1400 euros", "amount=1200 amount=350 amount=1400")]
    [InlineData("732829320 puis 04231877400017", "siren=732829320 siret=04231877400017")]
    [InlineData("73282932000074 et 2 factures", "siret=73282932000074 number=2")]
    [InlineData("les factures 20260002 et 20260003", "invoice_number=20260002 invoice_number=20260003")]
    public void Joins_no_numbers_that_are_none_of_an_identifier(string text, string expected) => Assert.Equal(expected, Values(text));

    [Theory]
    [InlineData("sept trois deux, puis huit deux neuf", "732829")]
    [InlineData("c'est le 12, pas le trois", "12")]
    [InlineData("sept trois deux huit deux neuf trois deux zéro zéro zéro zéro sept cinq", "73282932000075")]
    [InlineData("trois fois zéro dix-huit", "00018")]
    [InlineData("bonjour", "")]
    [InlineData("", "")]
    public void Hears_the_digits_whatever_they_are(string text, string expected) => Assert.Equal(expected, DictatedDigits.In(text));

    [Theory]
    [InlineData("jean.dupont@exemple.fr", "email=jean.dupont@exemple.fr")]
    [InlineData("Mon adresse : Jean.Dupont@Exemple.FR.", "email=jean.dupont@exemple.fr")]
    [InlineData("écrire à marie-claire_2@mairie-lyon.gouv.fr merci", "email=marie-claire_2@mairie-lyon.gouv.fr")]
    [InlineData("jean point dupont arobase exemple point fr", "email=jean.dupont@exemple.fr")]
    [InlineData("mon adresse est marie tiret claire arobase orange point fr", "email=marie-claire@orange.fr")]
    [InlineData("jean tiret du bas martin arobase free point fr", "email=jean_martin@free.fr")]
    [InlineData("jean.dupont arobase gmail point com", "email=jean.dupont@gmail.com")]
    [InlineData("jean.laposte.fr", "")]
    [InlineData("jean@laposte", "")]
    [InlineData("@ bientôt", "")]
    public void Reads_addresses(string text, string expected) => Assert.Equal(expected, Values(text));

    [Theory]
    [InlineData("1 250,50 €", "amount=1250.5")]
    [InlineData("1\u00A0250,50\u00A0€", "amount=1250.5")]
    [InlineData("1\u202F250,50 euros", "amount=1250.5")]
    [InlineData("1.250,50 €", "amount=1250.5")]
    [InlineData("1250.5€", "amount=1250.5")]
    [InlineData("12€50", "amount=12.5")]
    [InlineData("3 euros 50", "amount=3.5")]
    [InlineData("3 euros et 50 centimes", "amount=3.5")]
    [InlineData("deux cents euros", "amount=200")]
    [InlineData("deux cents euros cinquante", "amount=200.5")]
    [InlineData("mille deux cent trente-quatre euros", "amount=1234")]
    [InlineData("€ 12,50", "amount=12.5")]
    [InlineData("1,5 k€", "amount=1500")]
    [InlineData("2 millions d'euros", "amount=2000000")]
    [InlineData("une facture de 44 425,13 euros", "amount=44425.13")]
    [InlineData("avoir de -50 €", "amount=-50")]
    [InlineData("50 centimes", "amount=0.5")]
    [InlineData("12 €50", "amount=12.5")]
    [InlineData("12 500 000 €", "amount=12500000")]
    [InlineData("mille deux cents euros TTC", "amount=1200")]
    [InlineData("quatre-vingt-dix-neuf euros et quatre-vingt-dix centimes", "amount=99.9")]
    [InlineData("un montant de 1250,50 EUR", "amount=1250.5")]
    [InlineData("2 000 km", "distance_km=2000")]
    [InlineData("douze virgule cinq kilomètres", "distance_km=12.5")]
    [InlineData("120 km et 25,90 € de péage", "distance_km=120 amount=25.9")]
    [InlineData("12 mille euros", "amount=12000")]
    [InlineData("trois cent vingt et un", "number=321")]
    [InlineData("nonante-cinq", "number=95")]
    [InlineData("120 km", "distance_km=120")]
    [InlineData("12,5km", "distance_km=12.5")]
    [InlineData("trente-deux kilomètres", "distance_km=32")]
    [InlineData("quatre-vingt-dix-sept", "number=97")]
    [InlineData("soixante et onze", "number=71")]
    [InlineData("trois virgule cinq", "number=3.5")]
    [InlineData("une facture", "")]
    [InlineData("deux cents", "number=200")]
    [InlineData("cadre A4 et cellule F30", "")]
    [InlineData("06 12 34 56 78", "")]
    [InlineData("à 14h30", "")]
    public void Reads_amounts_distances_and_numbers(string text, string expected) => Assert.Equal(expected, Values(text));

    [Theory]
    [InlineData("facture n° 17052019", "invoice_number=17052019")]
    [InlineData("où en est la facture FA-2026-0001 ?", "invoice_number=FA-2026-0001")]
    [InlineData("F26_041", "invoice_number=F26_041")]
    [InlineData("la facture 2026/00211", "invoice_number=2026/00211")]
    [InlineData("facture numéro 20260002 de 120 €", "invoice_number=20260002 amount=120")]
    [InlineData("facture de 1250 € du 12/03/2026", "amount=1250 date=2026-03-12")]
    [InlineData("3 factures en attente", "number=3")]
    [InlineData("facture n°FA-2026-0001", "invoice_number=FA-2026-0001")]
    [InlineData("ma facture no F26_041, merci", "invoice_number=F26_041")]
    [InlineData("numéro 17052019", "invoice_number=17052019")]
    [InlineData("les factures 20260002 et 20260003", "invoice_number=20260002 invoice_number=20260003")]
    [InlineData("mémoire numéro 2026-12", "invoice_number=2026-12")]
    [InlineData("mon numéro d'engagement est EJ41326625", "")]
    [InlineData("mon numéro de téléphone est 0612345678", "")]
    public void Reads_invoice_numbers(string text, string expected) => Assert.Equal(expected, Values(text));

    public static IEnumerable<object[]> Cases() => EntityCases.All().Select(item => new object[] { item.Text, item.Values });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_what_people_write(string text, string expected) => Assert.Equal(expected, Values(text));

    // The clock stands on Tuesday 24 November 2026.
    [Theory]
    [InlineData("le 3 mars", "date=2026-03-03")]
    [InlineData("le 15 décembre", "date=2025-12-15")]
    [InlineData("inscription à la session du 15 décembre", "date=2026-12-15")]
    [InlineData("d'ici le 15 décembre", "date=2026-12-15")]
    [InlineData("lundi 3 mars 2025", "date=2025-03-03")]
    [InlineData("1er avril 2026", "date=2026-04-01")]
    [InlineData("le premier avril", "date=2026-04-01")]
    [InlineData("le trois mars deux mille vingt-cinq", "date=2025-03-03")]
    [InlineData("12/03/2026", "date=2026-03-12")]
    [InlineData("12-03-26", "date=2026-03-12")]
    [InlineData("12.03.2026", "date=2026-03-12")]
    [InlineData("2026-03-12", "date=2026-03-12")]
    [InlineData("le 12/03", "date=2026-03-12")]
    [InlineData("31/02/2026", "")]
    [InlineData("hier", "date=2026-11-23")]
    [InlineData("avant-hier", "date=2026-11-22")]
    [InlineData("aujourd’hui", "date=2026-11-24")]
    [InlineData("après-demain", "date=2026-11-26")]
    [InlineData("il y a trois jours", "date=2026-11-21")]
    [InlineData("il y a 2 semaines", "date=2026-11-10")]
    [InlineData("dans 15 jours", "date=2026-12-09")]
    [InlineData("lundi", "date=2026-11-23")]
    [InlineData("mardi", "date=2026-11-17")]
    [InlineData("lundi prochain", "date=2026-11-30")]
    [InlineData("vendredi dernier", "date=2026-11-20")]
    [InlineData("la semaine dernière", "date=2026-11-16/2026-11-22")]
    [InlineData("le mois dernier", "date=2026-10-01/2026-10-31")]
    [InlineData("le mois prochain", "date=2026-12-01/2026-12-31")]
    [InlineData("l'année dernière", "date=2025-01-01/2025-12-31")]
    [InlineData("du 3 au 7 mars", "date=2026-03-03/2026-03-07")]
    [InlineData("du 12/03/2026 au 15/03/2026", "date=2026-03-12/2026-03-15")]
    [InlineData("entre le 28 février et le 3 mars", "date=2026-02-28/2026-03-03")]
    [InlineData("du 30 décembre au 2 janvier", "date=2025-12-30/2026-01-02")]
    [InlineData("en mars", "date=2026-03-01/2026-03-31")]
    [InlineData("fin mars", "date=2026-03-21/2026-03-31")]
    [InlineData("mars 2025", "date=2025-03-01/2025-03-31")]
    [InlineData("le 29 février", "date=2024-02-29")]
    [InlineData("avant le 31 décembre", "date=2026-12-31")]
    [InlineData("jusqu'au 3 mars", "date=2027-03-03")]
    [InlineData("le 24 novembre", "date=2026-11-24")]
    [InlineData("ce mois-ci", "date=2026-11-01/2026-11-30")]
    [InlineData("cette année", "date=2026-01-01/2026-12-31")]
    [InlineData("la semaine prochaine", "date=2026-11-30/2026-12-06")]
    [InlineData("début décembre", "date=2025-12-01/2025-12-10")]
    [InlineData("depuis le 3 mars 2026 à 14h30", "date=2026-03-03")]
    [InlineData("reçue hier soir", "date=2026-11-23")]
    [InlineData("ça fait deux mois que j'attends", "date=2026-09-24")]
    [InlineData("dans une semaine", "date=2026-12-01")]
    [InlineData("facture du 03.11.2026", "date=2026-11-03")]
    [InlineData("3/11/26", "date=2026-11-03")]
    [InlineData("Mardi 3 Novembre", "date=2026-11-03")]
    [InlineData("le vingt-trois octobre", "date=2026-10-23")]
    [InlineData("yesterday", "date=2026-11-23")]
    [InlineData("March 3", "date=2026-03-03")]
    [InlineData("le marché de mai", "")]
    public void Reads_dates(string text, string expected) => Assert.Equal(expected, Values(text));

    [Fact]
    public void Gives_offsets_of_the_source_text()
    {
        const string Text = "Reçu à l’été 🙂 : e\u0301mile@exemple.fr, 1\u00A0250,50 €";

        var entities = Read(Text);

        Assert.Equal(["e\u0301mile@exemple.fr", "1\u00A0250,50 €"], entities.Select(entity => entity.Text));
        Assert.All(entities, entity => Assert.Equal(Text[entity.Start..entity.End], entity.Text));
    }

    [Theory]
    [InlineData("Le paiement de 1\u00A0250,50\u00A0€ de l’été", "1\u00A0250,50\u00A0€")]
    [InlineData("le 12 aou\u0302t 2026", "12 aou\u0302t 2026")]
    [InlineData("🙂🙂 reçu hier 👍🏽", "hier")]
    [InlineData("siret 732\u202F829\u202F320\u202F00074 !", "732\u202F829\u202F320\u202F00074")]
    [InlineData("ﬁn, à facture FA‑2026‑0001", "FA‑2026‑0001")]
    [InlineData("jean point dupont arobase exemple point fr, voilà", "jean point dupont arobase exemple point fr")]
    [InlineData("d’ici la fin du mois", "fin du mois")]
    [InlineData("œuvre livrée du 3 au 12 mars", "du 3 au 12 mars")]
    public void Gives_the_words_as_they_stand(string text, string words)
    {
        var entity = Assert.Single(Read(text));

        Assert.Equal(words, entity.Text);
        Assert.Equal(words, text[entity.Start..entity.End]);
    }

    [Fact]
    public void Never_fails_and_never_overlaps_whatever_the_text()
    {
        var words = EntityCases.All().SelectMany(item => item.Text.Split(' ')).Concat(Fragments).Concat(["\uD83D", "e\u0301", "\u202E", "0", "٣", "\0"]).ToArray();
        var sentences = Gen.Select(Gen.Int[0, words.Length - 1].Array[0, 60], Gen.OneOf(Gen.Const(""), Gen.Const(" "), Gen.Const("\u00A0"), Gen.Const("-")))
            .Select((picks, space) => string.Join(space, picks.Select(pick => words[pick])));
        Gen.OneOf(Gen.String, sentences).Sample(AssertSound, iter: 3_000);
    }

    [Theory]
    [InlineData("1 ")]
    [InlineData("cent ")]
    [InlineData("deux cent vingt et un ")]
    [InlineData("un ")]
    [InlineData("triple zéro ")]
    [InlineData("1 et ")]
    [InlineData("12 puis euh ")]
    [InlineData("trois fois zéro ")]
    [InlineData("soixante quatorze, ")]
    [InlineData("12/")]
    [InlineData("du 3 au ")]
    [InlineData("3, ")]
    [InlineData("facture n° ")]
    [InlineData("a.")]
    [InlineData("point ")]
    [InlineData("a arobase ")]
    [InlineData("@")]
    [InlineData("tiret du ")]
    [InlineData("de ")]
    [InlineData("le ")]
    [InlineData("une dizaine de ")]
    [InlineData("lundi ")]
    [InlineData("2-")]
    [InlineData("0612345678")]
    [InlineData("9999 ")]
    [InlineData("dans 9999 ans ")]
    [InlineData("mars ")]
    [InlineData("€")]
    public void Reads_ten_thousand_hostile_characters_in_bounded_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, IRecognizer.MaximumLength / piece.Length));
        AssertSound(text);

        var clock = System.Diagnostics.Stopwatch.StartNew();
        AssertSound(text);

        // About 20 ms on a quiet machine; what grows with the square would take half a minute.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
    }

    private static void AssertSound(string text)
    {
        var end = 0;
        foreach (var entity in Read(text))
        {
            Assert.True(entity.Start >= end && entity.End > entity.Start && entity.Text == text[entity.Start..entity.End]);
            end = entity.End;
        }
    }

    private static IReadOnlyList<Entity> Read(string text) => EntityReader.Read(FoldedText.Of(text), RecognizerFixture.Now);

    private static string Values(string text) => EntityCases.ValuesOf(Read(text));
}
