using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Sirene;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Sirene.Import;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Sirene;

/// <summary>The copy of the register in our database.</summary>
internal sealed class EmbeddedRegister(ChorusDbContext context) : ISireneRegister
{
    public async Task<SireneAnswer> FindAsync(Siret siret, CancellationToken cancellationToken)
    {
        var establishment = await context.Set<Establishment>().AsNoTracking().SingleOrDefaultAsync(e => e.Siret == siret, cancellationToken);
        if (establishment is null)
        {
            return await IsCompleteAsync(cancellationToken) ? new SireneAnswer.NotFound() : new SireneAnswer.Unavailable(SireneOutage.NotLoaded);
        }

        var siren = establishment.Siren;
        var unit = await context.Set<LegalUnit>().AsNoTracking().SingleOrDefaultAsync(u => u.Siren == siren, cancellationToken);
        var legalUnit = unit is null ? null : new SireneLegalUnit(unit.State, Masked.Text(unit.Name), unit.LegalCategory);
        return establishment.State switch
        {
            SireneState.Active => new SireneAnswer.Active(legalUnit),
            SireneState.Closed => new SireneAnswer.Closed(establishment.StateSince, legalUnit, await SuccessorAsync(unit, siret, cancellationToken)),
            SireneState.Unknown or _ => new SireneAnswer.Unavailable(SireneOutage.Unreadable),
        };
    }

    private async Task<Siret?> SuccessorAsync(LegalUnit? unit, Siret closed, CancellationToken cancellationToken) =>
        unit is not { State: LegalUnitState.Active, HeadOfficeNic: { } nic } || !Siret.TryParse(unit.Siren.Digits + nic, out var headOffice) || headOffice == closed
            || !await context.Set<Establishment>().AnyAsync(e => e.Siret == headOffice && e.State == SireneState.Active, cancellationToken)
                ? null
                : headOffice;

    // What is absent from a copy that was never loaded, or whose first load has not come to its end, may well exist.
    private async Task<bool> IsCompleteAsync(CancellationToken cancellationToken)
    {
        var imports = await context.Set<SireneImport>().AsNoTracking().Where(import => import.Kind == StockKind.Establishments).ToListAsync(cancellationToken);
        return imports.Count > 0 ? imports.Exists(import => import.FinishedAt is not null) : await context.Set<Establishment>().AnyAsync(cancellationToken);
    }
}
