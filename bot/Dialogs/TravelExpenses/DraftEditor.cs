using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>Changes a draft by one message: adds what it tells, corrects what it takes back, removes what it does not want.</summary>
internal sealed class DraftEditor(ExpenseDraft draft)
{
    private ExpenseDraft _draft = draft;
    private bool _hasChanged;

    /// <summary>The draft after the message; null where the message changes nothing; a problem where it does not say which line it means.</summary>
    public (ExpenseDraft? Draft, string? Problem, IReadOnlyList<Mark> Unread) Apply(IReadOnlyList<Mark> marks)
    {
        List<Mark> unread = [];
        foreach (var (kind, part) in Split(marks))
        {
            var problem = kind switch
            {
                MarkKind.Remove => Remove(part, unread),
                MarkKind.Replace => Contrast(part, MarkKind.By, isNewFirst: false),
                MarkKind.Instead => Contrast(part, MarkKind.Instead, isNewFirst: true),
                MarkKind.Not => Contrast(part, MarkKind.But, isNewFirst: false),
                MarkKind.Line => Line(part),
                MarkKind.Correct => Correct(part, unread),
                _ => Add(part, unread),
            };
            if (problem is not null)
            {
                return (null, problem, unread);
            }
        }

        return (_hasChanged ? _draft with { IsFinished = _draft.IsFinished && _draft.Expenses.Count > 0 } : null, null, unread);
    }

    /// <summary>Each verb begins a part of its own: "enlève les repas et ajoute un parking à 6 €".</summary>
    private static IEnumerable<(MarkKind Kind, List<Mark> Part)> Split(IReadOnlyList<Mark> marks)
    {
        List<Mark> part = [];
        foreach (var mark in marks)
        {
            if (mark.Kind is MarkKind.Remove or MarkKind.Add or MarkKind.Replace && part.Count > 0)
            {
                yield return (KindOf(part), part);
                part = [];
            }

            part.Add(mark);
        }

        if (part.Count > 0)
        {
            yield return (KindOf(part), part);
        }
    }

    private static MarkKind KindOf(List<Mark> part)
    {
        var first = part[0].Kind;
        if (first is MarkKind.Remove or MarkKind.Add or MarkKind.Replace)
        {
            return first;
        }

        if (part.Exists(mark => mark.Kind == MarkKind.Line))
        {
            return MarkKind.Line;
        }

        if (part.Exists(mark => mark.Kind == MarkKind.Instead))
        {
            return MarkKind.Instead;
        }

        var not = part.FindIndex(mark => mark.Kind == MarkKind.Not);
        if (not >= 0)
        {
            // "pas 120 mais 90" has the new value last, "90, pas 120" first; "pas de parking" wants none.
            return part.Exists(mark => mark.Kind == MarkKind.But) ? MarkKind.Not
                : part.Take(not).Any(HasValue) && part.Skip(not).Any(HasValue) ? MarkKind.Instead
                : MarkKind.Remove;
        }

        return part.Exists(mark => mark.Kind == MarkKind.Correct) ? MarkKind.Correct : MarkKind.Add;
    }

    private static bool HasValue(Mark mark) => mark.IsAmount || mark.Kind is MarkKind.Distance or MarkKind.Power;

    private string? Add(List<Mark> part, List<Mark> unread)
    {
        var read = ClauseReader.Read(part);
        // "le péage c'est 14,20" about a toll that has a price: a correction without its word.
        if (part.Exists(mark => mark.Kind == MarkKind.Is) && part.Exists(mark => mark.Kind == MarkKind.The) && read.Expenses.Count > 0
            && read.Expenses.All(expense => _draft.Expenses.Any(old => old.Nature == expense.Nature && old.Missing is null)))
        {
            return Correct(part, unread);
        }

        Note(read);
        unread.AddRange(read.Numbers);
        foreach (var expense in read.Expenses)
        {
            var open = IndexOfOpen(expense);
            Put(open, open < _draft.Expenses.Count ? Merge(_draft.Expenses[open], expense) : expense with { Vehicle = expense.Vehicle ?? VehicleFor(expense) });
        }

        return null;
    }

    private VehicleClass? VehicleFor(DraftExpense expense) => expense.Nature == ExpenseNature.Mileage ? _draft.Vehicle : null;

    /// <summary>The place of a cost of that nature that waits for just this; else the end.</summary>
    private int IndexOfOpen(DraftExpense expense)
    {
        for (var index = 0; index < _draft.Expenses.Count; index++)
        {
            var old = _draft.Expenses[index];
            var fits = old.Nature == expense.Nature && (expense.Nature == ExpenseNature.Mileage
                ? old.Quantity is null && expense.Quantity is not null
                : old.Price is null && expense.Price is not null && (expense.Quantity is null || old.Quantity is null || old.Quantity == expense.Quantity));
            if (fits)
            {
                return index;
            }
        }

        return _draft.Expenses.Count;
    }

