using Kcl.Net.Templating;
using Kcl.Net.Values;
using Kcl.Net.Versions;

namespace Kcl.Net.Helm;

/// <summary>The `*semver.Version` that `semver` returns to templates.</summary>
internal sealed class VersionObject(SemanticVersion version) : GoObject
{
    public SemanticVersion Version { get; } = version;

    public override string TypeName => "*semver.Version";

    public override GoKind GoKind => GoKind.Pointer;

    public override string Text => Version.ToString();

    public override bool HasUnexportedField(string name) => name is "major" or "minor" or "patch" or "pre" or "metadata" or "original";

    public override bool GoEquals(GoObject other) => other is VersionObject { Version: var theirs } && theirs == Version;

    public override bool TryGetMethod(string name, out TemplateFunction method)
    {
        var found = Find(name);
        method = found!;
        return found is not null;
    }

    private TemplateFunction? Find(string name) => name switch
    {
        "Major" => Result(name, Number(Version.Major)),
        "Minor" => Result(name, Number(Version.Minor)),
        "Patch" => Result(name, Number(Version.Patch)),
        "Prerelease" => Result(name, new StrValue(Version.Prerelease)),
        "Metadata" => Result(name, new StrValue(Version.Metadata)),
        "Original" => Result(name, new StrValue(Version.Original)),
        "String" => Result(name, new StrValue(Version.ToString())),
        "Compare" => Comparison(name, order => IntValue.Of(order)),
        "Equal" => Comparison(name, order => BoolValue.Of(order == 0)),
        "LessThan" => Comparison(name, order => BoolValue.Of(order < 0)),
        "LessThanEqual" => Comparison(name, order => BoolValue.Of(order <= 0)),
        "GreaterThan" => Comparison(name, order => BoolValue.Of(order > 0)),
        "GreaterThanEqual" => Comparison(name, order => BoolValue.Of(order >= 0)),
        "IncMajor" => Result(name, Next(Version.Major + 1, 0, 0)),
        "IncMinor" => Result(name, Next(Version.Major, Version.Minor + 1, 0)),
        "IncPatch" => Result(name, Next(Version.Major, Version.Minor, Version.Prerelease.Length > 0 ? Version.Patch : Version.Patch + 1)),
        "SetPrerelease" => With(name, text => Version with { Prerelease = text }),
        "SetMetadata" => With(name, text => Version with { Metadata = text }),
        _ => null,
    };

    private static TemplateFunction With(string name, Func<string, SemanticVersion> change) => new(name, [GoParameter.String], false, (a, _) =>
    {
        var changed = change(a[0].Str());
        return new VersionObject(changed with { Original = changed.ToString() });
    });

    /// <summary>The result keeps the `v` the original was written with.</summary>
    private VersionObject Next(ulong major, ulong minor, ulong patch)
    {
        var next = new SemanticVersion(major, minor, patch, "", "", "");
        return new VersionObject(next with { Original = (Version.Original.StartsWith('v') ? "v" : "") + next });
    }

    private static GoInteger Number(ulong value) => new(GoKind.Uint64, (long)value);

    private static TemplateFunction Result(string name, Value result) => new(name, [], false, (_, _) => result);

    private TemplateFunction Comparison(string name, Func<int, Value> result) => new(name, [GoParameter.Any], false, (a, _) =>
        a[0] is VersionObject other
            ? result(Version.CompareTo(other.Version))
            : throw new TemplateFunctionException($"wrong type for value; expected *semver.Version; got {GoFormat.TypeName(a[0])}"));
}
