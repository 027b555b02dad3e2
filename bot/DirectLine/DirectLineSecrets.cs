using System.Security.Cryptography;
using System.Text;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>The service's own secrets: the configured ones, or one made once and kept in the storage folder.</summary>
public sealed class DirectLineSecrets
{
    private const string TokenPurpose = "chorus-assistant direct line tokens";
    private readonly byte[][] _hashes;
    private readonly string _secret;

    /// <summary>Reads or makes the secret.</summary>
    /// <exception cref="OptionsValidationException">Several nodes would each make their own.</exception>
    public DirectLineSecrets(IOptions<DirectLineOptions> options, StoreAddress address)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(address);
        var secret = options.Value.Secret;
        if (string.IsNullOrEmpty(secret))
        {
            secret = address.Provider == DatabaseProvider.Sqlite
                ? ReadOrMake(Path.Combine(address.Directory, "keys", "directline.secret"))
                : throw new OptionsValidationException(DirectLineOptions.Section, typeof(DirectLineOptions),
                    ["DirectLine:Secret is missing; with PostgreSQL every node needs the same one."]);
        }

        _hashes = [.. new[] { secret, options.Value.SecondarySecret }
            .Where(text => !string.IsNullOrEmpty(text))
            .Select(text => SHA256.HashData(Encoding.UTF8.GetBytes(text!)))];
        _secret = secret;
        TokenKey = Derive(secret, TokenPurpose);
        SecondaryTokenKey = string.IsNullOrEmpty(options.Value.SecondarySecret) ? null : Derive(options.Value.SecondarySecret, TokenPurpose);
    }

    /// <summary>Signs tokens; 256 bits. Derived: who holds a token's key does not hold the secret.</summary>
    public byte[] TokenKey { get; }

    /// <summary>Checks tokens that the other secret signed, while secrets are being replaced.</summary>
    public byte[]? SecondaryTokenKey { get; }

    /// <summary>A key of 256 bits for another purpose, the same on every node that has the same secret.</summary>
    public byte[] DeriveKey(string purpose) => Derive(_secret, purpose);

    /// <summary>Whether the text is one of the secrets; takes the same time for every wrong text.</summary>
    public bool IsSecret(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        var found = false;
        foreach (var known in _hashes)
        {
            found |= CryptographicOperations.FixedTimeEquals(known, hash);
        }

        return found;
    }

    private static byte[] Derive(string secret, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, salt: null, Encoding.UTF8.GetBytes(purpose));

    private static string ReadOrMake(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            var only = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                only.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var created = new FileStream(file, only);
            created.Write(Encoding.ASCII.GetBytes(Convert.ToHexString(RandomNumberGenerator.GetBytes(32))));
            created.Flush(flushToDisk: true);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Made by an earlier start.
        }

        return File.ReadAllText(file).Trim();
    }
}
