using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;

namespace Kcl.Net.Composition;

/// <summary>A package as a module of which nothing runs until it is read; the module's own imports are those of the package.</summary>
/// <param name="name">By what it is imported.</param>
/// <param name="context">The package.</param>
/// <param name="files">Its files.</param>
internal sealed class PackageAsModule(string name, PackageContext context, IReadOnlyList<EntryFile> files) : IHostPackages
{
    public HostPackage? Find(string path, Origin import) => path == name
        ? new HostPackage(files)
        {
            Root = context.Unit.Folder,
            Scope = new ImportScope { ExternalPackages = context.Unit.Modules, HostPackages = new PackageModules(context, "", "") },
            IsOnDemand = true,
        }
        : null;
}
