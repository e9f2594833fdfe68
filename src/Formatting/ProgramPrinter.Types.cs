using Kcl.Net.Syntax;

namespace Kcl.Net.Formatting;

/// <summary>Types and names.</summary>
internal sealed partial class ProgramPrinter
{
    private void Write(TypeSyntax type)
    {
        switch (type)
        {
            case BasicTypeSyntax t:
                _out.Write(t.Kind switch
                {
                    BasicTypeKind.Bool => "bool",
                    BasicTypeKind.Int => "int",
                    BasicTypeKind.Float => "float",
                    BasicTypeKind.Str => "str",
                    _ => "any",
                });
                break;
            case LiteralTypeSyntax { Literal: StringLiteralExpression text }:
                _out.Write(text.Value.AsSpan().ContainsAny("\\\r\n\t") || text.Value.Contains("${", StringComparison.Ordinal) || text.RawText.Contains('\\', StringComparison.Ordinal) ? text.RawText : $"\"{text.Value.Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
                break;
            case LiteralTypeSyntax t:
                Write(t.Literal);
                break;
            case NamedTypeSyntax t:
                Write(t.Name);
                break;
            case ListTypeSyntax t:
                _out.Write("[");
                WriteOptional(t.Item);
                _out.Write("]");
                break;
            case DictTypeSyntax t:
                _out.Write("{");
                WriteOptional(t.Key);
                _out.Write(":");
                WriteOptional(t.Value);
                _out.Write("}");
                break;
            case UnionTypeSyntax t:
                for (var i = 0; i < t.Members.Count; i++)
                {
                    _out.Write(i > 0 ? " | " : "");
                    Write(t.Members[i]);
                }

                break;
            case FunctionTypeSyntax t:
                FunctionType(t);
                break;
        }
    }

    private void WriteOptional(TypeSyntax? type)
    {
        if (type is not null)
        {
            Write(type);
        }
    }

    private void FunctionType(FunctionTypeSyntax type)
    {
        _out.Write("(");
        for (var i = 0; i < type.Parameters.Count; i++)
        {
            _out.Write(i > 0 ? ", " : "");
            Write(type.Parameters[i]);
        }

        _out.Write(")");
        if (type.Result is { } result)
        {
            _out.Write(" -> ");
            Write(result);
        }
    }

    /// <summary>A name as written, `$` included. Dotted names that are one node may hold space between the parts.</summary>
    private string Name(NameSyntax name)
    {
        var text = Source(name.Span);
        return text.AsSpan().ContainsAny(" \t\\\r\n") ? string.Concat(text.Where(c => c is not (' ' or '\t' or '\\' or '\r' or '\n'))) : text;
    }

    private void Names(IReadOnlyList<NameSyntax> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            _out.Write(i > 0 ? "." : "").Write(Name(names[i]));
        }
    }

    /// <summary>An attribute name that was written as a string.</summary>
    private string Quoted(NameSyntax name)
    {
        var raw = Source(name.Span);
        return raw.Contains('\\', StringComparison.Ordinal) || name.Text.AsSpan().ContainsAny("\\\"\r\n\t") ? raw : $"\"{name.Text}\"";
    }
}
