using System.Runtime.CompilerServices;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Kcl.Net.Kustomize;

/// <summary>
/// The first document of a text as nodes. It follows the grammar of libyaml, so that mistakes are found where kustomize finds them and
/// named by the line it names. Throws <see cref="KustomizeException"/> with the message of Go's yaml.v3.
/// </summary>
internal sealed class NodeReader
{
    private const int MaxDepth = 1_000;
    private const string TagPrefix = "tag:yaml.org,2002:";
    private readonly YamlScanner _scanner;
    private readonly string? _placedText;
    private readonly TextPool _pool;
    private readonly int _firstLine;
    private readonly Dictionary<string, string> _handles = new(StringComparer.Ordinal) { ["!"] = "!", ["!!"] = TagPrefix };
    private Dictionary<string, Node>? _anchors;
    private Token _token;
    /// <summary>Something in the document has to be expanded once it is read.</summary>
    private bool _hasAliases;
    private int _depth;

    private NodeReader(string text, TextPool pool, int firstLine)
    {
        (_pool, _firstLine) = (pool, firstLine);
        if (YamlText.IndexOfForbidden(text) >= 0)
        {
            throw new KustomizeException("yaml: control characters are not allowed");
        }

        text = text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
        _placedText = pool.KeepsPlaces(text) ? text : null;
        _scanner = new YamlScanner(text, isGo: true, ahead: 2);
        _token = null!;
    }

    /// <summary>The root of the first document; null when there is none.</summary>
    /// <param name="firstLine">1-based line of the text in its file.</param>
    public static Node? Read(string text, TextPool pool, int firstLine = 1)
    {
        var reader = new NodeReader(text, pool, firstLine);
        try
        {
            return reader.Document();
        }
        catch (SyntaxErrorException failure)
        {
            var context = reader._scanner.ContextLine - 1;
            var problem = (int)reader._scanner.CurrentPosition.Line - 1;
            throw reader.Problem(context != 0 ? context + 1 : problem != 0 ? problem + 1 : 0, failure.Message);
        }
    }

    private KustomizeException Problem(long line, string problem) =>
        new(line == 0 ? $"yaml: {problem}" : $"yaml: line {line}: {problem}") { Line = _firstLine + (int)Math.Max(line - 1, 0) };

    /// <summary>A mistake of the grammar; Go counts its line from zero and prefers the place where the collection began.</summary>
    private KustomizeException Grammar(string problem, in Mark at, in Mark context = default)
    {
        var line = context.Line > 1 ? context.Line - 1 : at.Line - 1;
        return Problem(line, problem);
    }

    private Node? Document()
    {
        Next();
        Next();
        while (_token is DocumentEnd)
        {
            Next();
        }

        var isExplicit = Directives();
        if (_token is StreamEnd && !isExplicit)
        {
            return null;
        }

        var root = _token is DocumentEnd or DocumentStart or StreamEnd ? Empty(_token.Start) : Content(isBlock: true, mayBeIndentless: false);
        return _hasAliases ? Anchors.Expand(root) : root;
    }

    private bool Directives()
    {
        var any = false;
        while (_token is TagDirective or VersionDirective)
        {
            any = true;
            if (_token is TagDirective tag)
            {
                _handles[tag.Handle] = tag.Prefix;
            }

            Next();
        }

        if (_token is DocumentStart)
        {
            Next();
            return true;
        }

        return any ? throw Grammar("did not find expected <document start>", _token.Start) : false;
    }

    private void Next()
    {
        if (!_scanner.MoveNext())
        {
            throw new KustomizeException("yaml: did not find expected node content");
        }

        _token = _scanner.Current!;
    }

    private Node Content(bool isBlock, bool mayBeIndentless)
    {
        var start = _token.Start;
        if (_token is AnchorAlias alias)
        {
            return Alias(alias);
        }

        string? anchor = null;
        string? tag = null;
        while (true)
        {
            if (_token is Anchor name && anchor is null)
            {
                anchor = name.Value.Value;
            }
            else if (_token is Tag given && tag is null)
            {
                tag = Resolve(given, start);
            }
            else
            {
                break;
            }

            Next();
        }

        var node = Made(start);
        if (anchor is not null)
        {
            (_anchors ??= new(StringComparer.Ordinal))[anchor] = node;
        }

        Fill(node, tag, anchor is not null || tag is not null, start, isBlock, mayBeIndentless);
        return node;
    }

