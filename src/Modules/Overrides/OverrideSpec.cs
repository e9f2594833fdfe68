using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Modules.Overrides;

/// <summary>
/// One `-O` argument: `path=value` sets, `path:value` merges a config, `path+=value` appends to a list, `path-` deletes. A
/// path is dotted; a part in brackets and quotes may hold any text.
/// </summary>
/// <param name="Path">The parts, the top-level name first.</param>
/// <param name="Operator">How the value meets what is there.</param>
/// <param name="Value">KCL text; null to delete.</param>
public sealed record OverrideSpec(IReadOnlyList<string> Path, ConfigOperator Operator, string? Value)
{
    public static OverrideSpec Parse(string text)
    {
        var (at, length, op) = FindOperator(text);
        var path = at >= 0 ? text[..at].Trim() : text.EndsWith('-') ? text[..^1].Trim() : "";
        var value = at >= 0 ? text[(at + length)..].Trim() : null;
        return path.Length > 0 && value is not "" && Split(path) is { Count: > 0 } parts
            ? new OverrideSpec(parts, op, value)
            : throw Invalid(text);
    }

    /// <summary>
    /// The value as an expression that stands at an offset of the module. Operators are not calculated: such text, and text
    /// that is no expression, is a string.
    /// </summary>
    public ExpressionSyntax ValueAt(int offset)
    {
        var (expression, _) = Parser.ParseExpression(new SourceFile("", new string(' ', offset) + Value));
        return expression is null or UnaryExpression or BinaryExpression or CompareExpression
            ? new StringLiteralExpression(new TextSpan(offset, 0), Value!, "\"" + Value + "\"", isTriple: false)
            : expression;
    }

    /// <summary>The first operator outside of brackets and quotes.</summary>
    private static (int At, int Length, ConfigOperator Operator) FindOperator(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '=' when depth == 0:
                    return (i, 1, ConfigOperator.Override);
                case ':' when depth == 0:
                    return (i, 1, ConfigOperator.Union);
                case '+' when depth == 0 && i + 1 < text.Length && text[i + 1] == '=':
                    return (i, 2, ConfigOperator.Insert);
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}':
                    depth = Math.Max(0, depth - 1);
                    break;
                case '"' or '\'':
                    i = EndOfString(text, i);
                    break;
            }
        }

        return (-1, 0, ConfigOperator.Override);
    }

    private static int EndOfString(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[start])
            {
                return i;
            }
        }

        return start;
    }

    /// <summary>The parts of a path; empty when its brackets or quotes do not match.</summary>
    private static List<string> Split(string path)
    {
        var parts = new List<string>();
        var current = new StringBuilder();
        for (var i = 0; i < path.Length; i++)
        {
            switch (path[i])
            {
                case '.':
                    Take();
                    break;
                case '[':
                    Take();
                    var close = i + 1 < path.Length && path[i + 1] is '"' or '\'' ? path.IndexOf(path[i + 1] + "]", i + 2, StringComparison.Ordinal) : -1;
                    if (close < 0)
                    {
                        return [];
                    }

                    current.Append(path, i + 2, close - i - 2);
                    i = close + 1;
                    break;
                case ']':
                    return [];
                default:
                    current.Append(path[i]);
                    break;
            }
        }

        Take();
        return parts;

        void Take()
        {
            if (current.Length > 0)
            {
                parts.Add(current.ToString());
                current.Clear();
            }
        }
    }

    private static DiagnosticException Invalid(string text) => new(new Diagnostic(
        "E3M38",
        "EvaluationError",
        $"Invalid spec format '{text}', expected <field_path>=<filed_value>, <field_path>:<filed_value>, <field_path>+=<filed_value> or <field_path>-"));
}