    private string? Correct(List<Mark> part, List<Mark> unread)
    {
        var read = ClauseReader.Read(part);
        Note(read);
        foreach (var expense in read.Expenses)
        {
            var places = PlacesOf(expense.Nature);
            if (places.Count > 1)
            {
                return "which-line";
            }

            Put(places is [var place] ? place : _draft.Expenses.Count, places is [var old] ? Merge(_draft.Expenses[old], expense) : expense);
        }

        if (read.Numbers.Count == 0)
        {
            return null;
        }

        // A bare number corrects the only line there is.
        if (read.Expenses.Count == 0 && read.Numbers is [var number] && _draft.Expenses is [var only])
        {
            Put(0, only.Nature == ExpenseNature.Mileage ? only with { Quantity = number.Value } : only with { Price = number.Value });
            return null;
        }

        unread.AddRange(read.Numbers);
        return read.IsNothing && _draft.Expenses.Count > 1 ? "which-line" : null;
    }

    private string? Line(List<Mark> part)
    {
        var at = part.FindIndex(mark => mark.Kind == MarkKind.Line);
        var number = part.Skip(at + 1).FirstOrDefault(mark => mark.IsCount);
        var index = (int)Math.Min(number.Value, int.MaxValue) - 1;
        if (number.Kind != MarkKind.Number || index < 0 || index >= _draft.Expenses.Count)
        {
            return "no-such-line";
        }

        var rest = part.Where((mark, place) => place < at || (place > at && mark.Start != number.Start)).ToList();
        if (rest.Exists(mark => mark.Kind == MarkKind.Remove))
        {
            RemoveAt(index);
            return null;
        }

        var old = _draft.Expenses[index];
        var read = ClauseReader.Read(rest.Where(mark => mark.Kind is not (MarkKind.Is or MarkKind.The)));
        switch (read)
        {
            case { Expenses: [var told] }:
                Put(index, told.Nature == old.Nature ? Merge(old, told) : told with { Vehicle = told.Vehicle ?? VehicleFor(told) });
                return null;
            case { Expenses: [], Vehicle: { } vehicle } when old.Nature == ExpenseNature.Mileage:
                Put(index, old with { Vehicle = vehicle });
                return null;
            case { Expenses: [], Numbers: [var value] }:
                Put(index, old.Nature == ExpenseNature.Mileage ? old with { Quantity = value.Value } : old with { Price = value.Value });
                return null;
            default:
                return "which-change";
        }
    }

    /// <summary>"90 km et pas 120", "pas 120 mais 90", "remplace le péage par un parking à 6 €".</summary>
    private string? Contrast(List<Mark> part, MarkKind pivot, bool isNewFirst)
    {
        var at = part.FindIndex(mark => mark.Kind == pivot || (pivot == MarkKind.Instead && mark.Kind == MarkKind.Not));
        if (at < 0)
        {
            return "which-change";
        }

        var (first, second) = (part.Take(at), part.Skip(at + 1));
        var told = isNewFirst ? first.ToList() : second.ToList();
        var taken = isNewFirst ? second.ToList() : first.ToList();
        var read = ClauseReader.Read(told);
        if (read is { Expenses: [], Vehicle: { } vehicle })
        {
            _draft = _draft.WithVehicle(vehicle, _ => true);
            _hasChanged = true;
            return null;
        }

        var places = PlacesOf(taken, read.Expenses is [var named, ..] ? named.Nature : null);
        if (places is not [var place])
        {
            return "which-line";
        }

        var old = _draft.Expenses[place];
        switch (read)
        {
            case { Expenses: [var expense] }:
                Put(place, expense.Nature == old.Nature ? Merge(old, expense) : expense with { Vehicle = expense.Vehicle ?? VehicleFor(expense) });
                return null;
            case { Expenses: [], Numbers: [var number] }:
                // The number goes where the one it replaces was.
                var replaced = taken.Find(HasValue).Value;
                Put(place, old.Quantity == replaced || old.Nature == ExpenseNature.Mileage ? old with { Quantity = number.Value } : old with { Price = number.Value });
                return null;
            default:
                return "which-change";
        }
    }

