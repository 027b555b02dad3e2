using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChorusAssistant.Domain.TechnicalUsers;

/// <summary>
/// What is kept of a technical password: a salted, slow hash (PBKDF2 with HMAC-SHA-512), as the text
/// <c>pbkdf2-sha512$iterations$salt$hash</c>, salt and hash in base64. An API gateway can check a password with it; nobody can read it back.
/// </summary>
public static class PasswordHash
{
    /// <summary>The longest text it gives.</summary>
    public const int MaximumLength = 160;

    private const string Scheme = "pbkdf2-sha512";

    // OWASP's figure for this function (Password Storage Cheat Sheet, 2023).
    private const int Iterations = 210_000;
    private const int SaltByteCount = 16;
    private const int HashByteCount = 32;

    /// <summary>The hash of a password, with a new salt.</summary>
    public static string Of(TechnicalPassword password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var salt = RandomNumberGenerator.GetBytes(SaltByteCount);
        var hash = Derive(password.Text, salt, Iterations);
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme}${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }

    /// <summary>Whether <paramref name="password"/> is the one that <paramref name="hash"/> was made of.</summary>
    /// <exception cref="FormatException">The hash is none of ours.</exception>
    public static bool Matches(string password, string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return hash.Split('$') is [Scheme, var iterations, var salt, var expected]
            ? CryptographicOperations.FixedTimeEquals(
                Derive(password, Convert.FromBase64String(salt), int.Parse(iterations, CultureInfo.InvariantCulture)), Convert.FromBase64String(expected))
            : throw new FormatException("This is no password hash.");
    }

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA512, HashByteCount);
}
