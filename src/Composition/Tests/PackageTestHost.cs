using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Testing;

namespace Kcl.Net.Composition.Tests;

/// <summary>Test programs of a package: the package and its test files are one module, with everything the package may import.</summary>
internal sealed class PackageTestHost(RenderSession session, PackageUnit package) : ITestHost
{
    private readonly PackageContext _context = new(session, package);

    public IReadOnlyDictionary<string, PluginFunction> Plugins => HostCalls.Of(session, _context);

    public LoadOptions Loading(TestPackage tests, EntryFile caller)
    {
        var files = tests.Files.Select(f => f == package.Main.Path ? package.Main : new EntryFile(f)).ToList();
        return package.Loading(_context, [caller]) with { HostPackages = new PackageAsModule(ITestHost.Module, _context, files) };
    }
}
