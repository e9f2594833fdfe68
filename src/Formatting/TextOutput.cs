using System.Text;

namespace Kcl.Net.Formatting;

/// <summary>The text so far, with the current indentation.</summary>
internal sealed class TextOutput(string level)
{
    private StringBuilder _text = new();

    public int Level { get; set; }

    public int Length => _text.Length;

    /// <summary>The last line written is empty, or nothing is written yet.</summary>
    public bool EndsInBlankLine => _text.Length == 0 || (_text.Length > 1 && _text[^1] == '\n' && _text[^2] == '\n');

    public TextOutput Write(string text)
    {
        _text.Append(text);
        return this;
    }

    public TextOutput Write(ReadOnlySpan<char> text)
    {
        _text.Append(text);
        return this;
    }

    public void EndLine() => _text.Append('\n');

    public void Indentation()
    {
        for (var i = 0; i < Level; i++)
        {
            _text.Append(level);
        }
    }

    /// <summary>Ends the line and indents the next.</summary>
    public void NewLine()
    {
        EndLine();
        Indentation();
    }

    public void Remove(int from) => _text.Length = from;

    /// <summary>What <paramref name="write"/> writes, apart from the rest.</summary>
    public string Aside(Action write)
    {
        var outside = _text;
        _text = new StringBuilder();
        try
        {
            write();
            return _text.ToString();
        }
        finally
        {
            _text = outside;
        }
    }

    public override string ToString() => _text.ToString();
}
