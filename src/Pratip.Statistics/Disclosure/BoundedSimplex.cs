namespace Pratip.Statistics.Disclosure;

/// <summary>
/// Maximises a linear function of bounded variables under equations that hold at zero: the bounded primal simplex method
/// (Dantzig 1955) on a full tableau. Zero is always admitted, so there is no first phase; a variable that does not stand in the
/// basis may rest between its bounds and is moved either way. One tableau serves many questions about the same equations.
/// </summary>
/// <remarks>Dense: rows x columns doubles. Meant for some hundreds of rows; what is larger is divided before it comes here.</remarks>
internal sealed class BoundedSimplex
{
    private const double Tolerance = 1e-9;

    /// <summary>Sums have whole coefficients, and so has the tableau but for small divisors: what is smaller is rounding, and no pivot.</summary>
    private const double LeastPivot = 1e-6;

    /// <summary>After so many steps that gain nothing, the first column that helps is taken (Bland 1977), which cannot go round in circles.</summary>
    private const int Patience = 50;

    /// <summary>Rounding adds up from pivot to pivot: after so many the tableau is made anew from the equations.</summary>
    private const int PivotsBeforeRenewal = 4_000;

    private readonly double[][] _equations;
    private readonly int _columns;
    private readonly double[][] _rows;
    private readonly int[] _basis;
    private readonly double[] _values;
    private readonly double[] _gains;
    private readonly bool[] _isBasic;
    private int _pivots;

    /// <param name="equations">Coefficients, one array a row; the right-hand sides are zero. Dependent rows are dropped.</param>
    public BoundedSimplex(IReadOnlyList<double[]> equations, int columns)
    {
        _columns = columns;
        _equations = [.. Independent(equations)];
        _rows = new double[_equations.Length][];
        _basis = new int[_equations.Length];
        _values = new double[columns];
        _gains = new double[columns];
        _isBasic = new bool[columns];
        Renew();
    }

    public ReadOnlySpan<double> Values => _values;

    /// <summary>The greatest value of the objective, or infinity. <see cref="Values"/> says where, unless it has no end.</summary>
    public double Maximise(ReadOnlySpan<double> objective, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        if (_pivots > PivotsBeforeRenewal)
        {
            Renew();
        }

        Array.Clear(_values);
        Price(objective);
        var helps = Tolerance * Math.Max(1, Math.Abs(objective[DenseRow.Largest(objective)]));
        for (var idle = 0; ;)
        {
            var entering = Entering(lower, upper, helps, idle > Patience);
            if (entering < 0)
            {
                return Sum(objective);
            }

            var moved = Move(entering, Math.Sign(_gains[entering]), lower, upper);
            if (double.IsPositiveInfinity(moved))
            {
                return double.PositiveInfinity;
            }

            idle = moved > Tolerance ? 0 : idle + 1;
        }
    }

    private double Sum(ReadOnlySpan<double> objective)
    {
        var sum = 0d;
        for (var column = 0; column < _columns; column++)
        {
            sum += objective[column] * _values[column];
        }

        return sum;
    }

    private void Price(ReadOnlySpan<double> objective)
    {
        objective.CopyTo(_gains);
        for (var row = 0; row < _rows.Length; row++)
        {
            if (objective[_basis[row]] is var price && price != 0)
            {
                DenseRow.AddScaled(_gains, _rows[row], -price);
            }
        }
    }

    private int Entering(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, double gain, bool first)
    {
        var best = -1;
        for (var column = 0; column < _columns; column++)
        {
            var helps = Math.Abs(_gains[column]);
            if (helps <= gain || _isBasic[column] || !HasRoom(column, lower, upper))
            {
                continue;
            }

            best = column;
            gain = helps;
            if (first)
            {
                break;
            }
        }

        return best;
    }

    private bool HasRoom(int column, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper) =>
        _gains[column] > 0 ? _values[column] < upper[column] - Tolerance : _values[column] > lower[column] + Tolerance;

    /// <summary>How far the column went. It enters the basis where another variable met its bound first.</summary>
    private double Move(int entering, int sign, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        var step = sign > 0 ? upper[entering] - _values[entering] : _values[entering] - lower[entering];
        var (leaving, pivot) = (-1, 0d);
        for (var row = 0; row < _rows.Length; row++)
        {
            var slope = -sign * _rows[row][entering];
            if (Math.Abs(slope) <= LeastPivot)
            {
                continue;
            }

            var basic = _basis[row];
            var room = Math.Max(0, slope > 0 ? (upper[basic] - _values[basic]) / slope : (_values[basic] - lower[basic]) / -slope);
            if (room < step - Tolerance || (room <= step + Tolerance && leaving >= 0 && Math.Abs(slope) > pivot))
            {
                (step, leaving, pivot) = (Math.Min(step, room), row, Math.Abs(slope));
            }
        }

        if (double.IsPositiveInfinity(step))
        {
            return step;
        }

        _values[entering] += sign * step;
        for (var row = 0; row < _rows.Length; row++)
        {
            _values[_basis[row]] -= sign * step * _rows[row][entering];
        }

        if (leaving >= 0)
        {
            Pivot(leaving, entering);
        }

        return step;
    }

    private void Pivot(int row, int column)
    {
        var pivoted = _rows[row];
        DenseRow.Scale(pivoted, 1 / pivoted[column]);
        pivoted[column] = 1;
        for (var other = 0; other < _rows.Length; other++)
        {
            if (other != row)
            {
                Eliminate(_rows[other], pivoted, column);
            }
        }

        Eliminate(_gains, pivoted, column);
        if (_basis[row] >= 0)
        {
            _isBasic[_basis[row]] = false;
        }

        _basis[row] = column;
        _isBasic[column] = true;
        _pivots++;
    }

    private static void Eliminate(double[] from, double[] pivoted, int column)
    {
        if (Math.Abs(from[column]) > Tolerance)
        {
            DenseRow.AddScaled(from, pivoted, -from[column]);
        }

        from[column] = 0;
    }

    private void Renew()
    {
        Array.Fill(_basis, -1);
        Array.Clear(_isBasic);
        for (var row = 0; row < _rows.Length; row++)
        {
            _rows[row] = [.. _equations[row]];
        }

        for (var row = 0; row < _rows.Length; row++)
        {
            Pivot(row, DenseRow.Largest(_rows[row]));
        }

        _pivots = 0;
    }

    /// <summary>Gauss-Jordan on a copy: a row that others make up says nothing of its own and would leave the basis without a column.</summary>
    private static IEnumerable<double[]> Independent(IReadOnlyList<double[]> equations)
    {
        var kept = new List<(double[] Row, int Column)>();
        foreach (var equation in equations)
        {
            double[] rest = [.. equation];
            foreach (var (row, column) in kept)
            {
                Eliminate(rest, row, column);
            }

            var pivot = DenseRow.Largest(rest);
            if (pivot < 0 || Math.Abs(rest[pivot]) <= Tolerance)
            {
                continue;
            }

            DenseRow.Scale(rest, 1 / rest[pivot]);
            foreach (var (row, _) in kept)
            {
                Eliminate(row, rest, pivot);
            }

            kept.Add((rest, pivot));
            yield return equation;
        }
    }
}
