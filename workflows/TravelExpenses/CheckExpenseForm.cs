using System.Text.Json.Serialization;
using ChorusAssistant.Workflows.Documents;

namespace ChorusAssistant.Workflows.TravelExpenses;

/// <summary>Compares the amount that somebody declares with cell F30 of the form they filled in. It changes nothing and needs no right.</summary>
public sealed class CheckExpenseForm(IUploads uploads, IExpenseFormReader reader)
{
    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(Compared), "compared"), JsonDerivedType(typeof(TotalMissing), "total-missing"), JsonDerivedType(typeof(TotalIsNoAmount), "total-is-no-amount")]
    [JsonDerivedType(typeof(Protected), "protected"), JsonDerivedType(typeof(Unreadable), "unreadable"), JsonDerivedType(typeof(TooLarge), "too-large")]
    [JsonDerivedType(typeof(FileGone), "file-gone")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Both amounts are known, in euros.</summary>
        /// <param name="Total">F30.</param>
        /// <param name="Declared">What is declared.</param>
        /// <param name="LineTotal">What the form's lines add up to; null where none could be told.</param>
        /// <param name="WrongRow">The first row whose amount is not quantity times price; null where all are right.</param>
        public sealed record Compared(decimal Total, decimal Declared, decimal? LineTotal, int? WrongRow) : Outcome
        {
            /// <summary>Declared less F30.</summary>
            [JsonIgnore]
            public decimal Difference => Declared - Total;
        }

        /// <summary>F30 is empty, not computed, or an error.</summary>
        public sealed record TotalMissing : Outcome;

        /// <summary>F30 holds words or a date.</summary>
        public sealed record TotalIsNoAmount : Outcome;

        /// <summary>The file needs a password.</summary>
        public sealed record Protected : Outcome;

        /// <summary>The file is no spreadsheet, or a broken one.</summary>
        public sealed record Unreadable : Outcome;

        /// <summary>The file holds far more than a form does.</summary>
        public sealed record TooLarge : Outcome;

        /// <summary>The file has been deleted meanwhile.</summary>
        public sealed record FileGone : Outcome;
    }

    /// <summary>Reads the form and compares.</summary>
    /// <param name="file">The form as it was handed over.</param>
    /// <param name="declared">The amount in "Frais divers", in euros.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Outcome> RunAsync(UploadedFile file, decimal declared, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(file, cancellationToken) is not { } upload)
        {
            return new Outcome.FileGone();
        }

        return reader.Read(upload.Bytes) switch
        {
            FormReading.Filled filled => new Outcome.Compared(filled.Total, declared, filled.LineTotal, filled.WrongRow),
            FormReading.TotalMissing => new Outcome.TotalMissing(),
            FormReading.TotalIsNoAmount => new Outcome.TotalIsNoAmount(),
            FormReading.Protected => new Outcome.Protected(),
            FormReading.Unreadable => new Outcome.Unreadable(),
            FormReading.TooLarge => new Outcome.TooLarge(),
            var unknown => throw new System.Diagnostics.UnreachableException($"No outcome for {unknown}."),
        };
    }
}
