using Kcl.Net.Modules;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Schema declarations to schema types: base, own attributes, mixins, parameters.</summary>
public sealed partial class Checker
{
    private void BuildTypes(KclPackage package, bool isLast)
    {
        foreach (var file in package.Files)
        {
            EnterFile(file);
            foreach (var statement in file.Syntax.Body)
            {
                SchemaBody body;
                if (statement is SchemaStatement schema)
                {
                    body = BuildSchema(schema, isLast);
                    body.Identity.Latest = body;
                }
                else if (statement is RuleStatement rule)
                {
                    body = BuildRule(rule, isLast);
                }
                else
                {
                    continue;
                }

                _scope.Put(new Symbol(body.Name, body.Definition, SymbolKind.Definition, At(statement)));
            }
        }
    }

    private SchemaBody BuildSchema(SchemaStatement schema, bool isLast)
    {
        var parent = BaseOf(schema);
        var protocol = ProtocolOf(schema);
        CheckSchemaName(schema, parent);
        var names = AssignedNames(schema.Body);
        var signature = SignatureOf(schema, names);
        var attributes = new Dictionary<string, SchemaAttribute>(StringComparer.Ordinal);
        foreach (var statement in schema.Body)
        {
            AddAttribute(statement, parent, signature, attributes);
        }

        var mixins = MixinsOf(schema, attributes);
        var parameters = ParametersOf(schema.Parameters, names);
        var identity = IdentityOf(schema.Name.Text);
        if (isLast && parent is not null)
        {
            ReportCircle("schemas", _references.Add(identity.FullName, parent.Identity.FullName, At(schema.Name)));
        }

        CheckDecorators(schema.Decorators);
        return new SchemaBody(identity)
        {
            IsMixin = schema.IsMixin,
            IsProtocol = schema.IsProtocol,
            Base = parent,
            Protocol = protocol,
            Mixins = mixins,
            Attributes = attributes,
            IndexSignature = signature,
            Constructor = new FunctionType(parameters, BasicType.Any),
        };
    }

    private SchemaBody? BaseOf(SchemaStatement schema)
    {
        if (schema.Base is not { } name)
        {
            return null;
        }

        var type = Identifier(name);
        if (type is SchemaType { IsInstance: false, Body: { IsProtocol: false, IsMixin: false } body })
        {
            return body;
        }

        Report(Messages.IllegalBase(At(name), "schema", type));
        return null;
    }

    private SchemaBody? ProtocolOf(SchemaStatement schema)
    {
        if (schema.Host is { } host && !schema.IsMixin)
        {
            Report(Messages.OnlyMixinsHaveHosts(At(host)));
            return null;
        }

        return ProtocolNamed(schema.Host);
    }

    private SchemaBody? ProtocolNamed(ExpressionSyntax? host)
    {
        if (host is null)
        {
            return null;
        }

        var type = host is IdentifierExpression name ? Identifier(name) : Expr(host);
        if (type is SchemaType { IsInstance: false, Body: { IsProtocol: true } body })
        {
            return body;
        }

        Report(Messages.IllegalBase(At(host), "protocol", type));
        return null;
    }

    private void CheckSchemaName(SchemaStatement schema, SchemaBody? parent)
    {
        var name = schema.Name.Text;
        if (IsReservedTypeName(name))
        {
            Report(Messages.ReservedName(At(schema.Name), "schema name", name));
        }

        if (schema.IsProtocol && !name.EndsWith("Protocol", StringComparison.Ordinal))
        {
            Report(Messages.ProtocolName(At(new Diagnostics.TextSpan(schema.Name.Span.End, 0))));
        }

        if (schema.IsProtocol && (schema.Parameters.Count > 0 || schema.Mixins.Count > 0 || schema.Checks.Count > 0 || schema.Body.Any(s => s is not SchemaAttributeStatement)))
        {
            Report(Messages.ProtocolBody(At(schema.Name)));
        }

        if (parent is not null && parent.Name.EndsWith("Mixin", StringComparison.Ordinal))
        {
            Report(Messages.MixinAsBase(At(schema.Name), parent.Name));
        }
    }

