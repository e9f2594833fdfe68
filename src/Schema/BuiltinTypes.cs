using System.Collections.Concurrent;
using Kcl.Net.Builtins;

namespace Kcl.Net.Schema;

/// <summary>Static types of builtins, read from their signatures when a program first names them.</summary>
internal static class BuiltinTypes
{
    private const string NumberMultiplier = "NumberMultiplier";

    private static readonly ConcurrentDictionary<string, FunctionType> Known = new(StringComparer.Ordinal);

    private static readonly FunctionType Deprecated = new(
        [
            new FunctionParameter("version", BasicType.Str, hasDefault: true),
            new FunctionParameter("reason", BasicType.Str, hasDefault: true),
            new FunctionParameter("strict", BasicType.Bool, hasDefault: true),
        ],
        BasicType.Any);

    /// <summary>The outermost scope: builtin functions, whose types are read on first use.</summary>
    public static Scope CreateScope()
    {
        var scope = new Scope(parent: null);
        foreach (var name in BuiltinFunctions.Names)
        {
            scope.Put(new Symbol(name, () => Function(name)));
        }

        return scope;
    }

    public static FunctionType? StringMethod(string name) =>
        StringMethods.Find(name) is { IsDeclared: true } member ? TypeOf("str." + name, member) : null;

    /// <summary>What a standard module offers under a name; null when that is nothing.</summary>
    public static KclType? ModuleMember(string module, string name)
    {
        if (module == "units" && name == NumberMultiplier)
        {
            return NumberMultiplierType.General;
        }

        if (SystemModules.Find(module) is not { } members)
        {
            return BasicType.Any;
        }

        if (members.Find(name) is { IsDeclared: true } member)
        {
            return TypeOf(module + "." + name, member);
        }

        // The only constants are those of `units`, and all of them are declared as ints, the fractions too.
        return members.Constant(name) is null ? null : BasicType.Int;
    }

    public static FunctionType? Decorator(string name) => name switch
    {
        "deprecated" => Deprecated,
        "info" => FunctionType.Unknown,
        _ => null,
    };

    private static KclType Function(string name) => BuiltinFunctions.Find(name) is { } member ? TypeOf(name, member) : BasicType.Any;

    private static FunctionType TypeOf(string key, BuiltinMember member) =>
        Known.TryGetValue(key, out var type) ? type : Known.GetOrAdd(key, Signature.Read(member.Signature));
}
