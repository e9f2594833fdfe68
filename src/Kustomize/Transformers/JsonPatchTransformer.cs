using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>An entry of `patchesJson6902`.</summary>
internal sealed class JsonPatchTransformer : ITransformer
{
    public static readonly GoStruct Type = SettingTypes.Plugin("PatchJson6902Transformer", new("target", SettingTypes.Selector), new("path", GoType.Text), new("jsonOp", GoType.Text));
    private readonly Selector _target;
    private readonly JsonPatch _operations;

    public JsonPatchTransformer(DictValue settings, KustomizeLoader loader)
    {
        _target = settings["target"] is DictValue target
            ? Selector.Of(target)
            : throw new KustomizeException("must specify a target for the JSON patch");
        if (_target.Id.Name.Length == 0)
        {
            throw new KustomizeException("must specify the target name");
        }

        string path = settings.Text("path"), text = settings.Text("jsonOp");
        if (path.Length == 0 && text.Length == 0)
        {
            throw new KustomizeException("empty file path and empty jsonOp");
        }

        if (path.Length > 0)
        {
            if (text.Length > 0)
            {
                throw new KustomizeException("must specify a file path or jsonOp, not both");
            }

            text = Utf8Text.Decode(loader.Load(path));
            if (text.Length == 0)
            {
                throw new KustomizeException($"patch file '{path}' empty seems to be empty");
            }
        }

        _operations = Parse(text);
        if (_operations.Count == 0)
        {
            throw new KustomizeException($"patch appears to be empty; file={path}, JsonOp={Echo(text)}");
        }
    }

    public void Transform(ResourceSet set)
    {
        foreach (var resource in _target.Select(set))
        {
            JsonPatchText.Apply(resource, _operations);
        }
    }

    private static JsonPatch Parse(string text)
    {
        if (text[0] != '[')
        {
            // A text that is no YAML at all is reported without the decoding around it.
            GoDecoder.Yaml(text, prefix: "");
        }

        try
        {
            return JsonPatchText.Read(text);
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap($"decoding {Echo(text)}", failure);
        }
    }

    private static string Echo(string text) => text[0] == '[' ? text : GoJsonWriter.ToJson(GoDecoder.Yaml(text, prefix: ""));
}
