using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Kcl.Net.Tests;

/// <summary>
/// Runs every test of this assembly in this process and counts them on the last line. The test host of `dotnet test` talks over
/// loopback, which a machine without any network lacks.
/// </summary>
internal static class Program
{
    private static int Main()
    {
        var nothing = new NullMessageSink();
        using var framework = new XunitTestFramework(nothing);
        using var executor = framework.GetExecutor(Assembly.GetExecutingAssembly().GetName());
        using var results = new Results();
        executor.RunAll(results, new Options(), new Options());
        results.Finished.Wait();
        Console.WriteLine($"{results.Passed} passed, {results.Failed} failed, {results.Skipped} skipped");
        return results.Failed == 0 && results.Passed > 0 ? 0 : 1;
    }

    /// <summary>The framework's defaults: no option is set.</summary>
    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) && value is TValue typed ? typed : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }

    private sealed class Results : LongLivedMarshalByRefObject, IMessageSink, IDisposable
    {
        private readonly Lock _gate = new();

        public ManualResetEventSlim Finished { get; } = new();

        public int Passed { get; private set; }

        public int Failed { get; private set; }

        public int Skipped { get; private set; }

        public bool OnMessage(IMessageSinkMessage message)
        {
            lock (_gate)
            {
                switch (message)
                {
                    case ITestPassed:
                        Passed++;
                        break;
                    case ITestSkipped:
                        Skipped++;
                        break;
                    case ITestFailed failed:
                        Fail(failed.Test.DisplayName, failed);
                        break;
                    case IErrorMessage error:
                        Fail("the test framework", error);
                        break;
                    case ITestAssemblyFinished:
                        Finished.Set();
                        break;
                }
            }

            return true;
        }

        public void Dispose() => Finished.Dispose();

        private void Fail(string name, IFailureInformation failure)
        {
            Failed++;
            Console.WriteLine($"FAILED {name}\n{string.Join('\n', failure.Messages)}\n{string.Join('\n', failure.StackTraces)}\n");
        }
    }
}
