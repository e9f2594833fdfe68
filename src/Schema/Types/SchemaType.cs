using System.Text;
using Kcl.Net.Modules;

namespace Kcl.Net.Schema;

/// <summary>
/// A schema, mixin, protocol or rule, either the definition or (<see cref="IsInstance"/>) a value made from it.
/// The body is shared between the two; its base is the body as it was known when this one was built.
/// </summary>
public sealed class SchemaType : KclType
{
    private SchemaType? _other;

    internal SchemaType(SchemaBody body, bool isInstance = false) : base(TypeFlags.Schema)
    {
        Body = body;
        IsInstance = isInstance;
    }

    public bool IsInstance { get; }

    public string Name => Body.Name;

    internal SchemaBody Body { get; }

    /// <summary>The body registered last, which knows what was declared after this type was first used.</summary>
    internal SchemaBody Latest => Body.Identity.Latest ?? Body;

    internal SchemaType AsInstance => IsInstance ? this : _other ??= new SchemaType(Body, isInstance: true) { _other = this };

    internal SchemaType AsDefinition => !IsInstance ? this : _other ??= new SchemaType(Body) { _other = this };

    internal override void Print(StringBuilder text, bool full) => text.Append(full ? Body.Identity.FullName : Name);
}

/// <summary>What stays the same while a schema is built in several rounds.</summary>
internal sealed class SchemaIdentity(string package, string name)
{
    public string Name { get; } = name;

    public string FullName { get; } = package.Length == 0 || package == KclPackage.MainPath ? name : package + "." + name;

    public SchemaBody? Latest { get; set; }
}

internal sealed record SchemaAttribute(KclType Type, bool IsOptional, bool HasDefault, Place Place);

internal sealed record IndexSignature(string? KeyName, KclType Key, KclType Value, bool AnyOther)
{
    public override string ToString() => $"[{(KeyName is null ? "" : KeyName + ": ")}{(AnyOther ? "..." : "")}{Key}]: {Value}";
}

/// <summary>The parts of a schema. Attributes are in order of declaration.</summary>
internal sealed class SchemaBody(SchemaIdentity identity)
{
    public SchemaIdentity Identity { get; } = identity;

    public string Name => Identity.Name;

    public bool IsMixin { get; init; }

    public bool IsProtocol { get; init; }

    public bool IsRule { get; init; }

    public SchemaBody? Base { get; init; }

    public SchemaBody? Protocol { get; init; }

    public IReadOnlyList<SchemaBody> Mixins { get; init; } = [];

    public Dictionary<string, SchemaAttribute> Attributes { get; init; } = [];

    public IndexSignature? IndexSignature { get; init; }

    public FunctionType Constructor { get; init; } = new([], BasicType.Any);

    /// <summary>The schema as a type; one object, so that equal types are found by reference.</summary>
    public SchemaType Definition => field ??= new SchemaType(this);

    public KclType ValueType => IndexSignature?.Value ?? BasicType.Any;

    /// <summary>An attribute of this schema, of its bases, or of the protocol where the chain of bases ends.</summary>
    public SchemaAttribute? Find(string name)
    {
        for (var body = this; body is not null; body = body.Base ?? body.Protocol)
        {
            if (body.Attributes.TryGetValue(name, out var attribute))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>Unknown names are accepted: mixins see their host, an index signature names no attributes.</summary>
    public bool AcceptsUnknown => IsMixin || IndexSignature is not null;

    public bool DerivesFrom(SchemaIdentity other)
    {
        for (var body = this; body is not null; body = body.Base)
        {
            if (ReferenceEquals(body.Identity, other) || body.Identity.FullName == other.FullName)
            {
                return true;
            }
        }

        return false;
    }
}
