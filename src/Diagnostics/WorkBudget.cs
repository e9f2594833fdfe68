namespace Kcl.Net.Diagnostics;

/// <summary>
/// The bounds of one run, shared by every engine that works for it. `Step` is called once per unit of work
/// (an evaluated call, a loop turn, a template node) and looks at the clock only now and then.
/// </summary>
public sealed class WorkBudget(CancellationToken deadline = default, long maxSteps = long.MaxValue, long maxOutputCharacters = 256L << 20)
{
    private const int ClockInterval = 1024;
    private long _steps;
    private int _untilClock = ClockInterval;

    public long MaxOutputCharacters { get; } = maxOutputCharacters;

    public static WorkBudget Unlimited => new();

    public void Step()
    {
        if (--_untilClock <= 0)
        {
            CheckNow();
        }
    }

    /// <summary>Charges work whose size is known up front (building a list of n items) before it is done.</summary>
    public void Charge(long units)
    {
        _steps += units;
        if (units >= ClockInterval)
        {
            CheckNow();
        }
        else
        {
            _untilClock -= (int)units;
        }
    }

    public void CheckOutput(long characters)
    {
        if (characters > MaxOutputCharacters)
        {
            throw new LimitExceededException(LimitKind.Output, $"the output is larger than {MaxOutputCharacters} characters");
        }
    }

    private void CheckNow()
    {
        _steps += ClockInterval - _untilClock;
        _untilClock = ClockInterval;
        if (deadline.IsCancellationRequested)
        {
            throw new LimitExceededException(LimitKind.Time, "the time limit was reached");
        }

        if (_steps > maxSteps)
        {
            throw new LimitExceededException(LimitKind.Steps, $"the limit of {maxSteps} steps was reached");
        }
    }
}
