using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>
/// Reads costs from marks, clause by clause: "120 km en 6 CV, 2 repas à 15,25, péage 12,40". A clause is what stands between commas and "et";
/// a second noun after a price begins another.
/// </summary>
internal sealed class ClauseReader
{
    private const int MostFiscalPower = 30;

    private readonly List<DraftExpense> _expenses = [];
    private readonly List<Mark> _numbers = [];
    private VehicleClass? _vehicle;
    private decimal? _alreadyDriven;

    public static ReadExpenses Read(IEnumerable<Mark> marks)
    {
        var reader = new ClauseReader();
        foreach (var clause in Cut([.. marks]))
        {
            reader.ReadClause(clause);
        }

        return new ReadExpenses(reader._expenses, reader._vehicle, reader._alreadyDriven, reader._numbers);
    }

    private static IEnumerable<List<Mark>> Cut(List<Mark> marks)
    {
        List<Mark> clause = [];
        foreach (var mark in marks)
        {
            if (clause.Count > 0 && (mark.IsSeparator || BeginsAnother(clause, mark)))
            {
                // "péage 12,40 2 repas à 15": the number before the new noun goes with it.
                var takesCount = mark.Kind == MarkKind.Noun && clause[^1].IsCount && (clause.Exists(IsDistance) || clause.Count(previous => previous.IsAmount) > 1);
                yield return takesCount ? clause[..^1] : clause;
                clause = takesCount ? clause[^1..] : [];
            }

            if (!mark.IsSeparator)
            {
                clause.Add(mark);
            }
        }

        if (clause.Count > 0)
        {
            yield return clause;
        }
    }

    private static bool BeginsAnother(List<Mark> clause, Mark mark) => mark.Kind switch
    {
        MarkKind.Noun => HasNounAndPrice(clause) || clause.Exists(IsDistance),
        MarkKind.Distance => HasNounAndPrice(clause) || clause.Exists(IsDistance),
        _ => false,
    };

    private static bool IsDistance(Mark mark) => mark.Kind == MarkKind.Distance;

    private static bool HasNounAndPrice(List<Mark> clause)
    {
        var noun = clause.FindIndex(IsNoun);
        return noun >= 0 && clause.Skip(noun).Any(mark => mark.IsAmount);
    }

    private static bool IsNoun(Mark mark) => mark.Kind is MarkKind.Noun or MarkKind.GenericNoun;

    private void ReadClause(List<Mark> clause)
    {
        ReadVehicle(clause);
        if (clause.Find(IsDistance) is { Kind: MarkKind.Distance } distance)
        {
            ReadDistance(clause, distance);
            return;
        }

        var noun = clause.FindIndex(mark => mark.Kind == MarkKind.Noun);
        noun = noun >= 0 ? noun : clause.FindIndex(mark => mark.Kind == MarkKind.GenericNoun);
        var amounts = clause.Where(mark => mark.IsAmount && !mark.IsArticle).ToList();
        if (noun >= 0)
        {
            ReadNamed(clause, noun);
        }
        else if (amounts.Count > 0)
        {
            ReadUnnamed(clause, amounts);
        }
    }

    private void ReadVehicle(List<Mark> clause)
    {
        foreach (var mark in clause)
        {
            _vehicle = mark.Kind switch
            {
                MarkKind.Vehicle => mark.Vehicle,
                // "90 chevaux" is what the engine gives, not what the tax office counts.
                MarkKind.Power when mark.Value <= MostFiscalPower => VehicleClasses.OfCar(mark.Value) ?? _vehicle,
                _ => _vehicle,
            };
        }
    }

    private void ReadDistance(List<Mark> clause, Mark distance)
    {
        if (clause.Exists(mark => mark.Kind == MarkKind.Already) && clause.Exists(mark => mark.Kind == MarkKind.ThisYear))
        {
            _alreadyDriven = distance.Value;
            return;
        }

        // "3 allers-retours de 40 km", "2 x 35 km"; "120 km aller-retour" is the whole way there and back.
        var at = clause.IndexOf(distance);
        var before = clause.Take(at).ToList();
        var times = before.Find(mark => mark.IsCount);
        var isRepeated = times.Kind == MarkKind.Number && before.Exists(mark => mark.Kind is MarkKind.Times or MarkKind.Trip);
        var after = clause.Skip(at + 1).SkipWhile(mark => mark.Kind != MarkKind.Times).Skip(1).FirstOrDefault(mark => mark.IsCount);
        var factor = isRepeated ? times.Value : after.Kind == MarkKind.Number && after.IsCount && after.Value > 0 ? after.Value : 1;
        _expenses.Add(new DraftExpense(ExpenseNature.Mileage, distance.Value * factor, Vehicle: _vehicle));
    }

