namespace Kcl.Net.Render;

/// <summary>A value that Go's encoders refuse; the message is theirs. Helm's `toYaml` then prints nothing.</summary>
public sealed class GoEncodingException(string message) : Exception(message);
