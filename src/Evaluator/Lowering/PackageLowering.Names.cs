using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Values;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Lowering;

internal sealed partial class PackageLowering<TTracer>
{
    private Node LowerIdentifier(IdentifierExpression identifier)
    {
        if (identifier.PackagePath is { } path)
        {
            return LowerQualified(identifier, path);
        }

        var node = LowerName(identifier.Names[0].Text, identifier.Names.Count == 1 ? identifier.Span : identifier.Names[0].Span);
        return LowerMembers(node, identifier, 1);
    }

    private Node LowerMembers(Node node, IdentifierExpression identifier, int from)
    {
        for (var i = from; i < identifier.Names.Count; i++)
        {
            var span = identifier.Names[0].Span.To(identifier.Names[i].Span);
            node = new SelectNode(File, span, node, identifier.Names[i].Text, isOptional: false);
        }

        return node;
    }

    /// <summary>`package.member…`: a variable or schema of a KCL package, a member of a standard module, a host function.</summary>
    private Node LowerQualified(IdentifierExpression identifier, string path)
    {
        var member = identifier.Names[1].Text;
        var span = identifier.Names[0].Span.To(identifier.Names[1].Span);
        if (program.Package(path) is { } target)
        {
            Node? node = target.Schemas.TryGetValue(member, out var schema) ? new ConstantNode(File, span, schema.Constructor)
                : target.VariablesByName.TryGetValue(member, out var variable) ? new PackageVariableNode(File, span, variable)
                : program.Lowering(path)!.FindOwnSchema(member, 0) is { } aliased ? new ConstantNode(File, span, aliased.Constructor)
                : null;
            return LowerMembers(node ?? new UndefinedNameNode(File, span, identifier.Text), identifier, 2);
        }

        if (path.StartsWith("kcl_plugin.", StringComparison.Ordinal))
        {
            return new ConstantNode(File, span, new PluginFunctionValue(path["kcl_plugin.".Length..] + "." + member));
        }

        if (SystemModules.Find(path) is { } module)
        {
            Value? value = module.Find(member) is { } function ? new BuiltinFunctionValue(function) : module.Constant(member);
            if (value is not null)
            {
                return LowerMembers(new ConstantNode(File, span, value), identifier, 2);
            }
        }

        return new UndefinedNameNode(File, span, identifier.Text);
    }

    /// <summary>
    /// What a plain name means here, from the inside out: loop variables, parameters, locals and earlier config keys; inside a
    /// schema body its attributes come before config keys written directly in the body; then package names and builtins.
    /// </summary>
    private Node LowerName(string name, TextSpan span)
    {
        var crossed = new List<Activation>();
        var activation = _scope.Activation;
        for (var scope = _scope; scope is not null; scope = scope.Parent)
        {
            if (scope.Activation != activation)
            {
                crossed.Add(activation);
                activation = scope.Activation;
            }

            if (scope.Kind == ScopeKind.Package)
            {
                // Config keys at package level live in nested scopes; the package scope itself holds no locals.
                break;
            }

            if (scope.TryGetSlot(name, out var slot))
            {
                for (var i = crossed.Count - 1; i >= 0; i--)
                {
                    slot = crossed[i].Capture(slot);
                }

                var outer = scope.Kind is ScopeKind.Config or ScopeKind.Lambda ? LowerOutside(name, span, scope) : null;
                var local = new LocalNode(File, span, slot, outer);
                return scope.Kind == ScopeKind.Config && IsDirectlyInSchema(scope) ? new AttributeNameNode(File, span, name, local) : local;
            }
        }

        var global = LowerPackageName(name, span);
        return _schema is null ? global ?? new UndefinedNameNode(File, span, name) : new AttributeNameNode(File, span, name, global);
    }

    /// <summary>The meaning of the name outside a scope whose slot may be empty: a conditional local or config key.</summary>
    private Node? LowerOutside(string name, TextSpan span, LocalScope scope)
    {
        var saved = _scope;
        if (scope.Parent is null || scope.Activation != saved.Activation)
        {
            var package = LowerPackageName(name, span);
            return _schema is null ? package : new AttributeNameNode(File, span, name, package);
        }

        _scope = scope.Parent;
        var node = scope.Parent.Activation == saved.Activation
            ? LowerName(name, span)
            : LowerThroughCapture(name, span, saved.Activation);
        _scope = saved;
        return node is UndefinedNameNode ? null : node;
    }

    /// <summary>The name as seen from just outside the current activation, read through a captured slot when it is a local there.</summary>
    private Node? LowerThroughCapture(string name, TextSpan span, Activation inner)
    {
        var outside = LowerName(name, span);
        return outside is LocalNode local ? local.CapturedBy(inner) : outside;
    }

    private Node? LowerPackageName(string name, TextSpan span)
    {
        if (package.VariablesByName.TryGetValue(name, out var variable))
        {
            return new PackageVariableNode(File, span, variable);
        }

        if (FindOwnSchema(name, 0) is { } schema)
        {
            return new ConstantNode(File, span, schema.Constructor);
        }

        return BuiltinFunctions.Find(name) is { } builtin ? new ConstantNode(File, span, new BuiltinFunctionValue(builtin)) : null;
    }

    /// <summary>No lambda lies between the scope and the schema body around it.</summary>
    private bool IsDirectlyInSchema(LocalScope scope)
    {
        for (var outer = scope; outer is not null; outer = outer.Parent)
        {
            if (outer.Kind == ScopeKind.Schema)
            {
                return true;
            }

            if (outer.Kind == ScopeKind.Lambda)
            {
                return false;
            }
        }

        return false;
    }
}