    private string? Remove(List<Mark> part, List<Mark> unread)
    {
        var not = part.FindIndex(mark => mark.Kind == MarkKind.Not);
        if (not >= 0 && part[0].Kind != MarkKind.Remove)
        {
            // "parking 6 € et pas de repas": only what follows is not wanted.
            return Add(part[..not], unread) ?? (part.Skip(not).Any(mark => mark.Kind is MarkKind.Noun or MarkKind.GenericNoun) ? Remove(part[(not + 1)..], unread) : null);
        }

        if (part.Find(mark => mark.Kind == MarkKind.Line) is { Kind: MarkKind.Line } line)
        {
            var numbers = part.Where(mark => mark.IsCount && mark.Start > line.Start).Select(mark => (int)Math.Min(mark.Value, int.MaxValue) - 1).ToHashSet();
            if (numbers.Count == 0 || numbers.Any(number => number < 0 || number >= _draft.Expenses.Count))
            {
                return "no-such-line";
            }

            _draft = _draft.Without(numbers.Contains);
            _hasChanged = true;
            return null;
        }

        var nouns = part.Where(mark => mark.Kind is MarkKind.Noun or MarkKind.GenericNoun or MarkKind.Distance).ToList();
        if (nouns.Count == 0)
        {
            if (!part.Exists(mark => mark.Kind == MarkKind.Everything))
            {
                return _draft.Expenses.Count > 0 ? "which-line" : null;
            }

            _draft = _draft.Without(_ => true);
            _hasChanged = true;
            return null;
        }

        foreach (var noun in nouns)
        {
            var nature = noun.Kind == MarkKind.Distance ? ExpenseNature.Mileage : noun.Nature;
            var before = part.TakeWhile(mark => mark.Start < noun.Start).LastOrDefault(mark => mark.IsCount);
            var places = PlacesOf(part.Where(mark => HasValue(mark) && mark.Start > noun.Start).ToList(), nature);
            if (places.Count == 0)
            {
                return "no-such-line";
            }

            var old = _draft.Expenses[places[0]];
            if (before.Kind == MarkKind.Number && places.Count == 1 && before.Value < old.Quantity)
            {
                // "enlève un repas" of two.
                Put(places[0], old with { Quantity = old.Quantity - before.Value });
            }
            else
            {
                _draft = _draft.Without(places.Contains);
                _hasChanged = true;
            }
        }

        return null;
    }

    private void RemoveAt(int index)
    {
        _draft = _draft.Without(at => at == index);
        _hasChanged = true;
    }

    private List<int> PlacesOf(ExpenseNature nature) =>
        [.. Enumerable.Range(0, _draft.Expenses.Count).Where(index => _draft.Expenses[index].Nature == nature)];

    /// <summary>The lines that the words can mean: by what they name, then by a number that stands in them.</summary>
    private List<int> PlacesOf(List<Mark> words, ExpenseNature? told)
    {
        var named = words.Find(mark => mark.Kind is MarkKind.Noun or MarkKind.Distance);
        var nature = named.Kind switch
        {
            MarkKind.Noun => named.Nature,
            MarkKind.Distance => ExpenseNature.Mileage,
            _ => told,
        };
        var places = nature is { } known ? PlacesOf(known) : [.. Enumerable.Range(0, _draft.Expenses.Count)];
        var values = words.Where(HasValue).Select(mark => mark.Value).ToList();
        var exact = places.Where(index => values.Exists(value => _draft.Expenses[index].Quantity == value || _draft.Expenses[index].Price == value)).ToList();
        return exact.Count > 0 ? exact : nature is null ? [] : places;
    }

    private static DraftExpense Merge(DraftExpense old, DraftExpense told) => old with
    {
        Quantity = told.Quantity ?? old.Quantity,
        Price = told.Price ?? old.Price,
        PriceOf = told.Price is null ? old.PriceOf
            : told.Quantity is null && (told.Quantity ?? old.Quantity) > 1 && told.PriceOf == PriceOf.One ? old.Price is null ? PriceOf.Unsaid : old.PriceOf
            : told.PriceOf,
        Vehicle = told.Vehicle ?? old.Vehicle,
    };

    /// <summary>A vehicle told without a distance is that of all distances; with one, of those that had none.</summary>
    private void Note(ReadExpenses read)
    {
        if (read.Vehicle is { } vehicle)
        {
            var hasDistance = read.Expenses.Any(expense => expense.Nature == ExpenseNature.Mileage);
            _draft = _draft.WithVehicle(vehicle, expense => !hasDistance || expense.Vehicle is null);
            _hasChanged = true;
        }

        if (read.AlreadyDriven is { } distance)
        {
            _draft = _draft with { AlreadyDriven = distance };
            _hasChanged = true;
        }
    }

    private void Put(int index, DraftExpense expense)
    {
        _draft = _draft.With(index, expense);
        _hasChanged = true;
    }
}
