using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>A Go struct of strings. Fields with a lower-case name are not exported; those without a key stay out of JSON.</summary>
internal class GoRecord(string typeName, params (string Name, string Key, string Value)[] fields) : GoObject, IPlainForm
{
    public override string TypeName => typeName;

    public override int FieldCount => fields.Length;

    public Value Plain
    {
        get
        {
            var plain = new DictValue(fields.Length);
            foreach (var (_, key, value) in fields)
            {
                if (key.Length > 0 && (value.Length > 0 || char.IsUpper(key[0])))
                {
                    plain.SetValue(key, new StrValue(value));
                }
            }

            return plain;
        }
    }

    /// <summary>As JSON, where a struct's fields keep their order.</summary>
    public string Json
    {
        get
        {
            var members = new List<string>();
            foreach (ref readonly var entry in ((DictValue)Plain).Entries)
            {
                members.Add(HelmJson.Write(new StrValue(entry.Key)) + ":" + HelmJson.Write(entry.Value));
            }

            return "{" + string.Join(',', members) + "}";
        }
    }

    public override (string Name, Value Value) FieldAt(int index) => (fields[index].Name, new StrValue(fields[index].Value));

    public override bool HasUnexportedField(string name) => char.IsLower(name[0]) && Array.Exists(fields, f => f.Name == name);

    public override bool TryGetField(string name, out Value value)
    {
        foreach (var field in fields)
        {
            if (field.Name == name && char.IsUpper(name[0]))
            {
                value = new StrValue(field.Value);
                return true;
            }
        }

        value = UndefinedValue.Instance;
        return false;
    }
}
