using Kcl.Net.Evaluator.Nodes;

namespace Kcl.Net.Evaluator;

/// <summary>One `if` around a setter and the branch it stands in. `Index` is the guard's slot among its owner's branch states.</summary>
internal sealed record Guard(IfStatementNode Statement, bool InThen);

/// <summary>One statement that gives a name its next value, with the conditions around it, outermost first.</summary>
internal sealed record Setter(SetterNode Statement, Guard[] Guards);
