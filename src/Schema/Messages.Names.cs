using Kcl.Net.Diagnostics;

namespace Kcl.Net.Schema;

/// <summary>Names: undefined, defined twice, changed, imported.</summary>
internal static partial class Messages
{
    public static Diagnostic NameNotDefined(Place at, string name, IReadOnlyList<string> near) =>
        Compile(at, $"name '{name}' is not defined{DidYouMean(near)}");

    public static Diagnostic AttributeNotFound(Place at, string name, KclType type, IReadOnlyList<string> near) =>
        Type(at, $"attribute '{(name.Length == 0 ? "[missing name]" : name)}' not found in '{type}'{DidYouMean(near)}");

    public static Diagnostic UniqueKey(Place at, string name, Place? first = null)
    {
        var labels = new List<Label> { Label(at, $"Unique key error name '{name}'") };
        if (first is { } place)
        {
            labels.Add(Label(place, $"The variable '{name}' is declared here"));
        }

        return Several("E2L28", "UniqueKeyError", labels);
    }

    public static Diagnostic Immutable(Place at, string name, Place first) => Several(General, "ImmutableError",
    [
        Label(at, $"Can not change the value of '{name}', because it was declared immutable"),
        Label(first, $"The variable '{name}' is declared here", MakeMutable(name)),
    ]);

    public static Diagnostic ImmutableModified(Place at, string name, Place? first)
    {
        var labels = new List<Label> { Label(at, $"Immutable variable '{name}' is modified during compiling") };
        if (first is { } place)
        {
            labels.Add(Label(place, $"The variable '{name}' is declared here firstly", MakeMutable(name)));
        }

        return Several(General, "ImmutableError", labels);
    }

    public static Diagnostic TypeChange(Place at, string name, KclType wanted, Place declared, KclType known) => Several("E2G22", "TypeError",
    [
        Label(at, $"can not change the type of '{name}' to {wanted}"),
        Label(declared, $"expected {known}"),
    ]);

    public static Diagnostic ImportNameTwice(Place at, string name) =>
        Compile(at, $"the name '{name}' is defined multiple times, '{name}' must be defined only once");

    public static Diagnostic CircularReference(Place at, string what, IEnumerable<string> names) =>
        Compile(at, $"There is a circular reference between {what} {string.Join(", ", names)}");

    public static Diagnostic ModuleMemberIsModule(Place at, string name, string path) =>
        Compile(at, $"can not import the attribute '{name}' from the module '{path}'");

    public static Diagnostic OptionalModuleSelect(Place at, string name) =>
        Compile(at, $"For the module type, the use of '?.{name}' is unnecessary and it can be modified as '.{name}'");

    public static Diagnostic ImportPosition(Place at) =>
        Warning(at, "ImportPositionWarning", "The import stmt should be placed at the top of the module", "Consider moving tihs statement to the top of the file");

    public static Diagnostic UnusedImport(Place at, string name) =>
        Warning(at, "UnusedImportWarning", $"Module '{name}' imported but unused", "Consider removing this statement");

    public static Diagnostic Reimport(Place at, string name) =>
        Warning(at, "ReimportWarning", $"Module '{name}' is reimported multiple times", "Consider removing this statement");

    public static Diagnostic MissingName(Place at) => Compile(at, "missing variable");

    public static Diagnostic ModuleUpdated(Place at) => Compile(at, "only schema and dict object can be updated attribute");

    public static Diagnostic DottedUnification(Place at) => Compile(at, "unification identifier can not be selected");

    public static Diagnostic UnificationTarget(Place at) => Compile(at, "missing target in the unification statement");

    private static string MakeMutable(string name) => $"change the variable name to '_{name}' to make it mutable";
}
