namespace Kcl.Net.Builtins.Templates;

/// <summary>Builds the tree of a template from its tags; blocks must be closed by their own name.</summary>
internal sealed class TemplateParser
{
    private const int MaxDepth = 200;
    private readonly List<TemplateTag> _tags;
    private int _at;
    private int _depth;

    private TemplateParser(List<TemplateTag> tags) => _tags = tags;

    public static List<TemplateNode> Parse(string template)
    {
        var parser = new TemplateParser(TemplateScanner.Scan(template));
        var nodes = parser.ParseNodes();
        if (parser._at < parser._tags.Count)
        {
            throw TemplateException.Malformed("InvalidSyntax(\"unexpected closing or else tag\")").At(parser._tags[parser._at].Offset);
        }

        return nodes;
    }

    /// <summary>Nodes up to a closing or else tag, which is left for the caller.</summary>
    private List<TemplateNode> ParseNodes()
    {
        var nodes = new List<TemplateNode>();
        for (; _at < _tags.Count; _at++)
        {
            var tag = _tags[_at];
            try
            {
                switch (tag.Kind)
                {
                    case TagKind.Close or TagKind.Else:
                        return nodes;
                    case TagKind.Text:
                        nodes.Add(new TextNode(tag.Offset, tag.Content));
                        break;
                    case TagKind.Output or TagKind.RawOutput:
                        nodes.Add(new OutputNode(tag.Offset, ReadCall(tag.Content, out _), tag.Kind == TagKind.RawOutput));
                        break;
                    case TagKind.Partial:
                        nodes.Add(new PartialNode(tag.Offset, ReadCall(tag.Content, out _)));
                        break;
                    case TagKind.Open:
                        nodes.Add(ParseBlock(tag, tag.Content, isChained: false));
                        break;
                    case TagKind.InlineOpen:
                        nodes.Add(ParseInline(tag));
                        break;
                }
            }
            catch (TemplateException failure)
            {
                throw failure.At(tag.Offset);
            }
        }

        return nodes;
    }

    /// <summary>A block from its opening tag; an `else if` opens one that its outer block closes.</summary>
    private BlockNode ParseBlock(TemplateTag open, string content, bool isChained)
    {
        if (++_depth > MaxDepth)
        {
            throw TemplateException.Malformed("InvalidSyntax(\"blocks nest too deeply\")");
        }

        var call = ReadCall(content, out var names);
        _at++;
        var body = ParseNodes();
        List<TemplateNode> otherwise = [];
        if (_at < _tags.Count && _tags[_at].Kind == TagKind.Else)
        {
            var alternative = _tags[_at];
            if (alternative.Content.Length > 0)
            {
                otherwise = [ParseBlock(alternative, alternative.Content, isChained: true)];
            }
            else
            {
                _at++;
                otherwise = ParseNodes();
            }
        }

        if (!isChained)
        {
            RequireClose(open, NameOf(call));
        }

        _depth--;
        return new BlockNode(open.Offset, call, names, body, otherwise);
    }

    private InlineNode ParseInline(TemplateTag open)
    {
        var name = ReadCall(open.Content, out _);
        _at++;
        var body = ParseNodes();
        RequireClose(open, "inline");
        return new InlineNode(open.Offset, NameOf(name), body);
    }

    private void RequireClose(TemplateTag open, string name)
    {
        if (_at >= _tags.Count)
        {
            throw TemplateException.Malformed("InvalidSyntax(\"expected helper_block_end\")").At(open.Offset);
        }

        var close = _tags[_at];
        if (close.Kind != TagKind.Close || close.Content != name)
        {
            throw TemplateException.Malformed($"MismatchingClosedHelper(\"{name}\", \"{close.Content}\")").At(close.Offset);
        }
    }

    public static string NameOf(TemplateCall call) => call.Target switch
    {
        PathOperand path => path.Text,
        LiteralOperand literal => literal.Value.ToString() ?? "",
        _ => "",
    };

    private static TemplateCall ReadCall(string content, out IReadOnlyList<string> blockNames)
    {
        var reader = new TagReader(content);
        var call = reader.ReadCall();
        reader.RequireEnd();
        blockNames = reader.BlockNames;
        return call;
    }
}
