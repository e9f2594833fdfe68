namespace Kcl.Net.Helm;

/// <summary>Who asks for something that differs from call to call. Two calls that are equal differ by their order only.</summary>
/// <param name="Release">The release that is rendered.</param>
/// <param name="Template">Path of the template file whose output is being made, also while it includes others.</param>
/// <param name="Function">The template function.</param>
/// <param name="Arguments">Its arguments as text; a digest of them where they are secret or long.</param>
public sealed record EntropyCall(string Release, string Template, string Function, string Arguments);
