using System.Globalization;

namespace ChorusAssistant.Domain.Privacy;

/// <summary>Recognises the French NIR: sex, year, month, place, order, and a key that makes it 97 less the remainder.</summary>
internal static class SocialSecurityNumber
{
    private const int Length = 15;
    private const int Modulus = 97;

    public static bool Is(string candidate)
    {
        var signs = string.Concat(candidate.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (signs.Length != Length || signs[0] is not ('1' or '2' or '3' or '4' or '7' or '8'))
        {
            return false;
        }

        // Corsica: 2A and 2B count as 19 and 18.
        var digits = (signs[5], signs[6]) switch
        {
            ('2', 'A') => $"{signs[..5]}19{signs[7..]}",
            ('2', 'B') => $"{signs[..5]}18{signs[7..]}",
            _ => signs,
        };
        return digits.All(char.IsAsciiDigit)
            && int.Parse(digits[3..5], CultureInfo.InvariantCulture) is (>= 1 and <= 12) or (>= 20 and <= 42) or >= 50
            && int.Parse(digits[13..], CultureInfo.InvariantCulture) == Modulus - long.Parse(digits[..13], CultureInfo.InvariantCulture) % Modulus;
    }
}
