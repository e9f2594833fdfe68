using System.Text;

namespace Kcl.Net.Import;

/// <summary>Writes schemas as KCL source in the formatter's style.</summary>
public static class KclSchemaWriter
{
    private const string Indent = "    ";
    private const string RegexName = "regex";

    /// <summary>The source of a file that declares the schemas, in the given order.</summary>
    /// <param name="schemas">The schemas.</param>
    /// <param name="header">A docstring for the file; empty for none.</param>
    /// <param name="warnings">Gets a sentence for each constraint that KCL cannot say.</param>
    /// <param name="guardsAll">
    /// Checks pass over what is not given though it is required, so that not the check fails but the attribute is missing.
    /// </param>
    public static string Write(IReadOnlyList<ModelSchema> schemas, string header, ICollection<string> warnings, bool guardsAll = false)
    {
        var isNameTaken = schemas.Any(s => s.Attributes.Exists(a => a.Name == RegexName));
        var conditions = new KclConditions(isNameTaken ? "_" + RegexName : RegexName);
        var body = new StringBuilder();
        foreach (var schema in schemas)
        {
            body.Append(body.Length == 0 ? "" : "\n");
            if (schema.Alias is { } alias)
            {
                body.Append("type ").Append(schema.Name).Append(" = ").Append(KclTypeText.Of(alias)).Append('\n');
            }
            else
            {
                Append(body, schema, conditions, warnings, guardsAll);
            }
        }

        var text = new StringBuilder();
        if (header.Length > 0)
        {
            text.Append("\"\"\"\n").Append(header).Append("\n\"\"\"\n\n");
        }

        if (conditions.UsesRegex)
        {
            text.Append("import regex").Append(isNameTaken ? " as _regex" : "").Append("\n\n");
        }

        return text.Append(body).ToString();
    }

    private static void Append(StringBuilder text, ModelSchema schema, KclConditions conditions, ICollection<string> warnings, bool guardsAll)
    {
        text.Append("schema ").Append(schema.Name).Append(":\n");
        var start = text.Length;
        KclDocstring.Append(text, schema);
        var unsayable = schema.Attributes.Where(static a => !KclSource.CanDeclare(a.Name)).Select(static a => a.Name).ToList();
        if (schema.OtherAttributes is { } || unsayable.Count > 0)
        {
            text.Append(Indent).Append("[...str]: ").Append(KclTypeText.Of(unsayable.Count > 0 ? BasicModel.Any : schema.OtherAttributes!)).Append('\n');
        }

        foreach (var name in unsayable)
        {
            warnings.Add($"{schema.Name}: `{name}` is not declared, because no attribute can have that name");
        }

        foreach (var attribute in schema.Attributes.Where(static a => KclSource.CanDeclare(a.Name)))
        {
            text.Append(Indent).Append(KclSource.AttributeName(attribute.Name)).Append(attribute.IsOptional ? "?: " : ": ").Append(KclTypeText.Of(attribute.Type));
            if (attribute.Default is { } value)
            {
                text.Append(" = ").Append(KclSource.Literal(value));
            }

            text.Append('\n');
        }

        var checks = Checks(schema, conditions, warnings, guardsAll);
        if (checks.Count > 0)
        {
            text.Append('\n').Append(Indent).Append("check:\n");
            foreach (var check in checks)
            {
                text.Append(Indent).Append(Indent).Append(check).Append('\n');
            }
        }

        if (text.Length == start)
        {
            // A body must not be empty; a docstring is the least that can stand there.
            text.Append(Indent).Append("\"\"\"").Append(schema.Name).Append("\"\"\"\n");
        }
    }

    private static List<string> Checks(ModelSchema schema, KclConditions conditions, ICollection<string> warnings, bool guardsAll)
    {
        var checks = new List<string>();
        foreach (var attribute in schema.Attributes)
        {
            if (KclSource.Reading(attribute.Name) is not { } name)
            {
                if (attribute.Constraints.Count > 0)
                {
                    warnings.Add($"{schema.Name}: the constraints of `{attribute.Name}` are left out, because a check cannot name it");
                }

                continue;
            }

            var guard = attribute.IsOptional || guardsAll ? " if " + KclConditions.IsGiven(name) : "";
            checks.AddRange(attribute.Constraints.Select(c => conditions.Of(c, name, attribute.Type) + guard));
        }

        foreach (var rule in schema.Presence)
        {
            if (PresenceDemands.NamesIn(rule).All(n => KclSource.Reading(n) is not null))
            {
                checks.Add(KclConditions.Of(rule));
            }
            else
            {
                warnings.Add($"{schema.Name}: a rule about attributes that are given together is left out, because a check cannot name them");
            }
        }

        return checks;
    }
}
