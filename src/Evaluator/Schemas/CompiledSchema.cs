using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Types;
using Kcl.Net.Evaluator.Values;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Schemas;

/// <summary>
/// A schema, mixin, protocol or rule lowered once. What its instances look like, with everything it inherits, is in
/// <see cref="Layout"/>, which is made on first use because bases may be declared later.
/// </summary>
internal sealed class CompiledSchema : SchemaDefinition
{
    private SchemaLayout? _layout;
    private SchemaLayout? _earlyLayout;

    public CompiledSchema(string name, CompiledPackage package, Origin origin)
    {
        Name = name;
        Package = package;
        Origin = origin;
        QualifiedName = package.Path == Modules.KclPackage.MainPath ? name : package.Path + "." + name;
        Constructor = new SchemaConstructorValue(this);
    }

    public override string Name { get; }

    public override string QualifiedName { get; }

    public CompiledPackage Package { get; }

    /// <summary>The name in its declaration.</summary>
    public Origin Origin { get; }

    public SchemaConstructorValue Constructor { get; }

    /// <summary>Position among the schemas of its package.</summary>
    public int Number { get; init; }

    public bool IsRule { get; init; }

    public bool IsMixin { get; init; }

    public CompiledSchema? Base { get; set; }

    /// <summary>The protocol a rule is for: it supplies the attributes.</summary>
    public CompiledSchema? Host { get; set; }

    public List<CompiledSchema> Mixins { get; } = [];

    /// <summary>Rules this rule builds on.</summary>
    public List<CompiledSchema> Parents { get; } = [];

    public ParameterCode[] Parameters { get; set; } = [];

    public StatementNode[] Body { get; set; } = [];

    /// <summary>Names set by the body with their setters, in order of first appearance.</summary>
    public List<AttributeCode> Attributes { get; } = [];

    public Dictionary<string, AttributeCode> AttributesByName { get; } = new(StringComparer.Ordinal);

    public CheckNode[] Checks { get; set; } = [];

    public DecoratorNode[] Decorators { get; set; } = [];

    public IndexSignatureCode? IndexSignature { get; set; }

    public int SlotCount { get; set; }

    public int GuardCount { get; set; }

    public SchemaLayout Layout => _layout ??= new SchemaLayout(this, isEarly: false);

    /// <summary>How many statements of the package stand before the declaration.</summary>
    public int Position { get; set; }

    /// <summary>
    /// The layout of an instance that is made now. Before its declaration has been passed, a schema does not know bases and
    /// mixins that are declared after it.
    /// </summary>
    public SchemaLayout LayoutIn(Interpreter run) =>
        !DependsOnLater || run.Progress[Package.Index] >= Position ? Layout : _earlyLayout ??= new SchemaLayout(this, isEarly: true);

    private bool DependsOnLater => Base is { } parent && !parent.IsKnownTo(this) || Mixins.Exists(m => !m.IsKnownTo(this));

    /// <summary>Declared before <paramref name="other"/>, or in a package that is complete by then.</summary>
    public bool IsKnownTo(CompiledSchema other) => Package != other.Package || Number < other.Number;

    /// <summary>Some declared attribute has no default and is not optional; the nearest declaration counts.</summary>
    public bool RequiresAttributes
    {
        get
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var level = this; level is not null; level = level.Base)
            {
                foreach (var attribute in level.Attributes)
                {
                    if (attribute.IsDeclared && seen.Add(attribute.Name) && attribute is { IsOptional: false, HasDefault: false })
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    /// <summary>Whether the schema or a base declares an attribute of the name; mixins do not count.</summary>
    public bool Declares(string name)
    {
        for (var level = this; level is not null; level = level.Base)
        {
            if (level.AttributesByName.TryGetValue(name, out var attribute) && attribute.IsDeclared)
            {
                return true;
            }
        }

        return false;
    }

    public AttributeCode Attribute(string name)
    {
        if (!AttributesByName.TryGetValue(name, out var attribute))
        {
            attribute = new AttributeCode(name);
            AttributesByName[name] = attribute;
            Attributes.Add(attribute);
        }

        return attribute;
    }
}

/// <summary>A name that one schema body sets.</summary>
internal sealed class AttributeCode(string name)
{
    public string Name { get; } = name;

    public List<Setter> Setters { get; } = [];

    /// <summary>Some declaration here gives it a default.</summary>
    public bool HasDefault { get; set; }

    public bool IsDeclared { get; set; }

    public bool IsOptional { get; set; }
}

/// <summary>A parameter of a schema or lambda; its slot is its position.</summary>
internal sealed record ParameterCode(string Name, RuntimeType? Type, Node? Default);

/// <summary>`[name: ...K]: V = default`.</summary>
internal sealed record IndexSignatureCode(string? KeyName, RuntimeType ValueType, Node? Default);
