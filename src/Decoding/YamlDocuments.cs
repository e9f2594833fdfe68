using System.Runtime.CompilerServices;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kcl.Net.Decoding;

/// <summary>
/// Builds values from the parser's events, one document after another. Recursion follows the nesting of the text, which
/// <see cref="YamlOptions.MaxDepth"/> bounds.
/// </summary>
internal sealed partial class YamlDocuments
{
    private readonly SourceFile _file;
    private readonly YamlOptions _options;
    private readonly YamlScanner _scanner;
    private readonly Parser _parser;
    private readonly YamlAnchors _anchors;
    private readonly int _shift;
    private readonly bool _isGo;
    private DataFormatException? _later;
    private DataFormatException? _next;
    private long _nodes;
    private int _depth;

    public YamlDocuments(SourceFile file, YamlOptions options)
    {
        _file = file;
        _options = options;
        _isGo = options.Dialect == YamlDialect.Go11;
        _shift = YamlText.Check(file, options);
        _scanner = new YamlScanner(_shift == 0 ? file.Text : file.Text[_shift..], _isGo);
        _parser = new Parser(_scanner);
        _anchors = new YamlAnchors(options.MaxAliasedNodes);
    }

    /// <summary>Offset in the file up to which it has been read.</summary>
    public long Position => _scanner.CurrentPosition.Index + _shift;

    /// <summary>The next document; null at the end of the text.</summary>
    public Value? Next()
    {
        if (_next is not null)
        {
            throw _next;
        }

        try
        {
            while (_parser.MoveNext())
            {
                if (_parser.Current is DocumentStart)
                {
                    return Document();
                }
            }

            return null;
        }
        catch (YamlException failure)
        {
            throw YamlProblem.From(_file, failure, _scanner, _shift);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or InsufficientExecutionStackException)
        {
            // The parser's own checks end this way on a few malformed texts.
            throw YamlProblem.At(_file, Position, failure is InsufficientExecutionStackException ? "the text is nested too deeply" : "the text is not YAML");
        }
    }

    private Value Document()
    {
        _anchors.Clear();
        _later = null;
        var value = Node(Advance());
        EndDocument();
        return _later is null ? value : throw _later;
    }

    /// <summary>
    /// Reads past the document, so that a mistake behind it is found. Go takes what it cannot read there for the end of
    /// this document and complains when it is asked for another.
    /// </summary>
    private void EndDocument()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (YamlException failure) when (_isGo && !_scanner.Failed)
        {
            _next = YamlProblem.From(_file, failure, _scanner, _shift);
        }
    }

    /// <summary>Go reads a whole document before it looks at types, so its syntax is complained of first.</summary>
    private void FailLater(DataFormatException failure, bool isOfMeaning = true)
    {
        if (!_isGo || !isOfMeaning)
        {
            throw failure;
        }

        _later ??= failure;
    }

    private ParsingEvent Advance() =>
        _parser.MoveNext() ? _parser.Current! : throw Fail(_scanner.CurrentPosition, "did not find expected node content");

    /// <summary>The value of the node that the event starts; the event is the parser's current one.</summary>
    private Value Node(ParsingEvent start)
    {
        _nodes++;
        if (start is AnchorAlias alias)
        {
            CheckName(alias.Value.Value, start.Start);
            if (_anchors.Resolve(alias.Value.Value, out var problem) is { } aliased)
            {
                return aliased;
            }

            FailLater(Fail(start.Start, problem), isOfMeaning: !problem.StartsWith("unknown", StringComparison.Ordinal));
            return NoneValue.Instance;
        }

        if (start is not NodeEvent node)
        {
            throw Fail(start.Start, "did not find expected node content");
        }

        if (node.Anchor.IsEmpty)
        {
            return Content(node);
        }

        var name = node.Anchor.Value;
        CheckName(name, node.Start);
        var before = _nodes + _anchors.Aliased;
        _anchors.Open(name);
        var value = Content(node);
        _anchors.Close(name, value, _nodes + _anchors.Aliased - before + 1);
        return value;
    }

    private void CheckName(string name, in Mark place)
    {
        if (_isGo && !YamlAnchors.IsGoName(name))
        {
            throw YamlProblem.AtToken(_file, place, _shift, "did not find expected alphabetic or numeric character");
        }
    }

    private Value Content(NodeEvent node) => node switch
    {
        Scalar scalar => ScalarValue(scalar),
        SequenceStart => Nested(node, static (self, start) => self.List(start)),
        MappingStart => Nested(node, static (self, start) => self.Mapping(start)),
        _ => throw Fail(node.Start, "did not find expected node content"),
    };

    private Value Nested(NodeEvent node, Func<YamlDocuments, NodeEvent, Value> read)
    {
        if (++_depth > _options.MaxDepth)
        {
            throw Fail(node.Start, $"the text is nested more than {_options.MaxDepth} levels deep");
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        RejectTag(node);
        var value = read(this, node);
        _depth--;
        return value;
    }

    private ListValue List(NodeEvent start)
    {
        var list = new ListValue();
        for (var next = Advance(); next is not SequenceEnd; next = Advance())
        {
            // The end of an item is known after it is read, and a nested one would point past itself.
            var origin = OriginOf(next, next.Start);
            list.Add(Node(next), origin);
        }

        return list;
    }

    /// <summary>A scalar's own text; for anything larger, the place where it begins.</summary>
    private Origin? OriginOf(ParsingEvent value, in Mark fallback)
    {
        if (_file.Path.Length == 0)
        {
            return null;
        }

        var isText = value is Scalar { Value.Length: > 0 } or AnchorAlias;
        var from = (int)((isText ? value.Start.Index : fallback.Index) + _shift);
        var length = isText ? (int)(value.End.Index - value.Start.Index) : 1;
        from = Math.Clamp(from, 0, _file.Text.Length);
        return new Origin(_file, new TextSpan(from, Math.Clamp(length, 0, _file.Text.Length - from)));
    }

    private DataFormatException Fail(in Mark place, string problem) => YamlProblem.At(_file, place.Index + _shift, problem);
}
