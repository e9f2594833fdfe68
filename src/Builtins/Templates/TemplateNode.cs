using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Templates;

/// <summary>A part of a Handlebars template. Offsets are where its tag starts in the text.</summary>
internal abstract record TemplateNode(int Offset);

internal sealed record TextNode(int Offset, string Text) : TemplateNode(Offset);

/// <summary>`{{x}}`, or `{{{x}}}` without escaping.</summary>
internal sealed record OutputNode(int Offset, TemplateCall Call, bool Raw) : TemplateNode(Offset);

/// <summary>`{{#name …}} … {{else}} … {{/name}}`.</summary>
internal sealed record BlockNode(int Offset, TemplateCall Call, IReadOnlyList<string> Names, IReadOnlyList<TemplateNode> Body, IReadOnlyList<TemplateNode> Otherwise)
    : TemplateNode(Offset);

/// <summary>`{{#*inline "name"}} … {{/inline}}`: a template for later.</summary>
internal sealed record InlineNode(int Offset, string Name, IReadOnlyList<TemplateNode> Body) : TemplateNode(Offset);

/// <summary>`{{&gt; name context key=value}}`.</summary>
internal sealed record PartialNode(int Offset, TemplateCall Call) : TemplateNode(Offset);

/// <summary>What stands in a tag: a path or helper, its parameters and its named ones.</summary>
internal sealed record TemplateCall(TemplateOperand Target, IReadOnlyList<TemplateOperand> Parameters, IReadOnlyList<KeyValuePair<string, TemplateOperand>> Named);

internal abstract record TemplateOperand;

internal sealed record LiteralOperand(Value Value) : TemplateOperand;

/// <summary>A path: how many contexts up, whether it names a block variable (`@index`), and its segments.</summary>
internal sealed record PathOperand(int Up, bool IsVariable, IReadOnlyList<string> Segments, string Text) : TemplateOperand;

/// <summary>`(helper …)` as a parameter.</summary>
internal sealed record NestedOperand(TemplateCall Call) : TemplateOperand;
