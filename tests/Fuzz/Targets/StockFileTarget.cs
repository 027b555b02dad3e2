using System.Text;
using ChorusAssistant.Workflows.Sirene.Import;
using CsvHelper;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>A stock file of INSEE (CSV): its lines one by one, each with values of its columns or rejected; or a refusal in one line.</summary>
internal sealed class StockFileTarget : FuzzTarget
{
    private const string Header =
        "siren,nic,siret,statutDiffusionEtablissement,dateCreationEtablissement,etablissementSiege,numeroVoieEtablissement,typeVoieEtablissement,"
        + "libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,codeCommuneEtablissement,dateDebut,etatAdministratifEtablissement,activitePrincipaleEtablissement\n";

    private const string Line = "025941188,00010,02594118800010,O,1980-01-01,true,1,PLACE,DE LA MAIRIE,74000,ROCHEVAL,74001,2026-04-08,F,84.11Z\n";

    private static readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("chorus-fuzz-").FullName, "stock.csv");

    public override string Name => "stock-file";

    public override IReadOnlyList<string> Words => [Header, Line, ",", "\"", "\"\"", "\n", "\r\n", ",\"a\nb\",", "02594118800010", "2026-02-30", "true"];

    public override IEnumerable<byte[]> Seeds => [Encoding.UTF8.GetBytes(Header + Line)];

    public override string Read(byte[] input)
    {
        File.WriteAllBytes(_path, input);
        try
        {
            using var file = StockFile.Open(_path);
            var (read, rejected) = (0, 0);
            while (file.Read())
            {
                if (file.Values() is { } values)
                {
                    Assert.Equal(file.Table.Columns.Count, values.Length);
                    read++;
                }
                else
                {
                    rejected++;
                }
            }

            return $"{Math.Min(read, 5)} {Math.Min(rejected, 5)}";
        }
        catch (Exception refused) when (refused is StockFileException or CsvHelperException)
        {
            // What the import makes one line of.
            return refused.GetType().Name;
        }
    }
}
