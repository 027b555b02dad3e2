namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Tells a SIREN or a SIRET from any other run of digits.</summary>
internal static class CheckDigits
{
    public const int SirenLength = 9;
    public const int SiretLength = 14;

    private const string LaPosteSiren = "356000000";

    public static bool IsSiren(ReadOnlySpan<char> digits) => digits.Length == SirenLength && !IsZero(digits) && LuhnSum(digits) % 10 == 0;

    // La Poste's branches fail Luhn by design: INSEE makes their digits sum to a multiple of 5 instead.
    public static bool IsSiret(ReadOnlySpan<char> digits) =>
        digits.Length == SiretLength
        && !IsZero(digits[..SirenLength])
        && (LuhnSum(digits) % 10 == 0 || (digits.StartsWith(LaPosteSiren, StringComparison.Ordinal) && Sum(digits) % 5 == 0));

    private static bool IsZero(ReadOnlySpan<char> digits) => digits.IndexOfAnyExcept('0') < 0;

    private static int Sum(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        foreach (var digit in digits)
        {
            sum += digit - '0';
        }

        return sum;
    }

    private static int LuhnSum(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }

        return sum;
    }
}
