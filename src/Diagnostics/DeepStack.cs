using System.Runtime.ExceptionServices;

namespace Kcl.Net.Diagnostics;

/// <summary>
/// Runs work on a thread with a large stack. Parsers, checkers and evaluators recurse with the nesting of their input;
/// with this much room their own depth limits are reached long before the stack ends. Pages are committed as they are used.
/// </summary>
public static class DeepStack
{
    /// <summary>Stack size in bytes.</summary>
    public const int Size = 256 << 20;

    private static Worker? _idle;

    [ThreadStatic]
    private static bool _isDeep;

    public static T Run<T>(Func<T> work) => _isDeep ? work() : RunNested(work);

    /// <summary>
    /// Runs work on a large stack of its own even inside other work that has one, when both may use all of it.
    /// </summary>
    public static T RunNested<T>(Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var worker = Interlocked.Exchange(ref _idle, null) ?? new Worker();
        worker.Do(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        if (Interlocked.CompareExchange(ref _idle, worker, null) is not null)
        {
            worker.End();
        }

        failure?.Throw();
        return result!;
    }

    /// <summary>
    /// A thread that does one piece of work after another. Starting one costs more than a small evaluation, so the one that
    /// ended last waits for more.
    /// </summary>
    private sealed class Worker
    {
        private readonly SemaphoreSlim _begin = new(0);
        private readonly SemaphoreSlim _done = new(0);
        private Action? _work;
        private ExecutionContext? _context;

        public Worker() => new Thread(Loop, Size) { IsBackground = true }.UnsafeStart();

        public void Do(Action work)
        {
            _context = ExecutionContext.Capture();
            _work = work;
            _begin.Release();
            _done.Wait();
        }

        public void End() => _begin.Release();

        private void Loop()
        {
            _isDeep = true;
            while (true)
            {
                _begin.Wait();
                if (_work is not { } work)
                {
                    return;
                }

                if (_context is { } context)
                {
                    ExecutionContext.Run(context, static w => ((Action)w!)(), work);
                }
                else
                {
                    work();
                }

                // What it worked on must not live until the next work comes.
                (_work, _context) = (null, null);
                _done.Release();
            }
        }
    }
}
