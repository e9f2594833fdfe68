using static Kcl.Net.Syntax.Generated.KclParser;

namespace Kcl.Net.Syntax.Building;

/// <summary>Lists of statements, built as the parser comes to the end of each.</summary>
internal sealed partial class TreeBuilder
{
    private StatementList? _module;

    /// <summary>
    /// Takes a statement of the module, in order. True when everything taken so far is built; the parse tree of an `if` is still
    /// needed until it is known that no clause follows.
    /// </summary>
    public bool AddToModule(StatementContext statement)
    {
        if (_module is null)
        {
            _module = new StatementList(this);
            if (scanned[0].IsTripleString)
            {
                _module.Doc = Doc(statement);
                return true;
            }
        }

        _module.Add(statement);
        return _module.IsBuilt;
    }

    /// <summary>What the statements taken so far are.</summary>
    public (StringLiteralExpression? Doc, IReadOnlyList<StatementSyntax> Body) Module() => (_module?.Doc, _module?.Finish() ?? []);

    /// <summary>
    /// Joins what belongs together: the clauses of an `if`, and decorators with the schema or rule after them.
    /// </summary>
    private sealed class StatementList(TreeBuilder builder)
    {
        private readonly List<StatementSyntax> _statements = [];
        private readonly List<IfClauseContext> _clauses = [];
        private List<DecoratorSyntax>? _decorators;

        public StringLiteralExpression? Doc { get; set; }

        public bool IsBuilt => _clauses.Count == 0;

        public void Add(StatementContext statement)
        {
            var child = statement.children[0];
            if (_decorators is not null && child is not (DecoratorContext or SchemaStatementContext or RuleStatementContext))
            {
                throw Reject(child);
            }

            if (child is IfClauseContext clause)
            {
                builder.AddClause(_clauses, clause, _statements);
                return;
            }

            builder.FlushIf(_clauses, _statements);
            switch (child)
            {
                case DecoratorContext decorator:
                    (_decorators ??= []).Add(builder.Decorator(decorator));
                    break;
                case SchemaStatementContext schema:
                    _statements.Add(builder.Schema(schema, _decorators));
                    _decorators = null;
                    break;
                case RuleStatementContext rule:
                    _statements.Add(builder.Rule(rule, _decorators));
                    _decorators = null;
                    break;
                case ImportStatementContext import:
                    _statements.Add(builder.Import(import));
                    break;
                case TypeStatementContext type:
                    _statements.Add(new TypeAliasStatement(SpanOf(type), builder.JoinedName(type.dottedName()), builder.Type(type.type())));
                    break;
                case AssertStatementContext assert:
                    _statements.Add(builder.Assert(assert));
                    break;
                case ExpressionStatementContext expression:
                    builder.RefuseSignAtStart(expression);
                    _statements.Add(builder.ExpressionStatement(expression));
                    break;
            }
        }

        public IReadOnlyList<StatementSyntax> Finish()
        {
            if (_decorators is not null)
            {
                throw Reject(_decorators[^1].Span);
            }

            builder.FlushIf(_clauses, _statements);
            return _statements;
        }
    }
}
