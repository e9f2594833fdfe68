using System.Collections.Concurrent;
using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Static types of builtins, read from their signatures when a program first names them.</summary>
internal static class BuiltinTypes
{
    private static readonly ConcurrentDictionary<string, FunctionType> Read = new(StringComparer.Ordinal);

    private static readonly FunctionType Deprecated = new(
        [
            new FunctionParameter("version", BasicType.Str, hasDefault: true),
            new FunctionParameter("reason", BasicType.Str, hasDefault: true),
            new FunctionParameter("strict", BasicType.Bool, hasDefault: true),
        ],
        BasicType.Any);

    public static FunctionType? Decorator(string name) => name switch
    {
        "deprecated" => Deprecated,
        "info" => FunctionType.Unknown,
        _ => null,
    };
}
