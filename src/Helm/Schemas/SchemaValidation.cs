using System.Runtime.CompilerServices;
using Kcl.Net.Diagnostics;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>
/// Holds one value against one schema. Keywords are looked at in the order Helm's validator has, because that is the order of
/// its report; the members of an object are looked at in the order of their names.
/// </summary>
internal sealed partial class SchemaValidation
{
    private readonly Value _value;
    private readonly string _location;
    private readonly CompiledSchema _schema;
    private readonly Scope _scope;
    private readonly Unevaluated _unevaluated;
    private readonly bool _isQuiet;
    private readonly WorkBudget? _budget;
    private readonly List<SchemaFailure> _failures = [];

    private SchemaValidation(Value value, string location, CompiledSchema schema, Scope scope, Unevaluated unevaluated, bool isQuiet, WorkBudget? budget) =>
        (_value, _location, _schema, _scope, _unevaluated, _isQuiet, _budget) = (value, location, schema, scope, unevaluated, isQuiet, budget);

    /// <summary>What is wrong; null when the value fits.</summary>
    public static IReadOnlyList<SchemaFailure>? Check(CompiledSchema schema, Value value, WorkBudget? budget) => Run(schema, value, "", budget);

    private static IReadOnlyList<SchemaFailure>? Run(CompiledSchema schema, Value value, string location, WorkBudget? budget) =>
        new SchemaValidation(value, location, schema, new Scope(schema, "", 0, null), Unevaluated.Of(value, schema, false), false, budget).Validate() is { } failure
            ? failure.Kind == SchemaFailureKind.Group ? failure.Causes : [failure]
            : null;

    private SchemaFailure? Validate()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _budget?.Step();
        if (_schema.Always is { } always)
        {
            return always ? null : Failure("false schema");
        }

        if (_scope.FindCycle() is { } cycle)
        {
            return Failure($"both {_scope.Keywords()} and {cycle.Keywords()} resolve to {GoFormat.Quote(_schema.Location)} causing reference cycle");
        }

        if (CheckValue() is { } wrong)
        {
            return wrong;
        }

        if (_schema.Ref is { } target)
        {
            var failure = ValidateReference(target, "$ref");
            if (_schema.Version < 2019)
            {
                return failure;
            }

            Add(failure);
        }

        switch (_value)
        {
            case DictValue map:
                ValidateObject(map);
                break;
            case ListValue list:
                ValidateArray(list);
                break;
            case StrValue text:
                ValidateText(text.Value);
                break;
            default:
                ValidateNumber();
                break;
        }

        if (!_isQuiet || _failures.Count == 0)
        {
            ValidateDynamicReferences();
            ValidateCombined();
            ValidateUnevaluated();
        }

        return _failures.Count switch
        {
            0 => null,
            1 => _failures[0],
            _ => _isQuiet ? SchemaFailure.Unspoken : new SchemaFailure(_location, "validation failed", SchemaFailureKind.Group, _failures),
        };
    }

    /// <summary>What ends the look at a value at once: its type, and that it is one of some values.</summary>
    private SchemaFailure? CheckValue()
    {
        var type = SchemaTypeNames.Of(_value);
        if (type == SchemaTypes.None)
        {
            return Failure("invalid jsonType " + GoFormat.TypeName(_value));
        }

        if (_schema.Types != SchemaTypes.None && (_schema.Types & type) == 0
            && !((_schema.Types & SchemaTypes.Integer) != 0 && SchemaNumber.Of(_value) is { } number && SchemaNumber.IsInteger(number)))
        {
            return Failure($"got {type.Shown()}, want {_schema.Types.Shown()}");
        }

        if (_schema.Const is { } wanted && !SchemaEquality.AreEqual(_value, wanted))
        {
            return Failure(IsPrimitive(wanted) ? "value must be " + Shown(wanted) : "'const' failed");
        }

        if (_schema.Enum is { } choices && !choices.Items.ToArray().Any(c => SchemaEquality.AreEqual(_value, c)))
        {
            var shown = choices.Items.ToArray();
            return Failure(!shown.All(IsPrimitive) ? "'enum' failed"
                : shown.Length == 1 ? "value must be " + Shown(shown[0])
                : "value must be one of " + string.Join(", ", shown.Select(Shown)));
        }

        return _schema.Format is { } format && SchemaFormats.Problem(format, _value) is { } problem
            ? Failure($"{Shown(_value)} is not valid {format}: {problem}")
            : null;
    }

    private static bool IsPrimitive(Value value) => value is not (DictValue or ListValue);

    private static string Shown(Value value) => value switch
    {
        StrValue text => SchemaFailure.Quote(text.Value),
        DictValue or ListValue => "value",
        _ => GoFormat.FormatValue(value),
    };

    /// <summary>The same value against another schema.</summary>
    private SchemaFailure? ValidateSelf(CompiledSchema schema, string keyword = "", bool isQuiet = false)
    {
        var unevaluated = Unevaluated.Of(_value, schema, !_unevaluated.IsEmpty);
        var failure = new SchemaValidation(_value, _location, schema, new Scope(schema, keyword, _scope.ValueId, _scope), unevaluated, _isQuiet || isQuiet, _budget).Validate();
        if (failure is null)
        {
            _unevaluated.KeepOnly(unevaluated);
        }

        return failure;
    }

    /// <summary>A part of the value.</summary>
    private SchemaFailure? ValidatePart(CompiledSchema schema, Value part, string token) => new SchemaValidation(
        part, _isQuiet ? "" : _location + "/" + SchemaUrl.Escaped(token), schema, new Scope(schema, "", _scope.ValueId + 1, _scope), Unevaluated.Of(part, schema, false), _isQuiet, _budget).Validate();

    private SchemaFailure? ValidateReference(CompiledSchema target, string keyword)
    {
        if (ValidateSelf(target, keyword) is not { } failure)
        {
            return null;
        }

        return _isQuiet ? SchemaFailure.Unspoken
            : new SchemaFailure(_location, "validation failed", SchemaFailureKind.Reference, failure.Kind == SchemaFailureKind.Group ? failure.Causes : [failure]);
    }

    private SchemaFailure Failure(string message) => _isQuiet ? SchemaFailure.Unspoken : new SchemaFailure(_location, message, SchemaFailureKind.Plain, [], _schema.Pointer);

    private void Add(SchemaFailure? failure)
    {
        if (failure is not null)
        {
            _failures.Add(failure);
        }
    }

    private void Add(string message) => _failures.Add(Failure(message));

    private void Add(string message, List<SchemaFailure> causes) =>
        _failures.Add(_isQuiet ? SchemaFailure.Unspoken : new SchemaFailure(_location, message, SchemaFailureKind.Plain, causes, _schema.Pointer));
}
