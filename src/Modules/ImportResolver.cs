using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Modules;

/// <summary>
/// Finds the files behind an import path. Order: standard modules, plugins, packages of the host, then files under the
/// importing package's root and external packages by their first path component.
/// </summary>
internal sealed class ImportResolver(LoadOptions options)
{
    private const string PluginPrefix = "kcl_plugin.";

    public ImportTarget Resolve(ImportStatement statement, KclFile file)
    {
        var raw = statement.RawPath;
        if (statement.LeadingDots == 0)
        {
            if (options.IsSystemModule(raw))
            {
                return new ImportTarget(ImportKind.System, raw);
            }

            if (ResolveHost(statement, file, raw) is { } host)
            {
                return host;
            }

            if (raw.StartsWith(PluginPrefix, StringComparison.Ordinal))
            {
                return options.IsPlugin(raw)
                    ? new ImportTarget(ImportKind.Plugin, raw)
                    : Missing(statement, file, raw, $"the plugin package `{raw}` is not found, please confirm if plugin mode is enabled");
            }
        }

        return ResolveFiles(statement, file, raw);
    }

    private static ImportTarget? ResolveHost(ImportStatement statement, KclFile file, string raw)
    {
        var scope = file.Package.Scope;
        try
        {
            return scope.HostPackages?.Find(raw, new Origin(file.Source, statement.Span)) is { } host
                ? new ImportTarget(ImportKind.User, scope.Prefix + raw)
                {
                    Files = host.Files,
                    Root = host.Root ?? file.Package.Root,
                    Scope = host.Scope,
                    Companion = host.Companion,
                    IsOnDemand = host.IsOnDemand,
                }
                : null;
        }
        catch (DiagnosticException e)
        {
            return new ImportTarget(ImportKind.Unavailable, scope.Prefix + raw) { Failures = e.Diagnostics };
        }
    }

    private ImportTarget ResolveFiles(ImportStatement statement, KclFile file, string raw)
    {
        var names = statement.Path.Select(n => n.Text).ToList();
        var root = file.Package.Root;
        if (statement.LeadingDots > 0)
        {
            names = RelativeToRoot(statement, file, names);
        }

        if (names.Count == 0)
        {
            return NotFound(statement, file, raw, Path.Combine(root, ""), "");
        }

        var inner = FilesOf(root, names, 0);
        var scope = file.Package.Scope;
        var isExternal = scope.ExternalPackages.TryGetValue(names[0], out var externalRoot) && statement.LeadingDots == 0;
        var outer = isExternal ? FilesOf(externalRoot!, names, 1) : null;
        if (inner is { Count: > 0 } && outer is { Count: > 0 } && externalRoot != root && externalRoot != Path.Combine(root, names[0]))
        {
            return Missing(statement, file, raw, $"the `{raw}` is found multiple times in the current package and vendor package");
        }

        if (outer is { Count: > 0 })
        {
            return new ImportTarget(ImportKind.User, scope.Prefix + string.Join('.', names)) { Files = outer, Root = externalRoot! };
        }

        if (inner is { Count: > 0 })
        {
            var prefix = ExternalPrefix(file.Package);
            return new ImportTarget(ImportKind.User, prefix + string.Join('.', names)) { Files = inner, Root = root };
        }

        var path = Path.Combine([isExternal ? externalRoot! : root, .. isExternal ? names.Skip(1) : names]);
        return inner is not null || outer is not null
            ? Missing(statement, file, raw, $"Failed to import the module {raw} from {path}. No KCL files found in the specified folder", suggest: true, fullPath: "")
            : NotFound(statement, file, raw, path, ExternalPrefix(file.Package) + string.Join('.', names));
    }

    /// <summary>Inside an external package its own modules are known by the package's name in front.</summary>
    private static string ExternalPrefix(KclPackage package)
    {
        foreach (var (name, root) in package.Scope.ExternalPackages)
        {
            if (root == package.Root && !package.IsMain)
            {
                return package.Scope.Prefix + name + ".";
            }
        }

        return package.Scope.Prefix;
    }

    /// <summary>One dot is the importing file's folder, each further dot one level up; empty when it climbs past the root.</summary>
    private static List<string> RelativeToRoot(ImportStatement statement, KclFile file, List<string> names)
    {
        var folder = Path.GetDirectoryName(file.Source.Path) ?? "";
        for (var i = 1; i < statement.LeadingDots; i++)
        {
            folder = Path.GetDirectoryName(folder) ?? "";
        }

        var relative = Path.GetRelativePath(file.Package.Root, folder);
        if (relative.StartsWith("..", StringComparison.Ordinal))
        {
            return [];
        }

        return relative == "." ? names : [.. relative.Split(Path.DirectorySeparatorChar), .. names];
    }

    /// <summary>The package's files; null when neither folder nor file exists, empty when the folder has no KCL files.</summary>
    private List<EntryFile>? FilesOf(string root, List<string> names, int skip)
    {
        var path = Path.Combine([root, .. names.Skip(skip)]);
        if (options.Sources.DirectoryExists(path))
        {
            return options.Sources.PackageFiles(path).Select(f => new EntryFile(f)).ToList();
        }

        return options.Sources.FileExists(path + ".k") ? [new EntryFile(path + ".k")] : null;
    }

    private static ImportTarget NotFound(ImportStatement statement, KclFile file, string raw, string path, string fullPath) =>
        Missing(statement, file, raw, $"Cannot find the module {raw} from {path}", suggest: true, fullPath);

    private static ImportTarget Missing(ImportStatement statement, KclFile file, string raw, string message, bool suggest = false, string? fullPath = null)
    {
        var origin = new Origin(file.Source, statement.Span);
        var failure = Diagnostic.At("E2F04", "CannotFindModule", origin, message);
        if (suggest && statement.Path.Count > 0)
        {
            failure = failure with
            {
                Notes =
                [
                    $"suggestion: try 'kcl mod add {statement.Path[0].Text}' to download the missing package",
                    "suggestion: browse more packages at 'https://artifacthub.io'",
                ],
            };
        }

        return new ImportTarget(ImportKind.Missing, fullPath ?? raw) { Failures = [failure] };
    }
}
