using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>A path inside a root: every link of <see cref="RealPath"/> is followed, so it can be opened safely.</summary>
public readonly record struct GuardedPath(string RealPath, bool Exists);

/// <summary>
/// Keeps paths inside one directory. A path is followed component by component, links included, before anything is
/// opened; one that is absolute, climbs out or links out is `E_PATH_ESCAPE`. Messages name only what the user wrote,
/// never what lies outside.
/// </summary>
public sealed class PathGuard(string root)
{
    private const int MaxLinks = 40;
    private string? _realRoot;

    /// <summary>The root with all links followed.</summary>
    public string RealRoot => _realRoot ??= Canonical(Path.GetFullPath(root)) ?? Path.GetFullPath(root);

    /// <summary>Follows a path written relative to the root. <paramref name="what"/> begins the message: "dep `x`".</summary>
    public GuardedPath Resolve(string relative, string what) => Resolve("", relative, what);

    /// <summary>Follows a path written relative to a directory of the root (itself relative to the root).</summary>
    public GuardedPath Resolve(string directory, string relative, string what)
    {
        if (relative.Contains('\0', StringComparison.Ordinal))
        {
            throw Escape($"{what}: the path contains a NUL character", relative);
        }

        if (IsAbsolute(relative))
        {
            throw Escape($"{what}: absolute path `{relative}` is rejected, paths must stay under `{RootName}`", relative);
        }

        var joined = directory.Length == 0 ? relative : directory + "/" + relative;
        var current = RealRoot;
        var exists = true;
        var rest = Components(joined);
        while (rest.Count > 0)
        {
            var name = rest.Pop();
            if (name == "..")
            {
                if (current == RealRoot)
                {
                    throw Escape($"{what}: path `{relative}` escapes `{RootName}`", relative);
                }

                current = Path.GetDirectoryName(current)!;
                continue;
            }

            var next = Path.Combine(current, name);
            if (LinkTarget(next) is not { } target)
            {
                exists = exists && (Directory.Exists(next) || File.Exists(next));
                current = next;
                continue;
            }

            // A link may point anywhere as long as it lands inside. One that lands nowhere gets the same answer as one
            // that lands outside, so the message does not tell what exists there.
            current = Canonical(Path.Combine(current, target)) is { } landed && IsInside(landed)
                ? landed
                : throw Escape($"{what}: path `{relative}` leads out of `{RootName}`, or nowhere, through a symbolic link", relative);
        }

        return new GuardedPath(current, exists);
    }

    /// <summary>Whether a real path is the root or below it.</summary>
    public bool IsInside(string realPath) =>
        realPath == RealRoot || realPath.StartsWith(RealRoot.EndsWith(Path.DirectorySeparatorChar) ? RealRoot : RealRoot + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private string RootName => Path.GetFileName(RealRoot) is { Length: > 0 } name ? name : "the root";

    private static bool IsAbsolute(string path) =>
        path.StartsWith('/') || path.StartsWith('\\') || Path.IsPathRooted(path) || (path.Length >= 2 && path[1] == ':' && char.IsAsciiLetter(path[0]));

    /// <summary>A path with every link followed; null when it does not exist or the links never end.</summary>
    private static string? Canonical(string absolute)
    {
        var current = Path.GetPathRoot(absolute)!;
        var rest = Components(absolute[current.Length..]);
        var links = 0;
        while (rest.Count > 0)
        {
            var name = rest.Pop();
            if (name == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            var next = Path.Combine(current, name);
            var target = LinkTarget(next);
            if (target is null)
            {
                if (!Directory.Exists(next) && !File.Exists(next))
                {
                    return null;
                }

                current = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                return null;
            }

            if (Path.IsPathRooted(target))
            {
                current = Path.GetPathRoot(target)!;
                target = target[current.Length..];
            }

            foreach (var part in Components(target).Reverse())
            {
                rest.Push(part);
            }
        }

        return current;
    }

    private static string? LinkTarget(string path)
    {
        try
        {
            var info = new FileInfo(path);
            return (info.Attributes & FileAttributes.ReparsePoint) != 0 && (int)info.Attributes != -1 ? info.LinkTarget : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Names of a path, the first on top; `.` and empty ones left out.</summary>
    private static Stack<string> Components(string path)
    {
        var names = path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        var stack = new Stack<string>(names.Length);
        for (var i = names.Length - 1; i >= 0; i--)
        {
            if (names[i] != ".")
            {
                stack.Push(names[i]);
            }
        }

        return stack;
    }

    private static DiagnosticException Escape(string message, string path) =>
        new(new Diagnostic(PackageCodes.PathEscape, "", message) { Path = path, Help = "use a relative path that stays inside" });
}
