using Kcl.Net.Diagnostics;

namespace Kcl.Net.Schema;

/// <summary>A name that an open schema of the host accepts though it is likely mistyped: a warning, a failure for who asks to be strict.</summary>
internal static class SuspectedName
{
    private const string Warning = "W_VALUE_NAME";
    private const string Failure = "E_VALUE_NAME";

    public static bool Is(Diagnostic finding) => finding.Code == Warning;

    public static Diagnostic AsFailure(Diagnostic finding) => finding with { Code = Failure, Severity = Severity.Error };

    public static Diagnostic At(Place at, string name, string schema, string meant)
    {
        var message = $"`{name}` is none of the known attributes of {schema}";
        return Diagnostic.At(Warning, "", at.ToOrigin(), message) with { Severity = Severity.Warning, Help = $"write `{meant}` in place of `{name}`" };
    }
}
