using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>`patchesStrategicMerge`: each entry is a patch or the path of one.</summary>
internal sealed class MergePatchTransformer : ITransformer
{
    public static readonly GoStruct Type = SettingTypes.Plugin("PatchStrategicMergeTransformer", new("paths", GoType.Texts), new("patches", GoType.Text));
    private readonly BuildSession _session;
    private readonly List<Resource> _patches = [];

    public MergePatchTransformer(DictValue settings, KustomizeLoader loader, BuildSession session)
    {
        _session = session;
        var paths = settings.Texts("paths");
        var text = settings.Text("patches");
        if (paths.Count == 0 && text.Length == 0)
        {
            throw new KustomizeException("empty file path and empty patch content");
        }

        foreach (var path in paths)
        {
            _patches.AddRange(Inline(path) ?? session.Reader.ReadFile(loader.Load(path), path, loader.FullPath(path)));
        }

        if (text.Length > 0)
        {
            _patches.AddRange(session.Reader.Read(text));
        }

        if (_patches.Count == 0)
        {
            throw new KustomizeException($"patch appears to be empty; files={GoPrinting.List(paths)}, Patch={text}");
        }
    }

    public void Transform(ResourceSet set)
    {
        var patcher = new ResourcePatch(_session.Schemas);
        foreach (var patch in _patches)
        {
            patcher.ApplyToAll(set, [set.GetById(patch.OriginalId)], patch);
        }
    }

    private List<Resource>? Inline(string text)
    {
        try
        {
            return _session.Reader.Read(text);
        }
        catch (KustomizeException)
        {
            return null;
        }
    }
}
