using System.Buffers;
using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Modules.Dependencies;

/// <summary>
/// Finds the statements of a file by what begins at the start of a line outside of strings and brackets. Gives up on what it
/// does not understand; such a file is parsed whole.
/// </summary>
internal sealed class DeclarationScanner
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"'#\n\\()[]{}");
    private readonly string _text;
    private readonly DeclarationMap _map = new();
    private int _pos;
    private int _depth;

    /// <summary>Where the schema that is being passed begins; -1 outside.</summary>
    private int _start = -1;
    private string _name = "";

    /// <summary>Where the decorators before the next schema begin; -1 without.</summary>
    private int _decorators = -1;
    private bool _isFirst = true;

    private DeclarationScanner(string text) => _text = text;

    /// <summary>The file's statements; null when they cannot be told apart this simply.</summary>
    public static DeclarationMap? Scan(string text)
    {
        var scanner = new DeclarationScanner(text);
        return scanner.Run() ? scanner._map : null;
    }

    private bool Run()
    {
        if (!BeginLine())
        {
            return false;
        }

        while (_text.AsSpan(_pos).IndexOfAny(Marks) is var distance and >= 0)
        {
            _pos += distance;
            if (!Pass(_text[_pos]))
            {
                return false;
            }
        }

        EndDeclaration(_text.Length);
        return _depth == 0 && _decorators < 0;
    }

    private bool Pass(char mark)
    {
        switch (mark)
        {
            case '\n':
                _pos++;
                return _depth > 0 || BeginLine();
            case '#':
                var end = _text.AsSpan(_pos).IndexOf('\n');
                _pos = end < 0 ? _text.Length : _pos + end;
                return true;
            case '"' or '\'':
                return PassString(mark);
            case '\\':
                // A line end after it, with or without a carriage return, begins no statement.
                _pos++;
                _pos += _text.AsSpan(_pos).StartsWith("\r\n") ? 2 : _text.AsSpan(_pos).StartsWith("\n") ? 1 : 0;
                return true;
            case '(' or '[' or '{':
                _pos++;
                _depth++;
                return true;
            default:
                _pos++;
                return --_depth >= 0;
        }
    }

    private bool PassString(char quote)
    {
        var isTriple = _text.AsSpan(_pos).StartsWith(quote == '"' ? "\"\"\"" : "'''");
        _pos += isTriple ? 3 : 1;
        while (true)
        {
            var distance = _text.AsSpan(_pos).IndexOfAny(quote, '\\', '\n');
            if (distance < 0)
            {
                return false;
            }

            _pos += distance;
            if (_text[_pos] == '\\')
            {
                // Only these two are escapes for the question where a string ends.
                _pos += _pos + 1 < _text.Length && (_text[_pos + 1] == '\\' || _text[_pos + 1] == quote) ? 2 : 1;
            }
            else if (_text[_pos] == '\n')
            {
                if (!isTriple)
                {
                    return false;
                }

                _pos++;
            }
            else if (!isTriple || (_pos + 2 < _text.Length && _text[_pos + 1] == quote && _text[_pos + 2] == quote))
            {
                _pos += isTriple ? 3 : 1;
                return true;
            }
            else
            {
                _pos++;
            }
        }
    }

    private bool BeginLine()
    {
        if (_pos >= _text.Length || _text[_pos] is ' ' or '\t' or '\r' or '\n' or '#')
        {
            return true;
        }

        EndDeclaration(_pos);
        var isFirst = _isFirst;
        _isFirst = false;
        if (_text[_pos] == '@')
        {
            _decorators = _decorators < 0 ? _pos : _decorators;
            return true;
        }

        var word = WordAt(_pos);
        if (word is "schema" or "mixin" or "protocol" && BeginDeclaration(word))
        {
            return true;
        }

        if (_decorators >= 0)
        {
            return false;
        }

        if (word == "import")
        {
            return ImportLine();
        }

        // The docstring of the module says nothing to who imports it.
        if (!isFirst || !_text.AsSpan(_pos).StartsWith("\"\"\""))
        {
            _map.HasOthers = true;
            _map.OtherNames.Add(word);
        }

        return true;
    }

    private bool BeginDeclaration(string word)
    {
        var name = SkipBlanks(_pos + word.Length);
        _name = WordAt(name);
        var next = SkipBlanks(name + _name.Length);
        if (_name.Length == 0 || next >= _text.Length || !(_text[next] is '(' or '[' or ':' || WordAt(next) == "for"))
        {
            return false;
        }

        _start = _decorators < 0 ? _pos : _decorators;
        _decorators = -1;
        return true;
    }

    private void EndDeclaration(int end)
    {
        if (_start >= 0)
        {
            _map.Declarations.Add(new Declaration(_name, _start, end));
            _start = -1;
        }
    }

    /// <summary>`import ..a.b as c` on one line.</summary>
    private bool ImportLine()
    {
        var at = SkipBlanks(_pos + "import".Length);
        var dots = 0;
        for (; at < _text.Length && _text[at] == '.'; at++)
        {
            dots++;
        }

        var path = new List<NameSyntax>();
        do
        {
            path.Add(NameAt(at));
            at += path[^1].Span.Length;
        }
        while (at < _text.Length && _text[at] == '.' && at++ >= 0);

        NameSyntax? alias = null;
        var end = at;
        at = SkipBlanks(at);
        if (WordAt(at) == "as")
        {
            alias = NameAt(SkipBlanks(at + "as".Length));
            end = at = alias.Span.End;
            at = SkipBlanks(at);
        }

        if (path.Exists(n => n.Text.Length == 0) || alias is { Text.Length: 0 } || (at < _text.Length && _text[at] is not ('\n' or '\r' or '#')))
        {
            return false;
        }

        _map.Imports.Add(new ImportStatement(TextSpan.FromBounds(_pos, end), dots, path, alias));
        _pos = at;
        return true;
    }

    private NameSyntax NameAt(int at)
    {
        var word = WordAt(at);
        return new NameSyntax(word, new TextSpan(at, word.Length));
    }

    private string WordAt(int at)
    {
        var end = at;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '_'))
        {
            end++;
        }

        return _text[at..end];
    }

    private int SkipBlanks(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }
}
