namespace Kcl.Net.Lexer;

/// <summary>
/// Turns the white space at the start of a line into indents and dedents. A level is a pair (tabs, spaces); a dedent
/// that meets no level leaves that level open and carries its surplus of spaces, for the grammar to refuse or ignore.
/// The first line's indentation does not count.
/// </summary>
internal sealed partial class Scanner
{
    private const string Inconsistent = "inconsistent use of tabs and spaces in indentation";

    private readonly List<(int Tabs, int Spaces)> _levels = [(0, 0)];
    private bool _lineBegins;
    private int _tabs;
    private int _spaces;

    private void CountIndentation(char c)
    {
        if (!_lineBegins)
        {
            return;
        }

        if (c == '\t')
        {
            _tabs++;
        }
        else
        {
            _spaces++;
        }
    }

    private void ResetIndentation()
    {
        _tabs = 0;
        _spaces = 0;
    }

    private void EmitIndentation()
    {
        var level = (Tabs: _tabs, Spaces: _spaces);
        ResetIndentation();
        if (!TryCompare(level, _levels[^1], out var order))
        {
            Error(_pos, _pos, Inconsistent);
            return;
        }

        if (order > 0)
        {
            if (_levels.Count > MaxDepth)
            {
                TooDeep();
                return;
            }

            _levels.Add(level);
            _out.Add(RawKind.Indent, _pos, _pos);
            return;
        }

        (int Tabs, int Spaces)? popped = null;
        while (order != 0)
        {
            if (order > 0)
            {
                var surplus = Math.Max(0, level.Spaces - _levels[^1].Spaces);
                _levels.Add(popped ?? level);
                _out[_out.Count - 1].Extra = surplus;
                return;
            }

            popped = _levels[^1];
            _levels.RemoveAt(_levels.Count - 1);
            _out.Add(RawKind.Dedent, _pos, _pos);
            if (_levels.Count == 0)
            {
                _levels.Add((0, 0));
                return;
            }

            if (!TryCompare(level, _levels[^1], out order))
            {
                Error(_pos, _pos, Inconsistent);
                return;
            }
        }
    }

    private void EndIndentation()
    {
        if (!_lineBegins)
        {
            _out.Add(RawKind.Newline, _end, _end);
        }

        for (var i = 1; i < _levels.Count; i++)
        {
            _out.Add(RawKind.Dedent, _end, _end);
        }
    }

    private static bool TryCompare((int Tabs, int Spaces) left, (int Tabs, int Spaces) right, out int order)
    {
        order = left.Tabs.CompareTo(right.Tabs);
        if (order == 0)
        {
            order = left.Spaces.CompareTo(right.Spaces);
            return true;
        }

        return order < 0 ? left.Spaces <= right.Spaces : left.Spaces >= right.Spaces;
    }
}
