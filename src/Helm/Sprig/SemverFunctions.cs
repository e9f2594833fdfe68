using Kcl.Net.Templating;
using Kcl.Net.Versions;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Sprig's semantic versions.</summary>
internal static class SemverFunctions
{
    public static TemplateFunction? Find(string name) => name switch
    {
        "semver" => Fixed(name, [Text], a => new VersionObject(Read(a[0].Str()))),
        "semverCompare" => Fixed(name, [Text, Text], a => Bool(Constraint(a[0].Str()).Allows(Read(a[1].Str())))),
        _ => null,
    };

    private static SemanticVersion Read(string text)
    {
        try
        {
            return SemanticVersion.Parse(text);
        }
        catch (FormatException failure)
        {
            throw Failure(failure.Message);
        }
    }

    private static VersionConstraint Constraint(string text)
    {
        try
        {
            return VersionConstraint.Parse(text);
        }
        catch (FormatException failure)
        {
            throw Failure(failure.Message);
        }
    }
}
