using Kcl.Net.Syntax;

namespace Kcl.Net.Modules.Dependencies;

/// <summary>A schema, mixin or protocol in a text, from its first decorator to the next statement.</summary>
internal readonly record struct Declaration(string Name, int Start, int End);

/// <summary>What the top level of a file holds, found without parsing it.</summary>
internal sealed class DeclarationMap
{
    public List<ImportStatement> Imports { get; } = [];

    public List<Declaration> Declarations { get; } = [];

    /// <summary>First names of statements that are neither imports nor schemas; such statements are always read.</summary>
    public HashSet<string> OtherNames { get; } = new(StringComparer.Ordinal);

    public bool HasOthers { get; set; }
}
