using System.Collections.Concurrent;
using Kcl.Net.Builtins.Modules;

namespace Kcl.Net.Builtins;

/// <summary>The standard modules a program can import, each made when it is first imported.</summary>
public static class SystemModules
{
    private static readonly ConcurrentDictionary<string, SystemModule> Made = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } =
    [
        "collection", "net", "manifests", "math", "datetime", "regex", "yaml", "json", "crypto", "base64", "units", "file",
        "template", "runtime", "base32",
    ];

    public static SystemModule? Find(string name)
    {
        if (Made.TryGetValue(name, out var module))
        {
            return module;
        }

        return Make(name) is { } made ? Made.GetOrAdd(name, made) : null;
    }

    private static SystemModule? Make(string name) => name switch
    {
        "base32" => Base32Module.Create(),
        "base64" => Base64Module.Create(),
        "collection" => CollectionModule.Create(),
        "crypto" => CryptoModule.Create(),
        "datetime" => DatetimeModule.Create(),
        "file" => FileModule.Create(),
        "json" => JsonModule.Create(),
        "manifests" => ManifestsModule.Create(),
        "math" => MathModule.Create(),
        "net" => NetModule.Create(),
        "regex" => RegexModule.Create(),
        "runtime" => RuntimeModule.Create(),
        "template" => TemplateModule.Create(),
        "units" => UnitsModule.Create(),
        "yaml" => YamlModule.Create(),
        _ => null,
    };
}
