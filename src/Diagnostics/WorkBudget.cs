namespace Kcl.Net.Diagnostics;

/// <summary>
/// The bounds of one run, shared by every engine that works for it. `Step` is called once per unit of work
/// (an evaluated call, a loop turn, a template node) and looks at the clock and the heap only now and then.
/// </summary>
/// <param name="deadline">Cancelled when the time is up.</param>
/// <param name="timeLimit">Time from now on; looked at without a timer, which would cost a thread.</param>
/// <param name="maxSteps">Units of work.</param>
/// <param name="maxOutputCharacters">Longest text a run may build.</param>
/// <param name="maxMemoryBytes">Managed heap beyond what was in use when the run began.</param>
public sealed class WorkBudget(
    CancellationToken deadline = default,
    long maxSteps = long.MaxValue,
    long maxOutputCharacters = 256L << 20,
    long maxMemoryBytes = long.MaxValue,
    TimeSpan? timeLimit = null)
{
    private const int StepsPerLook = 1024;
    private readonly long _heapAtStart = maxMemoryBytes == long.MaxValue ? 0 : GC.GetTotalMemory(forceFullCollection: false);
    private readonly long _endAt = timeLimit is { } time ? Environment.TickCount64 + (long)time.TotalMilliseconds : long.MaxValue;
    private long? _allocatedAtStart;
    private long _steps;
    private long _untilLook = StepsPerLook;

    public long MaxOutputCharacters { get; } = maxOutputCharacters;

    /// <summary>Units of work done so far.</summary>
    public long Steps => _steps + StepsPerLook - _untilLook;

    public static WorkBudget Unlimited => new();

    public void Step()
    {
        if (--_untilLook <= 0)
        {
            Look();
        }
    }

    /// <summary>Charges work whose size is known up front (building a list of n items) before it is done.</summary>
    public void Charge(long units)
    {
        _untilLook -= units;
        if (_untilLook <= 0)
        {
            Look();
        }
    }

    /// <summary>Looks at the clock now; for work that is not counted in steps.</summary>
    public void CheckTime()
    {
        if (deadline.IsCancellationRequested || (_endAt != long.MaxValue && Environment.TickCount64 > _endAt))
        {
            throw new LimitExceededException(LimitKind.Time, "the time limit was reached");
        }
    }

    public void CheckOutput(long characters)
    {
        if (characters > MaxOutputCharacters)
        {
            throw new LimitExceededException(LimitKind.Output, $"the output is larger than {MaxOutputCharacters} characters");
        }
    }

    private void Look()
    {
        _steps += StepsPerLook - _untilLook;
        _untilLook = StepsPerLook;
        CheckTime();
        if (_steps > maxSteps)
        {
            throw new LimitExceededException(LimitKind.Steps, $"the limit of {maxSteps} steps was reached");
        }

        if (maxMemoryBytes != long.MaxValue && IsMemoryUsedUp())
        {
            throw new LimitExceededException(LimitKind.Memory, $"the memory limit of {maxMemoryBytes >> 20} MiB was reached");
        }
    }

    /// <summary>
    /// The heap belongs to the whole process. So work counts as too large only when it has itself allocated that much, and then
    /// only when as much is still held after a collection.
    /// </summary>
    private bool IsMemoryUsedUp()
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        _allocatedAtStart ??= allocated;
        if (allocated - _allocatedAtStart.Value < maxMemoryBytes || HeapGrowth() <= maxMemoryBytes)
        {
            return false;
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        _allocatedAtStart = allocated - (maxMemoryBytes / 2);
        return HeapGrowth() > maxMemoryBytes;
    }

    private long HeapGrowth() => GC.GetTotalMemory(forceFullCollection: false) - _heapAtStart;
}
