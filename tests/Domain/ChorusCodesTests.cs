using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Invoices;

namespace ChorusAssistant.Tests.Domain;

public sealed class ChorusCodesTests
{
    [Fact]
    public void Every_status_has_a_code_of_its_own_that_leads_back_to_it()
    {
        var statuses = Enum.GetValues<InvoiceStatus>();

        Assert.Equal(57, statuses.Length);
        Assert.All(statuses, status => Assert.Equal(status, ChorusCodes.Parse<InvoiceStatus>(ChorusCodes.CodeOf(status))));
    }

    [Fact]
    public void An_unknown_code_is_refused() => Assert.Throws<FormatException>(() => ChorusCodes.Parse<InvoiceStatus>("PAYEE"));

    [Fact]
    public void Codes_are_told_apart_from_plain_names()
    {
        Assert.True(ChorusCodes.AreOn(typeof(InvoiceStatus)));
        Assert.False(ChorusCodes.AreOn(typeof(ChorusAssistant.Domain.Audit.AuditOutcome)));
        Assert.False(ChorusCodes.AreOn(typeof(Invoice)));
    }
}
