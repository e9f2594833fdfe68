using Kcl.Net.Diagnostics;

namespace Kcl.Net.Schema;

/// <summary>Schema, mixin, protocol and rule declarations.</summary>
internal static partial class Messages
{
    private const string ReservedTypes = "[\"any\", \"int\", \"float\", \"str\", \"bool\"]";

    public static Diagnostic ReservedName(Place at, string what, string name)
    {
        var message = $"{what} '{name}' cannot be the same as the built-in types ({ReservedTypes})";
        return what == "type alias" ? Type(at, message) : Compile(at, message);
    }

    public static Diagnostic IllegalBase(Place at, string expected, KclType got) =>
        Inherit(at, $"invalid schema inherit object type, expect {expected}, got '{got}'");

    public static Diagnostic MixinAsBase(Place at, string name) => Inherit(at, $"mixin inheritance {name} is prohibited");

    public static Diagnostic OnlyMixinsHaveHosts(Place at) => Inherit(at, "only schema mixin can inherit from protocol");

    public static Diagnostic IllegalMixin(Place at, KclType got) =>
        Inherit(at, $"illegal schema mixin object type, expected mixin, got '{got}'");

    public static Diagnostic IllegalRule(Place at, KclType got) => Inherit(at, $"illegal rule type '{got}'");

    public static Diagnostic MixinName(Place at, string name) =>
        Single(General, "NameError", at, $"a valid mixin name should end with 'Mixin', got '{name}'");

    public static Diagnostic FieldTypeChange(Place at, string name, KclType from, KclType to) =>
        Type(at, $"can't change schema field type of '{name}' from {from} to {to}");

    public static Diagnostic RequiredToOptional(Place at, string name) =>
        Type(at, $"can't change the required schema attribute of '{name}' to optional");

    public static Diagnostic OutsideIndexSignature(Place at, KclType type, string name, IndexSignature signature) =>
        Index(at, $"the type '{type}' of schema attribute '{name}' does not meet the index signature definition {signature}");

    public static Diagnostic IndexKeyName(Place at, string name) =>
        Index(at, $"index signature attribute name '{name}' cannot have the same name as schema attributes");

    public static Diagnostic IndexKeyType(Place at, KclType type) => Index(at, $"invalid index signature key type: '{type}'");

    public static Diagnostic ParameterIsAttribute(Place at, string name) =>
        Compile(at, $"Unexpected parameter name '{name}' with the same name as the schema attribute");

    public static Diagnostic DefaultBeforeRequired(Place at) => Several(General, "IllegalParameterError",
        [Label(at, "non-default argument follows default argument", "A default argument")]);

    public static Diagnostic UnknownDecorator(Place at, string name) => Compile(at, $"UnKnown decorator {name}");

    public static Diagnostic DottedAttribute(Place at) => Compile(at, "schema attribute can not be selected");

    public static Diagnostic ExpectedSchema(Place at, KclType type) => Type(at, $"expected schema type, got {type}");

    public static Diagnostic ExpectedRule(Place at, KclType type) => Type(at, $"expected rule type, got {type}");

    public static Diagnostic DecoratorName(Place at) => Type(at, "decorator name must be a single identifier");

    public static Diagnostic ProtocolName(Place at) => Compile(at, "schema protocol name must end with 'Protocol'");

    public static Diagnostic ProtocolBody(Place at) => Compile(at, "a protocol is only allowed to define attributes in it");
}
