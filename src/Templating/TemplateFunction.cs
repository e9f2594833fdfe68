using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>What a template function's parameter accepts, in Go's terms; the engine checks and converts before the call.</summary>
public enum GoParameter : byte
{
    /// <summary>`any`: passed as it is (nil is <see cref="NoneValue"/>).</summary>
    Any,
    String,
    Int,
    Int64,
    Uint32,
    Float64,
    Bool,

    /// <summary>`map[string]any`.</summary>
    Map,

    /// <summary>`[]any`.</summary>
    List,

    /// <summary>`[]string`.</summary>
    Strings,

    /// <summary>`time.Time`, a struct of the host.</summary>
    Time,

    /// <summary>`sprig.certificate`, a struct of the host.</summary>
    Certificate,

    /// <summary>
    /// `reflect.Value`: like <see cref="Any"/>, but no value stays <see cref="UndefinedValue"/> and is told apart from a nil
    /// interface, which is <see cref="NoneValue"/>.
    /// </summary>
    Reflect,
}

/// <summary>The body of a template function. Throws <see cref="TemplateFunctionException"/> to fail with Go's error text.</summary>
/// <param name="arguments">The checked arguments; variadic ones follow the fixed ones.</param>
/// <param name="run">The execution that calls, for functions that render again (`include`, `tpl`).</param>
public delegate Value TemplateFunctionBody(ReadOnlySpan<Value> arguments, TemplateRun run);

/// <summary>A function a template may call: name, Go parameter kinds (the last repeats when variadic) and body.</summary>
public sealed record TemplateFunction(string Name, GoParameter[] Parameters, bool IsVariadic, TemplateFunctionBody Body);

/// <summary>Looks a function up while a template is parsed; null when there is none of that name.</summary>
public delegate TemplateFunction? TemplateFunctions(string name);

/// <summary>The error a Go function returns; execution wraps it as `error calling NAME: message`.</summary>
public sealed class TemplateFunctionException(string message) : Exception(message);
