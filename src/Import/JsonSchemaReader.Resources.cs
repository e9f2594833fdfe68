using Kcl.Net.Values;

namespace Kcl.Net.Import;

public sealed partial class JsonSchemaReader
{
    /// <summary>Reads the schema of a Kubernetes resource, whose `apiVersion` and `kind` are constants it fills in itself.</summary>
    internal void AddResource(string name, DictValue schema)
    {
        var model = Add(name, schema);
        for (var i = 0; i < model.Attributes.Count; i++)
        {
            var attribute = model.Attributes[i];
            if (attribute.Name is "apiVersion" or "kind" && attribute.Constraints is [EqualTo { Value: var constant }])
            {
                model.Attributes[i] = attribute with { Type = new LiteralsModel([constant]), Constraints = [], Default = constant, IsOptional = false };
            }
        }
    }
}
