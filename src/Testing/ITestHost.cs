using Kcl.Net.Evaluator;
using Kcl.Net.Modules;

namespace Kcl.Net.Testing;

/// <summary>
/// Makes programs of packages that are more than a folder of files. The package is a module of the program that tests it, so that
/// none of its statements runs until a test reads it.
/// </summary>
public interface ITestHost
{
    /// <summary>The name by which the caller imports the package.</summary>
    public const string Module = "package";

    /// <summary>The host functions tests may reach.</summary>
    IReadOnlyDictionary<string, PluginFunction> Plugins { get; }

    /// <summary>How the program that calls the tests is loaded.</summary>
    /// <param name="package">What is tested.</param>
    /// <param name="caller">Its main file, which imports <see cref="Module"/>.</param>
    LoadOptions Loading(TestPackage package, EntryFile caller);
}
