using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Inspection;

/// <summary>The syntax tree of a file, before imports are followed and dotted keys taken apart.</summary>
public sealed partial class SyntaxStage
{
    private readonly SourceFile _file;

    private SyntaxStage(SourceFile file) => _file = file;

    public static IReadOnlyList<StageNode> Of(ModuleSyntax module)
    {
        var stage = new SyntaxStage(module.File);
        return module.Body.Select(stage.Statement).ToList();
    }

    private StageNode Node(string kind, SyntaxNode node, string text = "", params IEnumerable<StageNode?>[] parts) =>
        new(kind, text, new Origin(_file, node.Span), parts.SelectMany(static p => p).OfType<StageNode>().ToList());

    /// <summary>A part under a name that says what it is for.</summary>
    private static StageNode? Named(string name, StageNode? part) => part is null ? null : new StageNode(name, "", null, [part]);

    private StageNode? Block(string name, IReadOnlyList<StatementSyntax> statements) =>
        statements.Count == 0 ? null : new StageNode(name, "", null, statements.Select(Statement).ToList());

    private StageNode Statement(StatementSyntax statement) => statement switch
    {
        ImportStatement s => Node("Import", s, $"{s.RawPath} as {s.BoundName}"),
        TypeAliasStatement s => Node("TypeAlias", s, s.Name.Text, [Type(s.Type)]),
        AssertStatement s => Node("Assert", s, "", [Expression(s.Test), Named("if", Expression(s.Condition)), Named("message", Expression(s.Message))]),
        IfStatement s => Node(s.IsElif ? "Elif" : "If", s, "", [Expression(s.Condition), Block("then", s.Then), Block("else", s.Else)]),
        ExpressionStatement s => Node("Expression", s, "", [Expression(s.Expression)]),
        AssignStatement s => Node("Assign", s, "", s.Targets.Select(Target), [Named("type", Type(s.Type)), Expression(s.Value)]),
        AugmentedAssignStatement s => Node("AugmentedAssign", s, s.Operator.Text() + "=", [Target(s.Target), Expression(s.Value)]),
        UnificationStatement s => Node("Unification", s, s.Target.Text, [Expression(s.Value)]),
        SchemaStatement s => Schema(s),
        RuleStatement s => Node("Rule", s, s.Name.Text, Parameters(s.Parameters), s.Parents.Select(p => Named("parent", Expression(p))), [Named("for", Expression(s.Host))], s.Checks.Select(Check)),
        SchemaAttributeStatement s => Node("Attribute", s, s.Name.Text + (s.IsOptional ? "?" : ""), s.Decorators.Select(Decorator), [Type(s.Type), Named("default", Expression(s.Default))]),
        _ => Node(statement.GetType().Name, statement),
    };

    private StageNode Schema(SchemaStatement s) => Node(
        s.Kind.ToString(),
        s,
        s.Name.Text,
        s.Decorators.Select(Decorator),
        Parameters(s.Parameters),
        [Named("base", Expression(s.Base)), Named("for", Expression(s.Host))],
        s.Mixins.Select(m => Named("mixin", Expression(m))),
        s.Body.Select(Statement),
        [s.IndexSignature is { } signature ? Signature(signature) : null],
        s.Checks.Select(Check));

    private StageNode Signature(IndexSignatureSyntax s) => Node("IndexSignature", s, (s.KeyName?.Text ?? "") + (s.AnyOther ? "..." : ""), [Type(s.KeyType), Type(s.ValueType), Named("default", Expression(s.Default))]);

    private StageNode Check(CheckSyntax c) => Node("Check", c, "", [Expression(c.Test), Named("if", Expression(c.Condition)), Named("message", Expression(c.Message))]);

    private StageNode Decorator(DecoratorSyntax d) => Node("Decorator", d, d.Name.Text, d.Arguments.Select(Expression), d.Keywords.Select(Keyword));

    private IEnumerable<StageNode?> Parameters(IReadOnlyList<ParameterSyntax> parameters) =>
        parameters.Select(p => Node("Parameter", p, p.Name.Text, [Type(p.Type), Named("default", Expression(p.Default))]));

    private StageNode Target(TargetSyntax target) => Node("Target", target, target.Name.Text, target.Path.Select(s => s.Member is { } member ? Node("Member", s, member.Text) : Named("index", Expression(s.Index))));

    private StageNode? Type(TypeSyntax? type) => type switch
    {
        null => null,
        BasicTypeSyntax t => Node("BasicType", t, t.Kind.ToString().ToLowerInvariant()),
        LiteralTypeSyntax t => Node("LiteralType", t, "", [Expression(t.Literal)]),
        NamedTypeSyntax t => Node("NamedType", t, t.Name.Text),
        ListTypeSyntax t => Node("ListType", t, "", [Type(t.Item)]),
        DictTypeSyntax t => Node("DictType", t, "", [Type(t.Key), Type(t.Value)]),
        UnionTypeSyntax t => Node("UnionType", t, "", t.Members.Select(Type)),
        FunctionTypeSyntax t => Node("FunctionType", t, "", t.Parameters.Select(Type), [Named("result", Type(t.Result))]),
        _ => Node(type.GetType().Name, type),
    };
}
