using System.Diagnostics.CodeAnalysis;
using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Explaining;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Types;

/// <summary>
/// A declared type as a run uses it: converts dicts into the schemas they are meant for, then checks. None and Undefined
/// are accepted everywhere. Only dicts and lists are ever converted.
/// </summary>
internal abstract class RuntimeType
{
    /// <summary>The type as messages print it.</summary>
    public abstract string Text { get; }

    /// <summary>The value, converted where the type asks for it; fails with `expect T, got U`.</summary>
    /// <param name="value">What is to be stored.</param>
    /// <param name="run">The run, for conversions and failures.</param>
    /// <param name="strict">Instances must be of exactly the named schema.</param>
    /// <param name="from">Where the value was written, to be named when it does not fit.</param>
    /// <param name="name">What the value is for.</param>
    public Value Check(Value value, Interpreter run, bool strict = false, Origin? from = null, string? name = null)
    {
        if (value.IsNullish)
        {
            return value;
        }

        var converted = Convert(value, run);
        if (!Accepts(converted, strict) || Refuses(value))
        {
            Fail(value, run, from, name);
        }

        return converted;
    }

    /// <summary>Conversion without a check; returns the value itself where nothing is to be converted.</summary>
    public virtual Value Convert(Value value, Interpreter run) => value;

    public abstract bool Accepts(Value value, bool strict);

    /// <summary>Values that are not taken although they could be converted.</summary>
    public virtual bool Refuses(Value value) => false;

    /// <summary>Why a value does not fit, for schemas: unknown and missing attributes.</summary>
    protected virtual string Details(Value value) => "";

    /// <summary>After a failure: says what of the value does not fit, and nothing when it does.</summary>
    public virtual void Explain(Value value, string path, Origin? origin, Mismatch mismatch)
    {
        if (!Accepts(value, strict: false))
        {
            mismatch.Wrong(Text, value, path, origin);
        }
    }

    protected static bool IsCollection(Value value) => value.Kind is ValueKind.List or ValueKind.Dict;

    [DoesNotReturn]
    private void Fail(Value value, Interpreter run, Origin? from, string? name) =>
        run.Fail($"expect {Text}, got {FullTypeName(value)}{Details(value)}", () => Mismatch.Of(this, value, name, from, run));

    private static string FullTypeName(Value value) => value is SchemaValue schema ? schema.Schema.QualifiedName : TypeNames.Of(value);
}
