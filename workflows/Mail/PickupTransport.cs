using System.Globalization;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>
/// Writes each mail as an <c>.eml</c> file that appears whole or not at all. Its name begins with the time of the mail, so
/// that a sorted listing is in order, and ends with the Message-ID, so that a repeated delivery replaces the file.
/// </summary>
internal sealed class PickupTransport(IOptions<MailOptions> options) : IMailTransport
{
    private string Folder => options.Value.PickupDirectory;

    public IMailSession OpenSession() => new Session(Folder);

    public async Task<string?> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            var probe = Path.Combine(Folder, $".probe-{Guid.NewGuid():N}");
            await File.WriteAllTextAsync(probe, "", cancellationToken);
            File.Delete(probe);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"the pickup folder cannot be written ({failure.GetType().Name})";
        }
    }

    private sealed class Session(string folder) : IMailSession
    {
        public async Task<SendOutcome> SendAsync(MimeMessage mail, DateTimeOffset createdAt, CancellationToken cancellationToken)
        {
            var path = Path.Combine(folder, FileName(mail.MessageId!, createdAt));
            var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
            try
            {
                Directory.CreateDirectory(folder);
                await using (var file = File.Create(temporary))
                {
                    await mail.WriteToAsync(file, cancellationToken);
                    // The row that says "sent" survives a power cut; so must the file it speaks of.
                    file.Flush(flushToDisk: true);
                }

                File.Move(temporary, path, overwrite: true);
                return new SendOutcome.Sent();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Discard(temporary);
                return new SendOutcome.Failed($"Pickup {failure.GetType().Name}");
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static string FileName(string messageId, DateTimeOffset createdAt)
        {
            var unique = string.Concat(messageId.TakeWhile(c => c != '@').Where(char.IsAsciiLetterOrDigit));
            return string.Create(CultureInfo.InvariantCulture, $"{createdAt.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{unique}.eml");
        }

        private static void Discard(string temporary)
        {
            try
            {
                File.Delete(temporary);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The folder is what is broken: nobody collects a .tmp file, and the failure is already told.
            }
        }
    }
}