    private void Fill(Node node, string? tag, bool hasProperties, in Mark start, bool isBlock, bool mayBeIndentless)
    {
        switch (_token)
        {
            case BlockEntry when mayBeIndentless:
                Collection(node, NodeKind.Sequence, tag);
                Nested(node, static (self, n) => self.IndentlessSequence(n));
                break;
            case YamlDotNet.Core.Tokens.Scalar scalar:
                ScalarNode(node, scalar, tag);
                Comment(node, scalar.End);
                Next();
                break;
            case FlowSequenceStart:
                Collection(node, NodeKind.Sequence, tag, NodeStyle.Flow);
                Nested(node, static (self, n) => self.FlowSequence(n));
                break;
            case FlowMappingStart:
                Collection(node, NodeKind.Mapping, tag, NodeStyle.Flow);
                Nested(node, static (self, n) => self.FlowMapping(n));
                break;
            case BlockSequenceStart when isBlock:
                Collection(node, NodeKind.Sequence, tag);
                Nested(node, static (self, n) => self.BlockSequence(n));
                break;
            case BlockMappingStart when isBlock:
                Collection(node, NodeKind.Mapping, tag);
                Nested(node, static (self, n) => self.BlockMapping(n));
                break;
            default:
                if (!hasProperties)
                {
                    throw Grammar("did not find expected node content", _token.Start, start);
                }

                Tagged(node, NodeKind.Scalar, tag, Tags.Null);
                break;
        }
    }

