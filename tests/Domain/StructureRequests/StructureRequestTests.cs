using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Tests.Domain.StructureRequests;

/// <summary>The life of a request, and when SIRENE is asked again for it.</summary>
public sealed class StructureRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void A_deactivation_goes_by_its_document_to_an_agent()
    {
        var request = Request(StructureRequestType.Deactivation);

        request.AwaitDocument(DeactivationReason.Merger, replacement: null, Now);
        Assert.True(request.IsOpen);
        request.Submit(Now);

        Assert.Equal((StructureRequestState.AwaitingReview, DeactivationReason.Merger, null), (request.State, request.Reason, request.SettledAt));
    }

    [Fact]
    public void What_is_done_is_at_its_end()
    {
        var request = Request(StructureRequestType.Activation);
        request.AwaitSirene(Now, TimeSpan.Zero);

        request.Complete(Now);

        Assert.Equal((false, Now, null), (request.IsOpen, request.SettledAt, request.NextCheckAt));
        Assert.Throws<InvalidOperationException>(() => request.Complete(Now));
        Assert.Throws<InvalidOperationException>(() => request.Abandon(Now));
    }

    [Fact]
    public void An_activation_is_never_held_and_a_deactivation_never_refused_for_a_closed_siret()
    {
        Assert.Throws<InvalidOperationException>(() => Request(StructureRequestType.Activation).Hold(Now));
        Assert.Throws<InvalidOperationException>(() => Request(StructureRequestType.Activation).AwaitDocument(DeactivationReason.Other, null, Now));
        Assert.Throws<InvalidOperationException>(() => Request(StructureRequestType.Deactivation).RefuseForClosedSiret(Now));
    }

    [Fact]
    public void SIRENE_is_asked_again_less_and_less_often_and_never_before_it_wants_to()
    {
        var request = Request(StructureRequestType.Activation);
        List<double> pauses = [];
        for (var failure = 0; failure < 7; failure++)
        {
            request.AwaitSirene(Now, TimeSpan.FromSeconds(failure == 0 ? 90 : 0));
            pauses.Add((request.NextCheckAt!.Value - Now).TotalMinutes);
        }

        Assert.Equal([1.5, 2, 5, 15, 30, 30, 30], pauses);
        request.Observe(SireneState.Active);
        Assert.Null(request.NextCheckAt);
    }

    [Theory]
    [InlineData(InvoiceStatus.Deposited, true)]
    [InlineData(InvoiceStatus.Suspended, true)]
    [InlineData(InvoiceStatus.Booked, true)]
    [InlineData(InvoiceStatus.Draft, false)]
    [InlineData(InvoiceStatus.Paid, false)]
    [InlineData(InvoiceStatus.Rejected, false)]
    [InlineData(InvoiceStatus.Linked, false)]
    public void An_invoice_is_under_way_between_its_deposit_and_its_end(InvoiceStatus status, bool isUnderWay) =>
        Assert.Equal(isUnderWay, InvoicesInFlight.Holds(status));

    private static StructureRequest Request(StructureRequestType type) => new()
    {
        Type = type,
        StructureId = 1,
        AccountId = 2,
        State = StructureRequestState.ToConfirm,
        CreatedAt = Now,
    };
}
