using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>What a name means where it stands: loop variable, schema attribute, mixin attribute, or scope symbol.</summary>
public sealed partial class Checker
{
    /// <summary>Comparing names costs; past this many comparisons errors come without suggestions.</summary>
    private const int MaxSuggestionWork = 200_000;

    private readonly List<string> _loopVariables = [];
    private CurrentSchema? _schema;
    private int _suggestionWork;

    /// <summary>An identifier where it is not an ordinary expression: errors are put at the identifier itself.</summary>
    private KclType Identifier(IdentifierExpression identifier) => Resolve(identifier.Names, identifier.PackagePath, At(identifier));

    private KclType Resolve(IReadOnlyList<NameSyntax> names, string? package, Place place)
    {
        if (names.Count == 0)
        {
            Report(Messages.MissingName(place));
            return BasicType.Any;
        }

        var isQualified = !string.IsNullOrEmpty(package);
        if (isQualified && names.Count > 1)
        {
            MarkModuleUsed(names[0].Text);
        }

        var type = ResolveName(names[0].Text, isQualified, place);
        for (var i = 1; i < names.Count; i++)
        {
            if (_assigning)
            {
                CheckMember(names[i].Text, type, place, null);
            }

            type = LoadAttribute(type, names[i].Text, place);
        }

        return type;
    }

    private KclType ResolveName(string name, bool isQualified, Place place)
    {
        if (isQualified && _assigning)
        {
            Report(Messages.ModuleUpdated(place));
        }

        if (_schema is { } schema)
        {
            return _assigning ? StoreInSchema(schema, name, place) : LoadInSchema(schema, name, place);
        }

        if (_assigning && !_scope.Contains(name))
        {
            _scope.Put(new Symbol(name, BasicType.Any, SymbolKind.Variable, place));
            return BasicType.Any;
        }

        return Lookup(name, place);
    }

    private KclType LoadInSchema(CurrentSchema schema, string name, Place place)
    {
        var inScope = _scope.Find(name)?.Type;
        if (_loopVariables.Contains(name))
        {
            return inScope ?? BasicType.Any;
        }

        var attribute = schema.TypeOf(name);
        if (attribute is { IsAny: false })
        {
            return attribute;
        }

        if (attribute is null && !schema.Body.IsMixin && FindInMixins(schema.Body, name) is { } mixed)
        {
            return mixed;
        }

        // Mixins and rules see names of a host that is not known here; a capital first letter means a type.
        var mayBeOfHost = schema.Body.IsRule || (schema.Body.IsMixin && !StartsUpper(name));
        return attribute is null && inScope is null && !mayBeOfHost ? Lookup(name, place) : inScope ?? BasicType.Any;
    }

    private KclType StoreInSchema(CurrentSchema schema, string name, Place place)
    {
        var attribute = schema.TypeOf(name);
        if (attribute is not null && _scope.Contains(name))
        {
            return attribute;
        }

        _scope.Put(new Symbol(name, BasicType.Any, SymbolKind.Variable, place));
        if (attribute is null)
        {
            schema.Infer(name, BasicType.Any);
        }

        return BasicType.Any;
    }

    private static KclType? FindInMixins(SchemaBody body, string name)
    {
        foreach (var mixin in body.Mixins)
        {
            if (mixin.Find(name) is { } attribute)
            {
                return attribute.Type;
            }
        }

        return null;
    }

    private KclType Lookup(string name, Place place)
    {
        if (_scope.Find(name) is { } symbol)
        {
            return symbol.Type;
        }

        Report(Messages.NameNotDefined(place, name, _suggestionWork > MaxSuggestionWork ? [] : Near(name, _scope.VisibleNames())));
        return BasicType.Any;
    }

    private List<string> Near(string name, ICollection<string> candidates)
    {
        _suggestionWork += candidates.Count;
        return _suggestionWork > MaxSuggestionWork ? [] : Suggest.Similar(name, candidates);
    }

    /// <summary>Gives a variable of the innermost scope the type of its first value.</summary>
    private void InferType(string name, KclType type, Place place)
    {
        if (_scope.FindHere(name) is { } symbol)
        {
            symbol.Type = Widening.Widen(type);
        }
        else
        {
            Report(Messages.NameNotDefined(place, name, []));
        }
    }

    private static bool StartsUpper(string name) => name.Length > 0 && char.IsUpper(name[0]);

    /// <summary>The schema whose body is walked, with the types that its statements gave to attributes.</summary>
    private sealed class CurrentSchema(SchemaBody body)
    {
        private Dictionary<string, KclType>? _inferred;

        public SchemaBody Body { get; } = body;

        public KclType? TypeOf(string name) =>
            _inferred is not null && _inferred.TryGetValue(name, out var type) ? type : Body.Find(name)?.Type;

        public void Infer(string name, KclType type) => (_inferred ??= new Dictionary<string, KclType>(StringComparer.Ordinal))[name] = type;
    }
}
