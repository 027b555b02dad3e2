using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Tests.Domain.Invoices;

/// <summary>What the portal refuses, one rule at a time.</summary>
public sealed class DraftRulesTests
{
    private static readonly DateOnly _today = new(2026, 11, 24);

    [Fact]
    public void A_complete_draft_has_no_problem() => Assert.Empty(Check(TestInvoices.Draft(serviceId: 5, commitment: "EJ1"), TestInvoices.Recipient(service: true, commitment: true), TestInvoices.Service()));

    [Fact]
    public void A_recipient_that_wants_a_service_gets_one() =>
        Assert.Equal([DraftProblem.ServiceMissing], Check(TestInvoices.Draft(), TestInvoices.Recipient(service: true)));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_recipient_that_wants_a_commitment_number_gets_one(string? commitment) =>
        Assert.Equal([DraftProblem.CommitmentNumberMissing], Check(TestInvoices.Draft(commitment: commitment), TestInvoices.Recipient(commitment: true)));

    [Fact]
    public void A_service_may_want_a_commitment_number_by_itself() =>
        Assert.Equal([DraftProblem.CommitmentNumberMissing], Check(TestInvoices.Draft(serviceId: 5), TestInvoices.Recipient(), TestInvoices.Service(commitment: true)));

    [Fact]
    public void One_of_the_two_is_enough_where_either_is_asked_for()
    {
        var recipient = TestInvoices.Recipient(either: true);

        Assert.Equal([DraftProblem.ServiceOrCommitmentNumberMissing], Check(TestInvoices.Draft(), recipient));
        Assert.Empty(Check(TestInvoices.Draft(commitment: "EJ1"), recipient));
        Assert.Empty(Check(TestInvoices.Draft(serviceId: 5), recipient, TestInvoices.Service()));
    }

    [Fact]
    public void A_service_that_is_closed_or_past_its_last_day_takes_nothing()
    {
        Assert.Equal([DraftProblem.ServiceInactive], Check(TestInvoices.Draft(serviceId: 5), TestInvoices.Recipient(), TestInvoices.Service(isActive: false)));
        Assert.Equal([DraftProblem.ServiceInactive], Check(TestInvoices.Draft(serviceId: 5), TestInvoices.Recipient(), TestInvoices.Service(until: _today.AddDays(-1))));
        Assert.Empty(Check(TestInvoices.Draft(serviceId: 5), TestInvoices.Recipient(), TestInvoices.Service(until: _today)));
    }

    [Fact]
    public void Nothing_is_sent_to_an_inactive_structure() =>
        Assert.Equal([DraftProblem.RecipientInactive], Check(TestInvoices.Draft(), TestInvoices.Recipient(state: StructureState.Inactive)));

    [Fact]
    public void Amounts_add_up_to_the_cent()
    {
        Assert.Equal([DraftProblem.TotalsDisagree], Check(TestInvoices.Draft(inclTax: 120.01m), TestInvoices.Recipient()));
        Assert.Equal([DraftProblem.AmountDueTooHigh], Check(TestInvoices.Draft(due: 120.01m), TestInvoices.Recipient()));
        Assert.Empty(Check(TestInvoices.Draft(due: 0m), TestInvoices.Recipient()));
    }

    [Fact]
    public void A_subcontractors_request_names_its_validator()
    {
        Assert.Equal([DraftProblem.ValidatorMissing], Check(TestInvoices.Draft(frame: "A9_FACTURE_SOUSTRAITANT"), TestInvoices.Recipient()));
        Assert.Empty(Check(TestInvoices.Draft(frame: "A9_FACTURE_SOUSTRAITANT", validatorId: 3), TestInvoices.Recipient()));
    }

    [Theory]
    [InlineData("A4_PROJET_DECOMPTE_MENSUEL_FOURNISSEUR")]
    [InlineData("A10_PROJET_DECOMPTE_MENSUEL_SOUSTRAITANT")]
    [InlineData("A3_MEMOIRE_JUSTICE")]
    public void Documents_of_other_spaces_are_not_sent_from_here(string frame) =>
        Assert.Equal([DraftProblem.WrongSpace], Check(TestInvoices.Draft(frame: frame), TestInvoices.Recipient()));

    [Fact]
    public void Files_keep_the_portals_limits()
    {
        var longest = new string('a', 46) + ".pdf";
        Assert.Empty(Check(TestInvoices.Draft(files: [TestInvoices.File(longest, DraftRules.LargestAttachment), TestInvoices.File("b.PDF")]), TestInvoices.Recipient()));

        Assert.Equal([DraftProblem.AttachmentNameInvalid], Files(TestInvoices.File("a" + longest)));
        Assert.Equal([DraftProblem.AttachmentNameInvalid], Files(TestInvoices.File("devis")));
        Assert.Equal([DraftProblem.AttachmentKindRefused], Files(TestInvoices.File("devis.exe")));
        Assert.Equal([DraftProblem.AttachmentTooLarge], Files(TestInvoices.File("devis.pdf", DraftRules.LargestAttachment + 1)));
        Assert.Equal([DraftProblem.AttachmentsTooLarge], Files([.. Enumerable.Repeat(TestInvoices.File("devis.pdf", DraftRules.LargestAttachment), 13)]));
    }

    private static IReadOnlyList<DraftProblem> Files(params IReadOnlyList<InvoiceAttachment> files) => Check(TestInvoices.Draft(files: files), TestInvoices.Recipient());

    private static IReadOnlyList<DraftProblem> Check(Invoice draft, Structure recipient, Service? service = null) => DraftRules.ProblemsOf(draft, recipient, service, _today);
}
