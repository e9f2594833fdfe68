using Kcl.Net.Diagnostics;

namespace Kcl.Net.Schema;

/// <summary>Values and expressions: types that do not fit, operators, calls, configs.</summary>
internal static partial class Messages
{
    public static Diagnostic Expected(Place at, KclType expected, KclType got, Place? definition, Place? attribute)
    {
        var (wanted, found) = (expected.ToString(), got.ToString());
        var labels = new List<Label> { Label(at, $"expected {wanted}, got {found}") };
        if (definition is { File: not null } place)
        {
            labels.Add(Label(place, $"variable is defined here, its type is {wanted}, but got {found}"));
        }

        AddConfigAttribute(labels, attribute);
        return Several("E2G22", "TypeError", labels);
    }

    public static Diagnostic IndexValue(Place at, KclType expected, KclType got) =>
        Type(at, $"expected schema index signature value type {expected}, got {got}");

    public static Diagnostic BinaryOperands(Place at, string op, KclType left, KclType right) =>
        Type(at, $"unsupported operand type(s) for {op}: '{left}' and '{right}'");

    public static Diagnostic UnaryOperand(Place at, string op, KclType type) =>
        Type(at, $"bad operand type for unary {op}: '{type}'");

    public static Diagnostic Conversion(Place at, KclType from, KclType to) =>
        Type(at, $"Conversion of type '{from.ToFullString()}' to type '{to.ToFullString()}' may be a mistake because neither type sufficiently overlaps with the other");

    public static Diagnostic CannotAddMember(Place at, string name, string schema, IReadOnlyList<string> near, Place? attribute) =>
        CannotAdd(at, $"Cannot add member '{name}' to schema '{schema}'{DidYouMean(near)}", attribute);

    public static Diagnostic CannotAddMember(Place at, string name, IReadOnlyList<string> schemas, IReadOnlyList<string> near, Place? attribute) =>
        CannotAdd(at, $"Cannot add member '{name}' to '{(schemas.Count > 1 ? "schemas " + QuotedList(schemas) : "schema " + schemas[0])}'{DidYouMean(near)}", attribute);

    public static Diagnostic KeyType(Place at, KclType type) => Attribute(at, $"A attribute must be string type, got '{type}'");

    public static Diagnostic InsertType(Place at, KclType type) => Attribute(at, $"only list type can in inserted, got '{type}'");

    public static Diagnostic TooManyArguments(Place at, string function, int expected, int given) =>
        Compile(at, $"{function} takes {PositionalArguments(expected)} but {given} were given");

    public static Diagnostic TooFewArguments(Place at, int expected, int found) =>
        Compile(at, $"expected {PositionalArguments(expected)}, found {found}");

    public static Diagnostic KeywordTwice(Place at, string function, string name) =>
        Compile(at, $"{function} has duplicated keyword argument {name}");

    public static Diagnostic UnexpectedKeyword(Place at, string function, string name, IReadOnlyList<string> near) =>
        Compile(at, $"{function} got an unexpected keyword argument '{name}'{(near.Count == 0 ? "" : $", did you mean '{string.Join(" or ", near)}'?")}");

    public static Diagnostic LoopVariableCount(Place at, int count) =>
        Compile(at, $"the number of loop variables is {count}, which can only be 1 or 2");

    public static Diagnostic UnpackDict(Place at, KclType type) =>
        Compile(at, $"only dict and schema can be used ** unpack, got '{type}'");

    public static Diagnostic UnpackList(Place at, KclType type) =>
        Compile(at, $"only list, dict, schema object can be used * unpacked, got {type}");

    public static Diagnostic SliceOfConfig(Place at) => Compile(at, "unhashable type: 'slice'");

    public static Diagnostic InstanceNotCallable(Place at, KclType type) => Compile(at, $"schema '{type}' instance is not callable");

    public static Diagnostic NotCallable(Place at, KclType type) => Compile(at, $"'{type}' object is not callable");

    public static Diagnostic FormatSpecification(Place at, string format) => Compile(at, $"{format} is a invalid format spec");

    public static Diagnostic SchemaConfigEntries(Place at) => Compile(at, "Invalid schema config expr, expect config entries, e.g., {k1 = v1, k2 = v2}");

    public static Diagnostic InvalidSchemaType(Place at, KclType type) => Compile(at, $"Invalid schema type '{type}'");

    public static Diagnostic ArgumentsOfModification(Place at) => Compile(at, "Arguments cannot be used in the schema modification expression");

    public static Diagnostic LambdaWithoutResult(Place at) => Compile(at, "The last statement of the lambda body must be a expression e.g., x, 1, etc.");

    public static Diagnostic UnpackInListComprehension(Place at) => Compile(at, "list unpacking cannot be used in list comprehension");

    public static Diagnostic UnpackInDictComprehension(Place at) => Compile(at, "dict unpacking cannot be used in dict comprehension");

    public static Diagnostic LoopVariableName(Place at) => Compile(at, "loop variables can only be ordinary identifiers");

    public static Diagnostic NotIterable(Place at, KclType type) => Compile(at, $"'{type}' object is not iterable");

    public static Diagnostic NotSubscriptable(Place at, KclType type) => Compile(at, $"'{type}' object is not subscriptable");

    public static Diagnostic SubscriptKeyType(Place at, KclType key) => Compile(at, $"invalid dict/schema key type: '{key}'");

    public static Diagnostic ConversionTarget(Place at) => Compile(at, "keyword 'as' right operand must be a type");

    public static Diagnostic DivisionByZero(Place at) => Type(at, "integer division or modulo by zero");

    private static Diagnostic CannotAdd(Place at, string message, Place? attribute)
    {
        var labels = new List<Label> { Label(at, message) };
        AddConfigAttribute(labels, attribute);
        return Several("E2L23", "CompileError", labels);
    }

    private static void AddConfigAttribute(List<Label> labels, Place? attribute)
    {
        if (attribute is { } place)
        {
            labels.Add(Label(place, "config attribute is defined here"));
        }
    }

    private static string PositionalArguments(int count) => $"{count} positional argument{(count > 1 ? "s" : "")}";
}