    private IndexSignature? SignatureOf(SchemaStatement schema, HashSet<string> names)
    {
        if (schema.IndexSignature is not { } signature)
        {
            return null;
        }

        if (signature.KeyName is { } keyName && names.Contains(keyName.Text))
        {
            Report(Messages.IndexKeyName(At(signature), keyName.Text));
        }

        var key = Annotation(signature.KeyType, At(signature.KeyType));
        if (key is UnionType union && signature.KeyType is UnionTypeSyntax written && !written.Members.Any(m => m is NamedTypeSyntax))
        {
            key = Supremum.Of(union.Members);
        }

        var value = Annotation(signature.ValueType, At(signature.ValueType));
        if (!TypeTests.IsStr(key))
        {
            Report(Messages.IndexKeyType(At(schema.Name), key));
        }

        return new IndexSignature(signature.KeyName?.Text, key, value, signature.AnyOther);
    }

    private List<SchemaBody> MixinsOf(SchemaStatement schema, Dictionary<string, SchemaAttribute> attributes)
    {
        var mixins = new List<SchemaBody>(schema.Mixins.Count);
        foreach (var mixin in schema.Mixins)
        {
            if (mixin.Names is not [.., var last] || !last.Text.EndsWith("Mixin", StringComparison.Ordinal))
            {
                Report(Messages.MixinName(At(mixin), mixin.Names.Count == 0 ? "" : mixin.Names[^1].Text));
            }

            var type = Identifier(mixin);
            if (type is not SchemaType { IsInstance: false, Body: { IsMixin: true, IsProtocol: false } body })
            {
                Report(Messages.IllegalMixin(At(mixin), type));
                continue;
            }

            foreach (var (name, attribute) in body.Attributes)
            {
                attributes.TryAdd(name, attribute);
            }

            mixins.Add(body);
        }

        return mixins;
    }

    private FunctionParameter[] ParametersOf(IReadOnlyList<ParameterSyntax> parameters, HashSet<string>? attributeNames)
    {
        var types = new FunctionParameter[parameters.Count];
        for (var i = 0; i < types.Length; i++)
        {
            var parameter = parameters[i];
            var place = At(parameter.Name);
            if (attributeNames is not null && attributeNames.Contains(parameter.Name.Text))
            {
                Report(Messages.ParameterIsAttribute(place, parameter.Name.Text));
            }

            // Rules take all their parameters as optional.
            var hasDefault = attributeNames is null || parameter.Default is not null;
            types[i] = new FunctionParameter(parameter.Name.Text, Annotation(parameter.Type, place), hasDefault, place);
        }

        return types;
    }

    private SchemaBody BuildRule(RuleStatement rule, bool isLast)
    {
        var protocol = ProtocolNamed(rule.Host);
        var name = rule.Name.Text;
        if (IsReservedTypeName(name))
        {
            Report(Messages.ReservedName(At(rule.Name), "rule name", name));
        }

        var parents = new List<SchemaBody>(rule.Parents.Count);
        foreach (var parent in rule.Parents)
        {
            var type = Identifier(parent);
            if (type is SchemaType { IsInstance: false, Body: { IsRule: true } body })
            {
                parents.Add(body);
            }
            else
            {
                Report(Messages.IllegalRule(At(parent), type));
            }
        }

        var parameters = ParametersOf(rule.Parameters, null);
        var identity = IdentityOf(name);
        foreach (var parent in parents)
        {
            if (isLast)
            {
                ReportCircle("rules", _references.Add(identity.FullName, parent.Identity.FullName, At(rule.Name)));
            }
        }

        CheckDecorators(rule.Decorators);
        return new SchemaBody(identity)
        {
            IsRule = true,
            Protocol = protocol,
            Mixins = parents,
            IndexSignature = protocol?.IndexSignature,
            Constructor = new FunctionType(parameters, BasicType.Any),
        };
    }
}
