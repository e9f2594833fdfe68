namespace Kcl.Net.Kustomize;

/// <summary>Parses <see cref="LabelSelector"/> with the messages of Kubernetes' own parser.</summary>
internal sealed class LabelSelectorParser
{
    private const string End = "";
    private readonly List<(bool IsWord, string Text)> _tokens = [];
    private int _at;

    public LabelSelectorParser(string text) => Scan(text);

    public List<LabelSelector.Requirement> Parse()
    {
        var requirements = new List<LabelSelector.Requirement>();
        while (true)
        {
            var (isWord, text) = _tokens[_at];
            if (!isWord && text == End)
            {
                return requirements;
            }

            if (!isWord && text != "!")
            {
                throw new KustomizeException($"found '{text}', expected: !, identifier, or 'end of string'");
            }

            try
            {
                requirements.Add(Requirement());
            }
            catch (KustomizeException failure)
            {
                throw KustomizeException.Wrap("unable to parse requirement", failure);
            }

            var next = Take();
            if (!next.IsWord && next.Text == End)
            {
                return requirements;
            }

            if (next is not (false, ","))
            {
                throw new KustomizeException($"found '{next.Text}', expected: ',' or 'end of string'");
            }

            if (_tokens[_at] is not ((true, _) or (false, "!")))
            {
                throw new KustomizeException($"found '{_tokens[_at].Text}', expected: identifier after ','");
            }
        }
    }

    private static bool IsSpecial(char c) => c is '=' or '!' or '(' or ')' or ',' or '>' or '<';

    private void Scan(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t' or '\r' or '\n')
            {
                at++;
                continue;
            }

            var from = at;
            if (IsSpecial(text[at]))
            {
                var two = at + 1 < text.Length ? text[at..(at + 2)] : "";
                at += two is "==" or "!=" ? 2 : 1;
                _tokens.Add((false, text[from..at]));
                continue;
            }

            while (at < text.Length && !IsSpecial(text[at]) && text[at] is not (' ' or '\t' or '\r' or '\n'))
            {
                at++;
            }

            _tokens.Add((true, text[from..at]));
        }

        _tokens.Add((false, End));
    }

    private (bool IsWord, string Text) Take() => _tokens[Math.Min(_at++, _tokens.Count - 1)];

    private LabelSelector.Requirement Requirement()
    {
        var token = Take();
        var isNegated = token is (false, "!");
        token = isNegated ? Take() : token;
        if (!token.IsWord)
        {
            throw new KustomizeException($"found '{token.Text}', expected: identifier");
        }

        var key = token.Text;
        LabelRules.RequireKey(key);
        var none = new SortedSet<string>(StringComparer.Ordinal);
        if (isNegated)
        {
            return new LabelSelector.Requirement(key, "!", none);
        }

        if (_tokens[_at] is (false, End or ","))
        {
            return new LabelSelector.Requirement(key, "exists", none);
        }

        var (_, op) = Take();
        var values = op switch
        {
            "in" or "notin" => Values(),
            "=" or "==" or "!=" or ">" or "<" => Value(),
            _ => throw new KustomizeException($"found '{op}', expected: '=', '!=', '==', 'in', notin'"),
        };
        if (op is ">" or "<" && LabelSelector.Requirement.Number(values.Min!) is null)
        {
            throw new KustomizeException("for 'Gt', 'Lt' operators, the value must be an integer");
        }

        foreach (var value in values)
        {
            LabelRules.RequireValue(key, value);
        }

        return new LabelSelector.Requirement(key, op, values);
    }

    private SortedSet<string> Value()
    {
        if (_tokens[_at] is (false, End or ","))
        {
            return new SortedSet<string>(StringComparer.Ordinal) { "" };
        }

        var token = Take();
        return token.IsWord
            ? new SortedSet<string>(StringComparer.Ordinal) { token.Text }
            : throw new KustomizeException($"found '{token.Text}', expected: identifier");
    }

    private SortedSet<string> Values()
    {
        var open = Take();
        if (open is not (false, "("))
        {
            throw new KustomizeException($"found '{open.Text}' expected: '('");
        }

        var values = new SortedSet<string>(StringComparer.Ordinal);
        if (_tokens[_at] is (false, ")"))
        {
            _at++;
            values.Add("");
            return values;
        }

        if (_tokens[_at] is not ((true, _) or (false, ",")))
        {
            throw new KustomizeException($"found '{_tokens[_at].Text}', expected: ',', ')' or identifier");
        }

        var isValueNext = true;
        while (true)
        {
            var token = Take();
            switch (token)
            {
                case (true, _) when isValueNext:
                    values.Add(token.Text);
                    isValueNext = false;
                    break;
                case (false, ","):
                    if (isValueNext)
                    {
                        values.Add("");
                    }

                    isValueNext = true;
                    break;
                case (false, ")"):
                    if (isValueNext)
                    {
                        values.Add("");
                    }

                    return values;
                default:
                    throw new KustomizeException(isValueNext ? $"found '{token.Text}', expected: ',', or identifier" : $"found '{token.Text}', expected: ',' or ')'");
            }
        }
    }
}
