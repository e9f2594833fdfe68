namespace Kcl.Net.Helm;

/// <summary>A schema that cannot be used; the message is the one of Helm's validator.</summary>
internal sealed class SchemaException(string message) : Exception(message);
