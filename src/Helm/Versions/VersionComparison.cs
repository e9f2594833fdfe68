using System.Text.RegularExpressions;
using Kcl.Net.Versions;

namespace Kcl.Net.Helm;

/// <summary>
/// One comparison of a constraint. A version with `x` or missing parts stands for all versions that begin like it;
/// prereleases only match when the row of comparisons names one.
/// </summary>
internal sealed class VersionComparison
{
    private readonly string _operator;
    private readonly SemanticVersion _version;
    private readonly bool _anyMinor;
    private readonly bool _anyPatch;
    private readonly bool _isPartial;

    private VersionComparison(string op, SemanticVersion version, bool isPartial, bool anyMinor, bool anyPatch)
    {
        (_operator, _version, _isPartial, _anyMinor, _anyPatch) = (op, version, isPartial, anyMinor, anyPatch);
    }

    public bool HasPrerelease => _version.Prerelease.Length > 0;

    /// <param name="op">The operator as written, maybe empty.</param>
    /// <param name="match">Groups 3 to 6 are major, minor, patch and prerelease with their separators.</param>
    public static VersionComparison Parse(string op, Match match)
    {
        var (major, minor, patch, prerelease) = (match.Groups[3].Value, match.Groups[4].Value, match.Groups[5].Value, match.Groups[6].Value);
        string text;
        var (isPartial, anyMinor, anyPatch) = (true, false, false);
        if (IsWildcard(major))
        {
            text = "0.0.0" + prerelease;
        }
        else if (IsWildcard(minor.TrimStart('.')))
        {
            anyMinor = true;
            text = $"{major}.0.0{prerelease}";
        }
        else if (IsWildcard(patch.TrimStart('.')))
        {
            anyPatch = true;
            text = $"{major}{minor}.0{prerelease}";
        }
        else
        {
            isPartial = false;
            text = major + minor + patch + prerelease + match.Groups[7].Value;
        }

        return SemanticVersion.TryParse(text, out var version)
            ? new VersionComparison(op, version, isPartial, anyMinor, anyPatch)
            : throw new FormatException("constraint parser error");
    }

    public bool Holds(SemanticVersion version, bool allowPrerelease)
    {
        if (version.Prerelease.Length > 0 && !allowPrerelease)
        {
            return false;
        }

        return _operator switch
        {
            "!=" => IsOther(version),
            ">" => IsGreater(version),
            "<" => version.CompareTo(_version) < 0,
            ">=" or "=>" => version.CompareTo(_version) >= 0,
            "<=" or "=<" => IsLessOrEqual(version),
            "~" or "~>" => IsNear(version),
            "^" => IsCompatible(version),
            _ => _isPartial ? IsNear(version) : version.CompareTo(_version) == 0,
        };
    }

    private bool IsOther(SemanticVersion version)
    {
        if (!_isPartial)
        {
            return version.CompareTo(_version) != 0;
        }

        if (_version.Major != version.Major || (_version.Minor != version.Minor && !_anyMinor))
        {
            return true;
        }

        if (_anyMinor)
        {
            return false;
        }

        if (!_anyPatch)
        {
            return _version.Patch != version.Patch || version.CompareTo(_version) != 0;
        }

        return SemanticVersion.ComparePrerelease(version.Prerelease, _version.Prerelease) != 0;
    }

    private bool IsGreater(SemanticVersion version)
    {
        if (!_isPartial || version.Major != _version.Major)
        {
            return _isPartial ? version.Major > _version.Major : version.CompareTo(_version) > 0;
        }

        return !_anyMinor && (_anyPatch ? version.Minor > _version.Minor : version.CompareTo(_version) > 0);
    }

    private bool IsLessOrEqual(SemanticVersion version)
    {
        if (!_isPartial)
        {
            return version.CompareTo(_version) <= 0;
        }

        return version.Major < _version.Major || (version.Major == _version.Major && (_anyMinor || version.Minor <= _version.Minor));
    }

    private bool IsNear(SemanticVersion version)
    {
        if (version.CompareTo(_version) < 0)
        {
            return false;
        }

        if (_version is { Major: 0, Minor: 0, Patch: 0 } && !_anyMinor && !_anyPatch)
        {
            return true;
        }

        return version.Major == _version.Major && (_anyMinor || version.Minor == _version.Minor);
    }

    private bool IsCompatible(SemanticVersion version)
    {
        if (version.CompareTo(_version) < 0 || version.Major != _version.Major)
        {
            return false;
        }

        if (_version.Major > 0 || _anyMinor)
        {
            return true;
        }

        if (version.Minor != _version.Minor)
        {
            return false;
        }

        return _version.Minor > 0 || _anyPatch || version.Patch == _version.Patch;
    }

    private static bool IsWildcard(string part) => part is "" or "x" or "X" or "*";
}