    private void ReadNamed(List<Mark> clause, int noun)
    {
        var before = clause.Take(noun).Where(mark => mark.IsAmount).ToList();
        var after = clause.Skip(noun + 1).Where(mark => mark.IsAmount).ToList();
        if (clause[noun].Nature == ExpenseNature.Mileage)
        {
            _numbers.AddRange(before);
            _expenses.Add(new DraftExpense(ExpenseNature.Mileage, after.Count > 0 ? after[0].Value : null, Vehicle: _vehicle));
            return;
        }

        var (quantity, price) = (before, after) switch
        {
            // "2 repas à 15,25", "12,40 de péage", "2 fois 12,40 € de péage", "30,50 € pour 2 repas".
            ([], []) => (null, null),
            ([var only], []) => IsPrice(clause, only) ? (null, only) : (only, (Mark?)null),
            ([var first, var second], []) when second.IsCount && !first.IsCount => (second, first),
            ([var first, var second], []) => (first, second),
            ([], [var only]) => (null, only),
            ([], [var first, var second]) when first.IsCount && Links(clause, first, second) => (first, second),
            ([var first, ..], [var second, ..]) => (first, second),
            ([], [var first, ..]) => (null, first),
            _ => ((Mark?)before[0], (Mark?)null),
        };
        // Several prices after one noun are several costs: "péages 12,40 8,20".
        var more = before.Count == 0 && quantity is null ? after.Skip(1) : [];
        Add(clause, noun, quantity, price);
        foreach (var other in more)
        {
            Add(clause, noun, null, other);
        }
    }

    private void Add(List<Mark> clause, int noun, Mark? quantity, Mark? price)
    {
        var many = quantity is { Kind: MarkKind.Number, Value: > 0 } count ? count.Value : (decimal?)null;
        var priceOf = many > 1 && price is { } told ? PriceOfIn(clause, quantity!.Value, told) : PriceOf.One;
        _expenses.Add(new DraftExpense(clause[noun].Nature, many, price?.Value, priceOf));
    }

    /// <summary>"2 repas à 15,25" is each, "2 repas pour 30,50" is all, "2 repas 30,50" is not said.</summary>
    private static PriceOf PriceOfIn(List<Mark> clause, Mark quantity, Mark price)
    {
        if (clause.Exists(mark => mark.Kind == MarkKind.All))
        {
            return PriceOf.All;
        }

        var (first, last) = quantity.Start < price.Start ? (quantity, price) : (price, quantity);
        var between = clause.Where(mark => mark.Start >= first.End && mark.End <= last.Start).ToList();
        if (clause.Exists(mark => mark.Kind == MarkKind.Each) || between.Exists(mark => mark.Kind is MarkKind.At or MarkKind.Times))
        {
            return PriceOf.One;
        }

        return between.Exists(mark => mark.Kind == MarkKind.For) ? PriceOf.All : PriceOf.Unsaid;
    }

    // Euros and cents are a price; a whole number is one where "de" follows: "12 de péage".
    private static bool IsPrice(List<Mark> clause, Mark number)
    {
        var next = clause.SkipWhile(mark => mark.Start <= number.Start).FirstOrDefault();
        return number.Kind == MarkKind.Money || !number.IsCount || next.Kind is MarkKind.Of or MarkKind.For;
    }

    private static bool Links(List<Mark> clause, Mark first, Mark second) =>
        clause.Exists(mark => mark.Start >= first.End && mark.End <= second.Start && mark.Kind is MarkKind.At or MarkKind.Times);

    /// <summary>"péage 12,40 et 8,20", "parking, 6 €": the amount is of what was named before.</summary>
    private void ReadUnnamed(List<Mark> clause, List<Mark> amounts)
    {
        if (_expenses.Count == 0 || _expenses[^1].Nature == ExpenseNature.Mileage || clause.Exists(mark => mark.Kind == MarkKind.Line))
        {
            _numbers.AddRange(amounts);
            return;
        }

        foreach (var amount in amounts)
        {
            var last = _expenses[^1];
            if (last.Price is null)
            {
                _expenses[^1] = last with { Price = amount.Value, PriceOf = last.Quantity > 1 ? PriceOf.Unsaid : PriceOf.One };
            }
            else if (amount.Kind == MarkKind.Money || !amount.IsCount)
            {
                _expenses.Add(new DraftExpense(last.Nature, null, amount.Value));
            }
            else
            {
                _numbers.Add(amount);
            }
        }
    }
}
