using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Modules;
using Kcl.Net.Syntax;

namespace Kcl.Net.Evaluator.Lowering;

/// <summary>Lowers one package. Split by topic: names, statements, schemas, expressions, configs, types.</summary>
internal sealed partial class PackageLowering<TTracer>(ProgramLowering<TTracer> program, KclPackage source, CompiledPackage package)
    where TTracer : struct, IEvaluationTracer
{
    private readonly Dictionary<string, TypeAliasStatement> _aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<StatementSyntax, CompiledSchema> _schemaOf = [];
    private readonly Activation _activation = new(null);
    private readonly List<(SetterNode Setter, Guard[] Guards)> _pendingSetters = [];
    private KclFile _file = null!;
    private LocalScope _scope = null!;
    private int _scalars;

    private SourceFile File => _file.Source;

    /// <summary>Gives every top-level name its variable or schema, in source order over all files.</summary>
    public void Declare()
    {
        foreach (var file in source.Files)
        {
            _file = file;
            foreach (var import in file.Imports)
            {
                if (import.Package is { } target && program.Package(target.Path) is { } compiled && !package.Imports.Contains(compiled))
                {
                    package.Imports.Add(compiled);
                }
            }

            DeclareAll(file.Syntax.Body);
        }
    }

    /// <summary>Connects schemas with their bases, mixins and protocols.</summary>
    public void LinkSchemas()
    {
        foreach (var file in source.Files)
        {
            _file = file;
            foreach (var statement in file.Syntax.Body)
            {
                if (_schemaOf.TryGetValue(statement, out var schema))
                {
                    Link(statement, schema);
                }
            }
        }
    }

    public void LowerBodies()
    {
        var statements = new List<StatementNode>();
        foreach (var file in source.Files)
        {
            _file = file;
            _scope = new LocalScope(ScopeKind.Package, null, _activation);
            LowerStatements(file.Syntax.Body, statements, []);
        }

        package.Statements = statements.ToArray();
        package.SlotCount = _activation.SlotCount;
    }

    private void DeclareAll(IReadOnlyList<StatementSyntax> statements)
    {
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case AssignStatement s:
                    foreach (var target in s.Targets)
                    {
                        DeclareVariable(target.Name.Text);
                    }

                    break;
                case AugmentedAssignStatement s:
                    DeclareVariable(s.Target.Name.Text);
                    break;
                case UnificationStatement s:
                    DeclareVariable(s.Target.Names[0].Text);
                    break;
                case IfStatement s:
                    DeclareAll(s.Then);
                    DeclareAll(s.Else);
                    break;
                case TypeAliasStatement s:
                    _aliases[s.Name.Text] = s;
                    break;
                case SchemaStatement s:
                    DeclareSchema(s, s.Name, isRule: false, s.IsMixin);
                    break;
                case RuleStatement s:
                    DeclareSchema(s, s.Name, isRule: true, isMixin: false);
                    break;
            }
        }
    }

    private void DeclareVariable(string name)
    {
        if (!package.VariablesByName.ContainsKey(name))
        {
            var variable = new PackageVariable(name, program.Program.VariableCount++, package);
            package.VariablesByName[name] = variable;
            package.Variables.Add(variable);
        }
    }

    private void DeclareSchema(StatementSyntax statement, NameSyntax name, bool isRule, bool isMixin)
    {
        var schema = new CompiledSchema(name.Text, package, new Origin(File, name.Span)) { Number = _schemaOf.Count, IsRule = isRule, IsMixin = isMixin };
        package.Schemas[name.Text] = schema;
        _schemaOf[statement] = schema;
    }

    private void Link(StatementSyntax statement, CompiledSchema schema)
    {
        switch (statement)
        {
            case SchemaStatement s:
                schema.Base = s.Base is null ? null : FindSchema(s.Base);
                schema.Host = s.Host is IdentifierExpression host ? FindSchema(host) : null;
                foreach (var mixin in s.Mixins)
                {
                    if (FindSchema(mixin) is { } found)
                    {
                        schema.Mixins.Add(found);
                    }
                }

                break;
            case RuleStatement s:
                schema.Host = s.Host is IdentifierExpression protocol ? FindSchema(protocol) : null;
                foreach (var parent in s.Parents)
                {
                    if (FindSchema(parent) is { } found)
                    {
                        schema.Parents.Add(found);
                    }
                }

                break;
        }
    }

    /// <summary>The schema a name stands for, here or in an imported package, through aliases; null when it is none.</summary>
    public CompiledSchema? FindSchema(IdentifierExpression name, int depth = 0)
    {
        if (depth > 64)
        {
            return null;
        }

        if (name.PackagePath is { } path)
        {
            return name.Names.Count == 2 ? program.Lowering(path)?.FindOwnSchema(name.Names[1].Text, depth) : null;
        }

        return name.Names.Count == 1 ? FindOwnSchema(name.Names[0].Text, depth) : null;
    }

    private CompiledSchema? FindOwnSchema(string name, int depth)
    {
        if (package.Schemas.TryGetValue(name, out var schema))
        {
            return schema;
        }

        return _aliases.TryGetValue(name, out var alias) && alias.Type is NamedTypeSyntax named ? FindSchema(named.Name, depth + 1) : null;
    }

    private Node Traced(Node node) =>
        typeof(TTracer) == typeof(NoTracer) ? node : new TracedNode<TTracer>(node, program.Tracer);
}
