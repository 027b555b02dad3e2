namespace ChorusAssistant.Domain.Privacy;

/// <summary>Recognises payment card numbers: the issuers' ranges and lengths, and Luhn's check digit (ISO/IEC 7812).</summary>
internal static class PaymentCard
{
    private const int SiretLength = 14;

    public static bool Is(string candidate)
    {
        var digits = string.Concat(candidate.Where(char.IsAsciiDigit));
        // Cards of 14 digits are hardly met any more; numbers of 14 digits that pass Luhn are SIRET.
        return digits.Length != SiretLength && IsOfAnIssuer(digits) && PassesLuhn(digits);
    }

    private static bool IsOfAnIssuer(string digits)
    {
        var four = (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + (digits[3] - '0');
        return digits.Length switch
        {
            13 => digits[0] == '4',
            15 => four / 100 is 34 or 37,
            16 => digits[0] == '4' || four / 100 is >= 51 and <= 55 or 50 or (>= 56 and <= 58) or 60 or 62 or (>= 63 and <= 65) or 67 || four is (>= 2221 and <= 2720) or (>= 3528 and <= 3589),
            17 or 18 => four / 100 is 50 or (>= 56 and <= 58) or 62 or 63 or 67,
            19 => digits[0] == '4' || four / 100 is 50 or (>= 56 and <= 58) or 60 or 62 or (>= 63 and <= 65) or 67,
            _ => false,
        };
    }

    private static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var at = 0; at < digits.Length; at++)
        {
            var digit = digits[digits.Length - 1 - at] - '0';
            sum += at % 2 == 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }
}