    private void Nested(Node node, Action<NodeReader, Node> read)
    {
        if (++_depth > MaxDepth)
        {
            throw Problem(0, $"exceeded max depth of {MaxDepth}");
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        read(this, node);
        _depth--;
    }

    private static void Collection(Node node, NodeKind kind, string? tag, NodeStyle style = NodeStyle.Plain)
    {
        node.Style = style;
        Tagged(node, kind, tag, kind == NodeKind.Mapping ? Tags.Map : Tags.Seq);
    }

    private static void Tagged(Node node, NodeKind kind, string? tag, string standard)
    {
        node.Kind = kind;
        if (tag is null or "!")
        {
            node.Tag = standard;
        }
        else
        {
            node.Tag = tag;
            node.Style |= NodeStyle.Tagged;
        }
    }

    private void ScalarNode(Node node, YamlDotNet.Core.Tokens.Scalar scalar, string? tag)
    {
        node.Value = _pool.Share(scalar.Value);
        node.Style = scalar.Style switch
        {
            ScalarStyle.DoubleQuoted => NodeStyle.DoubleQuoted,
            ScalarStyle.SingleQuoted => NodeStyle.SingleQuoted,
            ScalarStyle.Literal => NodeStyle.Literal,
            ScalarStyle.Folded => NodeStyle.Folded,
            _ => NodeStyle.Plain,
        };
        Tagged(node, NodeKind.Scalar, tag, node.Style == NodeStyle.Plain ? Scalar12.TagOf(node.Value) : Tags.Str);
        _hasAliases |= node.Tag == Tags.Merge;
    }

    private string Resolve(Tag tag, in Mark start)
    {
        if (tag.Handle.Length == 0)
        {
            return Short(tag.Suffix);
        }

        return _handles.TryGetValue(tag.Handle, out var prefix) ? Short(prefix + tag.Suffix) : throw Grammar("found undefined tag handle", tag.Start, start);
    }

    private static string Short(string tag) =>
        tag.StartsWith(TagPrefix, StringComparison.Ordinal) ? string.Concat("!!", tag.AsSpan(TagPrefix.Length)) : tag;

    private Node Alias(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        if (_anchors is null || !_anchors.TryGetValue(name, out var target))
        {
            throw new KustomizeException($"yaml: unknown anchor '{name}' referenced");
        }

        _hasAliases = true;
        Next();
        return new Node { Kind = NodeKind.Alias, Value = name, Content = [target] };
    }

    private Node Empty(in Mark at)
    {
        var node = Made(at);
        (node.Kind, node.Tag) = (NodeKind.Scalar, Tags.Null);
        return node;
    }

    private Node Made(in Mark start)
    {
        var line = _firstLine + (int)start.Line - 1;
        return _placedText is null ? new Node { Line = line } : new PlacedNode { Line = line, DocumentLine = (int)start.Line, Column = (int)start.Column };
    }

    /// <summary>Gives the node the comment that follows a token on its line.</summary>
    private void Comment(Node node, in Mark end)
    {
        if (_placedText is not null && node is PlacedNode { LineComment: "" } placed && CommentAt((int)end.Index) is { } comment)
        {
            placed.LineComment = comment;
        }
    }

    private string? CommentAt(int from)
    {
        var rest = _placedText.AsSpan(Math.Min(from, _placedText!.Length));
        var end = rest.IndexOf('\n');
        var text = (end < 0 ? rest : rest[..end]).Trim();
        return text.StartsWith("#") ? text.ToString() : null;
    }

    /// <summary>Gives the node the comments of the lines right above it.</summary>
    private void CommentsAbove(Node node)
    {
        if (_placedText is null || node is not PlacedNode placed)
        {
            return;
        }

        var lines = _placedText.Split('\n');
        var first = placed.DocumentLine - 1;
        while (first > 0 && lines[first - 1].AsSpan().TrimStart().StartsWith("#"))
        {
            first--;
        }

        placed.HeadComment = string.Join('\n', lines[first..(placed.DocumentLine - 1)].Select(static l => l.Trim()));
    }

    private void BlockSequence(Node node)
    {
        var start = _token.Start;
        var items = new List<Node>();
        Next();
        while (_token is BlockEntry)
        {
            var at = _token.End;
            Next();
            items.Add(_token is BlockEntry or BlockEnd ? Empty(at) : Content(isBlock: true, mayBeIndentless: false));
        }

        node.Content = items.ToArray();
        End<BlockEnd>("did not find expected '-' indicator", start);
    }

    private void End<TEnd>(string problem, in Mark start)
        where TEnd : Token
    {
        if (_token is not TEnd)
        {
            throw Grammar(problem, _token.Start, start);
        }

        Next();
    }

    private void IndentlessSequence(Node node)
    {
        var items = new List<Node>();
        while (_token is BlockEntry)
        {
            var at = _token.End;
            Next();
            items.Add(_token is BlockEntry or Key or YamlDotNet.Core.Tokens.Value or BlockEnd ? Empty(at) : Content(isBlock: true, mayBeIndentless: false));
        }

        node.Content = items.ToArray();
    }

    private void BlockMapping(Node node)
    {
        var start = _token.Start;
        var items = new List<Node>();
        Next();
        while (_token is Key or YamlDotNet.Core.Tokens.Value)
        {
            items.Add(BlockPart<Key>());
            CommentsAbove(items[^1]);
            _hasAliases |= items[^1].IsTaggedNull;
            Comment(items[^1], _token.End);
            items.Add(BlockPart<YamlDotNet.Core.Tokens.Value>());
        }

        node.Content = items.ToArray();
        End<BlockEnd>("did not find expected key", start);
    }

    private Node BlockPart<TIndicator>()
        where TIndicator : Token
    {
        if (_token is not TIndicator)
        {
            return Empty(_token.Start);
        }

        var at = _token.End;
        Next();
        return _token is Key or YamlDotNet.Core.Tokens.Value or BlockEnd ? Empty(at) : Content(isBlock: true, mayBeIndentless: true);
    }

    private void FlowSequence(Node node)
    {
        var start = _token.Start;
        var items = new List<Node>();
        Next();
        while (_token is not FlowSequenceEnd)
        {
            if (items.Count > 0)
            {
                FlowComma("did not find expected ',' or ']'", start);
            }

            if (_token is FlowSequenceEnd)
            {
                break;
            }

            items.Add(_token is Key ? FlowPair() : Content(isBlock: false, mayBeIndentless: false));
        }

        node.Content = items.ToArray();
        Comment(node, _token.End);
        Next();
    }

    /// <summary>`[a: b]`: a mapping of one entry.</summary>
    private Node FlowPair()
    {
        var pair = Made(_token.Start);
        Collection(pair, NodeKind.Mapping, null, NodeStyle.Flow);
        Next();
        var key = _token is YamlDotNet.Core.Tokens.Value or FlowEntry or FlowSequenceEnd ? Empty(_token.Start) : Content(isBlock: false, mayBeIndentless: false);
        pair.Content = [key, FlowValue<FlowSequenceEnd>()];
        return pair;
    }

    private void FlowComma(string problem, in Mark start)
    {
        if (_token is not FlowEntry)
        {
            throw Grammar(problem, _token.Start, start);
        }

        Next();
    }

    private void FlowMapping(Node node)
    {
        var start = _token.Start;
        var items = new List<Node>();
        Next();
        while (_token is not FlowMappingEnd)
        {
            if (items.Count > 0)
            {
                FlowComma("did not find expected ',' or '}'", start);
            }

            if (_token is FlowMappingEnd)
            {
                break;
            }

            if (_token is Key)
            {
                Next();
                items.Add(_token is YamlDotNet.Core.Tokens.Value or FlowEntry or FlowMappingEnd ? Empty(_token.Start) : Content(isBlock: false, mayBeIndentless: false));
                items.Add(FlowValue<FlowMappingEnd>());
            }
            else
            {
                items.Add(Content(isBlock: false, mayBeIndentless: false));
                items.Add(FlowValue<FlowMappingEnd>());
            }
        }

        node.Content = items.ToArray();
        Comment(node, _token.End);
        Next();
    }

    private Node FlowValue<TEnd>()
        where TEnd : Token
    {
        if (_token is not YamlDotNet.Core.Tokens.Value)
        {
            return Empty(_token.Start);
        }

        Next();
        return _token is FlowEntry or TEnd ? Empty(_token.Start) : Content(isBlock: false, mayBeIndentless: false);
    }
}
