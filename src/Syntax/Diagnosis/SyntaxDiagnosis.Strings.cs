using Kcl.Net.Diagnostics;
using Kcl.Net.Lexer;

namespace Kcl.Net.Syntax.Diagnosis;

/// <summary>Strings and the expressions inside them.</summary>
internal sealed partial class SyntaxDiagnosis
{
    private Form StringOperand()
    {
        var token = Token;
        var (start, end, shape) = StringContent(token);
        Bump();
        if ((shape & (StringShape.Raw | StringShape.Invalid)) != 0)
        {
            return Form.Plain("StringLitExpression");
        }

        var value = StringText.Evaluate(_raw.Text.AsSpan(start, end - start), raw: false);
        if (!value.Contains("${", StringComparison.Ordinal))
        {
            return Form.Plain("StringLitExpression");
        }

        // The last character is taken for the closing quote even where there is none.
        Interpolations(value, start, (shape & StringShape.Unterminated) != 0 ? Math.Max(start, end - 1) : end);
        return Form.Plain("JoinedStringExpression");
    }

    private void Interpolations(string value, int start, int end)
    {
        var at = start;
        var valueAt = 0;
        while (at < end && valueAt < value.Length)
        {
            var open = _raw.Text.IndexOf("${", at, end - at, StringComparison.Ordinal);
            var valueOpen = value.IndexOf("${", valueAt, StringComparison.Ordinal);
            if (open < 0 || valueOpen < 0)
            {
                return;
            }

            var close = _raw.Text.IndexOf('}', open, end - open);
            var valueClose = value.IndexOf('}', valueOpen);
            if (close < 0 || valueClose < 0)
            {
                Fault("invalid joined string");
                return;
            }

            if (open == at || _raw.Text[open - 1] != '\\')
            {
                Interpolation(open, close);
            }

            at = close + 1;
            valueAt = valueClose + 1;
        }
    }

    private void Interpolation(int open, int close)
    {
        var start = open + 2;
        var source = _raw.Text[start..close];
        if (source.Length == 0)
        {
            FaultAt(open, close + 1, "invalid string interpolation expression: ''");
        }

        var inner = Scanner.Scan(_raw.Text, start, close);
        _faults.AddRange(inner.Errors);
        var diagnosis = new SyntaxDiagnosis(inner, _faults);
        diagnosis.Expression();
        var stray = inner.Comments.Count > 0;
        if (diagnosis.Kind == RawKind.Colon)
        {
            var colon = diagnosis.Token.End;
            diagnosis.Bump();
            if (inner.Comments.Count == 1 && inner.Comments[0].Start >= colon)
            {
                stray = inner.Comments[0].End != close;
            }
            else
            {
                diagnosis.Fault("invalid joined string spec without #");
                diagnosis.Bump();
            }
        }

        diagnosis.SkipNewlines();
        if (source.Length > 0 && (stray || diagnosis.Kind != RawKind.Eof))
        {
            _faults.Add(new SyntaxFault(TextSpan.FromBounds(start, close), $"invalid string interpolation expression: '{source}'"));
        }
    }
}
