using System.Collections.Concurrent;

namespace Kcl.Net.Helm;

/// <summary>The schemas of a compiled chart and its subcharts, each compiled when it is first asked for. Threads may share it.</summary>
internal sealed class CompiledSchemas
{
    private readonly ConcurrentDictionary<byte[], CompiledSchema> _schemas = new();

    /// <summary>Throws <see cref="SchemaException"/>.</summary>
    public CompiledSchema Get(byte[] schema) => _schemas.GetOrAdd(schema, static bytes => SchemaValidator.Compile(ByteText.FromBytes(bytes)));
}
