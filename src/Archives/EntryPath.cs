using System.Text;

namespace Kcl.Net.Archives;

/// <summary>
/// The rules for names that come from elsewhere. What passes means the same file on every system and lies inside the folder it
/// is unpacked into; everything else is refused, never repaired.
/// </summary>
public static class EntryPath
{
    private static readonly string[] WindowsDevices =
    [
        "CON", "PRN", "AUX", "NUL", "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    ];

    /// <summary>The names of a path; `./` at the start and `/` at the end are taken off. Throws <see cref="ArchiveException"/>.</summary>
    public static string[] Split(string path, ArchiveLimits limits)
    {
        if (path.StartsWith('/'))
        {
            throw Refuse(path, "is absolute");
        }

        var plain = path;
        while (plain.StartsWith("./", StringComparison.Ordinal))
        {
            plain = plain[2..];
        }

        plain = plain.EndsWith('/') ? plain[..^1] : plain;
        if (plain is "" or ".")
        {
            return [];
        }

        if (Encoding.UTF8.GetByteCount(plain) > limits.MaxPathBytes)
        {
            throw Refuse(path, $"is longer than {limits.MaxPathBytes} bytes");
        }

        var names = plain.Split('/');
        if (names.Length > limits.MaxDepth)
        {
            throw Refuse(path, $"is more than {limits.MaxDepth} folders deep");
        }

        foreach (var name in names)
        {
            if (Fault(name, limits) is { } fault)
            {
                throw Refuse(path, fault);
            }
        }

        return names;
    }

    private static string? Fault(string name, ArchiveLimits limits)
    {
        if (name.Length == 0)
        {
            return "has an empty name in it";
        }

        if (name is "." or "..")
        {
            return $"has `{name}` in it";
        }

        foreach (var c in name)
        {
            if (c is '\\' or ':' or '\uFFFD' || char.IsControl(c))
            {
                return c == '\\' ? "has a backslash in it" : c == ':' ? "has a colon in it" : "has a character in it that no name may have";
            }
        }

        if (name.EndsWith('.') || name.EndsWith(' '))
        {
            return "has a name that ends with a dot or a space";
        }

        var stem = name.IndexOf('.', StringComparison.Ordinal) is var dot && dot > 0 ? name[..dot] : name;
        if (WindowsDevices.Contains(stem.ToUpperInvariant()))
        {
            return "has a name that is a device on some systems";
        }

        if (name.Equals(".git", StringComparison.OrdinalIgnoreCase) || name.StartsWith("git~", StringComparison.OrdinalIgnoreCase))
        {
            return "has a `.git` in it";
        }

        return Encoding.UTF8.GetByteCount(name) > limits.MaxNameBytes ? $"has a name longer than {limits.MaxNameBytes} bytes" : null;
    }

    private static ArchiveException Refuse(string path, string fault) => new($"the entry `{Shorten(path)}` {fault}");

    /// <summary>A name short enough to show.</summary>
    internal static string Shorten(string path) => path.Length <= 120 ? path : path[..(char.IsHighSurrogate(path[117]) ? 117 : 118)] + "…";
}
