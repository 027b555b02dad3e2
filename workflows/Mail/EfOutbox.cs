using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>The outbox as a table of the store: a mail is written with the turn that sends it, or not at all.</summary>
internal sealed class EfOutbox(UnitOfWork work, OutboxSignal signal, IOptions<MailOptions> options, TimeProvider timeProvider) : IOutbox
{
    public void Add(OutgoingMail mail)
    {
        work.Context.Add(new OutboxMessage(mail, options.Value.MessageIdHost, timeProvider.GetUtcNow()));
        work.AfterCommit(signal.Wake);
    }
}
