using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// The host function behind `pkg.render`: renders a package dependency with its own inputs, dependencies and folder, and
/// gives its resources as plain values with sorted keys.
/// </summary>
internal sealed class PackageCalls(RenderSession session)
{
    public Value Render(PluginCall call, DictValue arguments, PackageContext caller)
    {
        var alias = HostCalls.Text(arguments, "package");
        var child = caller.Child(alias, call.Origin);
        var inputs = arguments["inputs"] is { IsNullish: false } given ? SortedKeys.Of(given) as DictValue ?? new DictValue() : new DictValue();
        try
        {
            return Values(DeepStack.RunNested(() => child.Unit.Evaluate(child, inputs)));
        }
        catch (DiagnosticException e)
        {
            var note = $"while `{alias}` renders for the call at {call.Origin}";
            throw new DiagnosticException(e.Diagnostics.Select(d => d with { Notes = [.. d.Notes, note] }).ToList());
        }
    }

    /// <summary>
    /// What `ctx.input()` is in the code of a dependency that runs for the package that imports it: there are no inputs of its
    /// own then, and those of the other package would be wrong.
    /// </summary>
    public static Value RefuseInput(PluginCall call, DictValue arguments) => throw HostCalls.Failure(
        call.Origin,
        $"the inputs of the package `{HostCalls.Text(arguments, HostCalls.Scope)}` are only known while it renders",
        help: "call its `render`, and use its schemas only besides");

    private ListValue Values(List<Resource> resources)
    {
        var values = new ListValue(resources.Count);
        foreach (var (value, place) in resources)
        {
            session.Budget.Step();
            values.Add(SortedKeys.Of(value, SortedKeys.Exported), place);
        }

        return values;
    }
}
