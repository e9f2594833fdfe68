namespace Kcl.Net.Schema;

internal enum SymbolKind : byte
{
    Variable,
    Definition,
    Module,
}

/// <summary>A name of a scope. The type of a variable may become known after its first appearance.</summary>
internal sealed class Symbol
{
    private readonly Func<KclType>? _later;
    private KclType? _type;

    public Symbol(string name, KclType type, SymbolKind kind, Place place)
    {
        Name = name;
        _type = type;
        Kind = kind;
        Place = place;
    }

    /// <summary>A builtin, whose type is made when it is asked for.</summary>
    public Symbol(string name, Func<KclType> type)
    {
        Name = name;
        _later = type;
        Kind = SymbolKind.Definition;
    }

    public string Name { get; }

    public KclType Type
    {
        get => _type ??= _later!();
        set => _type = value;
    }

    public SymbolKind Kind { get; }

    public Place Place { get; }

    /// <summary>The import statements that bind a module name, each with its file.</summary>
    public List<ModuleUse>? Uses { get; init; }
}

internal sealed class ModuleUse(Place place)
{
    public Place Place { get; } = place;

    public bool IsUsed { get; set; }
}

/// <summary>Names of one package, schema body, loop, lambda or config; found from the innermost outwards.</summary>
internal sealed class Scope(Scope? parent)
{
    private NamedList<Symbol>? _symbols;

    public Scope? Parent { get; } = parent;

    public ReadOnlySpan<KeyValuePair<string, Symbol>> Symbols => _symbols is null ? [] : _symbols.Items;

    public bool Contains(string name) => _symbols is not null && _symbols.TryGetValue(name, out _);

    public Symbol? FindHere(string name) => _symbols is not null && _symbols.TryGetValue(name, out var symbol) ? symbol : null;

    public Symbol? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.FindHere(name) is { } symbol)
            {
                return symbol;
            }
        }

        return null;
    }

    public void Put(Symbol symbol) => (_symbols ??= new())[symbol.Name] = symbol;

    /// <summary>All names that can be seen from here, outermost first, each once.</summary>
    public List<string> VisibleNames()
    {
        var scopes = new Stack<Scope>();
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            scopes.Push(scope);
        }

        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scope in scopes)
        {
            foreach (var (name, _) in scope.Symbols)
            {
                if (seen.Add(name))
                {
                    names.Add(name);
                }
            }
        }

        return names;
    }
}

/// <summary>What the checker knows of one package while and after checking it.</summary>
internal sealed class PackageScope(string path, Scope builtins)
{
    public string Path { get; } = path;

    public Scope Names { get; } = new(builtins);

    /// <summary>Could not be followed to its end; a name that is missing may still exist.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>Where exported names were assigned first, as statements are walked.</summary>
    public Dictionary<string, Place> Assigned { get; } = new(StringComparer.Ordinal);

    /// <summary>Parameter lists of top-level lambdas, for calls written before the definition.</summary>
    public Dictionary<string, FunctionType> Lambdas { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SchemaIdentity> Schemas { get; } = new(StringComparer.Ordinal);
}
