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
        var thread = new Thread(
            () =>
            {
                _isDeep = true;
                try
                {
                    result = work();
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            Size);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
