namespace Kcl.Net.Embedding;

/// <summary>What a program may use besides its own files.</summary>
public sealed record CompileOptions
{
    /// <summary>
    /// Host functions by `module.function`; a program reaches them with `import kcl_plugin.module`. They are called by every
    /// thread that evaluates.
    /// </summary>
    public IReadOnlyDictionary<string, HostFunction> Functions { get; init; } = new Dictionary<string, HostFunction>();

    /// <summary>Name of an external package to its folder in the sources.</summary>
    public IReadOnlyDictionary<string, string> ExternalPackages { get; init; } = new Dictionary<string, string>();
}
