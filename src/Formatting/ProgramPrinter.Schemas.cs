using Kcl.Net.Syntax;

namespace Kcl.Net.Formatting;

/// <summary>Schemas and rules.</summary>
internal sealed partial class ProgramPrinter
{
    private void Schema(SchemaStatement schema)
    {
        Decorators(schema, schema.Decorators);
        _out.Write(schema.IsMixin ? "mixin " : schema.IsProtocol ? "protocol " : "schema ").Write(Name(schema.Name));
        SchemaParameters(schema.Parameters, HasParameterList(schema.Name));
        if (schema.Base is { } inherited)
        {
            _out.Write("(");
            Write(inherited);
            _out.Write(")");
        }

        Host(schema.Host);
        EndLine(schema, SlotKind.Open);
        _out.Level++;
        Doc(schema.Doc);
        Mixins(schema);
        if (schema.IndexSignature is { } signature)
        {
            _out.Indentation();
            IndexSignature(signature);
        }

        Statements(schema.Body);
        if (schema.Checks.Count == 0)
        {
            BlockEnd(schema, SlotKind.End, EndLine(schema.Span.End));
            _out.EndLine();
        }
        else
        {
            _out.EndLine();
            LeadingLines(schema, SlotKind.Check);
            _out.Indentation();
            _out.Write("check:");
            EndLine(schema, SlotKind.CheckOpen);
            _out.Level++;
            Checks(schema.Checks);
            BlockEnd(schema, SlotKind.CheckEnd, EndLine(schema.Span.End));
            _out.Level--;
            BlockEnd(schema, SlotKind.End, EndLine(schema.Span.End));
            _out.EndLine();
        }

        _out.Level--;
    }

    private void Rule(RuleStatement rule)
    {
        Decorators(rule, rule.Decorators);
        _out.Write("rule ").Write(Name(rule.Name));
        SchemaParameters(rule.Parameters, HasParameterList(rule.Name));
        if (rule.Parents.Count > 0)
        {
            _out.Write("(");
            for (var i = 0; i < rule.Parents.Count; i++)
            {
                _out.Write(i > 0 ? ", " : "");
                Write(rule.Parents[i]);
            }

            _out.Write(")");
        }

        Host(rule.Host);
        EndLine(rule, SlotKind.Open);
        _out.Level++;
        Doc(rule.Doc);
        Checks(rule.Checks);
        BlockEnd(rule, SlotKind.End, EndLine(rule.Span.End));
        _out.Level--;
    }

    private void Host(ExpressionSyntax? host)
    {
        if (host is not null)
        {
            _out.Write(" for ");
            Write(host);
        }

        _out.Write(":");
    }

    private void Doc(StringLiteralExpression? doc)
    {
        if (doc is not null)
        {
            _out.Indentation();
            Leading(doc);
            _out.Write(doc.RawText);
            EndLine(doc);
        }
    }

    private void Checks(IReadOnlyList<CheckSyntax> checks)
    {
        foreach (var check in checks)
        {
            _out.Indentation();
            Leading(check);
            Test(check.Test, check.Condition, check.Message);
            EndLine(check);
        }
    }

    /// <summary>Decorators, each on a line of its own; the line of what they decorate is begun.</summary>
    private void Decorators(StatementSyntax owner, IReadOnlyList<DecoratorSyntax> decorators)
    {
        foreach (var decorator in decorators)
        {
            Leading(decorator);
            _out.Write("@");
            Write(decorator.Name);
            Arguments(decorator, decorator.Arguments, decorator.Keywords);
            Behind(decorator);
            _out.NewLine();
        }

        Leading(owner, SlotKind.Header);
    }

    /// <summary>Brackets after a name stay even when nothing is in them.</summary>
    private bool HasParameterList(NameSyntax name) => _tokens.Next(name.Span.End).Kind == Lexer.RawKind.OpenBracket;

    private void SchemaParameters(IReadOnlyList<ParameterSyntax> parameters, bool hasList)
    {
        if (hasList)
        {
            _out.Write("[");
            Parameters(parameters);
            _out.Write("]");
        }
    }

    private void Mixins(SchemaStatement schema)
    {
        if (schema.Mixins.Count == 0)
        {
            return;
        }

        LeadingLines(schema, SlotKind.Mixins);
        _out.Indentation();
        _out.Write("mixin [");
        Behind(schema, SlotKind.ListOpen);
        _out.Level++;
        for (var i = 0; i < schema.Mixins.Count; i++)
        {
            _out.NewLine();
            Leading(schema.Mixins[i]);
            Write(schema.Mixins[i]);
            _out.Write(i < schema.Mixins.Count - 1 ? "," : "");
            Behind(schema.Mixins[i]);
        }

        Closing(schema, SlotKind.ListEnd);
        _out.Level--;
        _out.NewLine();
        _out.Write("]");
        EndLine(schema, SlotKind.ListAfter);
    }

    private void IndexSignature(IndexSignatureSyntax signature)
    {
        Leading(signature);
        _out.Write(signature.AnyOther && signature.KeyName is null ? "[..." : "[");
        if (signature.KeyName is { } key)
        {
            _out.Write(Name(key)).Write(signature.AnyOther ? ": ..." : ": ");
        }

        Write(signature.KeyType);
        _out.Write("]: ");
        Write(signature.ValueType);
        Default(signature.Default);
        EndLine(signature);
    }

    private void Default(ExpressionSyntax? value)
    {
        if (value is not null)
        {
            _out.Write(" = ");
            Write(value);
        }
    }

    private void Attribute(SchemaAttributeStatement attribute)
    {
        Decorators(attribute, attribute.Decorators);
        _out.Write(attribute.IsQuoted ? Quoted(attribute.Name) : Name(attribute.Name));
        _out.Write(attribute.IsOptional ? "?: " : ": ");
        Write(attribute.Type);
        if (attribute.Default is { } value)
        {
            _out.Write(" ").Write(attribute.Operator is { } op ? op.Text() + "= " : "= ");
            Write(value);
        }

        EndLine(attribute);
    }
}
