using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>An entry of `patches`: a strategic merge patch or JSON patch, given in place or by path.</summary>
internal sealed class PatchTransformer : ITransformer
{
    public static readonly GoStruct Type = SettingTypes.Plugin("PatchTransformer", SettingTypes.Patch.Fields);
    private readonly BuildSession _session;
    private readonly string _source;
    private readonly string? _file;
    private readonly Selector? _target;
    private readonly List<Resource>? _merges;
    private readonly JsonPatch? _operations;

    /// <param name="echo">The settings as messages show them.</param>
    public PatchTransformer(DictValue settings, Func<string> echo, KustomizeLoader loader, BuildSession session)
    {
        _session = session;
        var text = settings.Text("patch").Trim();
        var path = settings.Text("path");
        if (text.Length == 0 && path.Length == 0)
        {
            throw new KustomizeException($"must specify one of patch and path in\n{echo()}");
        }

        if (text.Length > 0 && path.Length > 0)
        {
            throw new KustomizeException($"patch and path can't be set at the same time\n{echo()}");
        }

        _target = settings["target"] is DictValue target ? Selector.Of(target) : null;
        if (text.Length > 0)
        {
            _source = $"[patch: {GoPrinting.Quote(text)}]";
        }
        else
        {
            text = Load(path, loader);
            _source = $"[path: {GoPrinting.Quote(path)}]";
            _file = loader.FullPath(path);
        }

        (_merges, _operations) = Parse(text);
        var options = settings["options"] as DictValue;
        foreach (var merge in _merges ?? [])
        {
            if (options?.Flag("allowNameChange") == true)
            {
                merge.Enable(BuildAnnotations.AllowNameChange);
            }

            if (options?.Flag("allowKindChange") == true)
            {
                merge.Enable(BuildAnnotations.AllowKindChange);
            }
        }
    }

    public void Transform(ResourceSet set)
    {
        try
        {
            if (_merges is { Count: > 0 })
            {
                Merge(set, _merges);
            }
            else
            {
                Patch(set);
            }
        }
        catch (KustomizeException failure) when (failure.File is null && _file is not null)
        {
            throw new KustomizeException(failure.Message, failure) { File = _file, Line = failure.Line, Help = failure.Help };
        }
    }

    private static string Load(string path, KustomizeLoader loader)
    {
        try
        {
            return Utf8Text.Decode(loader.Load(path));
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap($"failed to get the patch file from path({path})", failure);
        }
    }

    /// <summary>Reads the text both ways; exactly one must work.</summary>
    private (List<Resource>? Merges, JsonPatch? Operations) Parse(string text)
    {
        List<Resource>? merges = null;
        KustomizeException? mergeFailure = null;
        var operations = JsonPatchText.TryRead(text);
        if (operations is null || !IsPlainList(text))
        {
            try
            {
                merges = _session.Reader.Read(text);
            }
            catch (KustomizeException failure)
            {
                mergeFailure = failure;
            }
        }

        if (mergeFailure is not null && operations is null)
        {
            throw new KustomizeException($"unable to parse SM or JSON patch from {_source}")
            {
                File = _file,
                Line = mergeFailure.Line,
                Help = $"as a merge patch: {mergeFailure.Message}",
            };
        }

        return merges is not null && operations is not null
            ? throw new KustomizeException($"illegally qualifies as both an SM and JSON patch: {_source}") { File = _file }
            : (merges, operations);
    }

    /// <summary>One list, which no object can be.</summary>
    private static bool IsPlainList(string text) =>
        (text.StartsWith("- ", StringComparison.Ordinal) || (text.StartsWith('[') && text.TrimEnd() != "[]")) && !text.Contains("\n---", StringComparison.Ordinal);

    private void Merge(ResourceSet set, List<Resource> merges)
    {
        var patcher = new ResourcePatch(_session.Schemas);
        if (_target is not null)
        {
            if (merges.Count > 1)
            {
                throw new KustomizeException($"Multiple Strategic-Merge Patches in one `patches` entry is not allowed to set `patches.target` field: {_source}");
            }

            List<Resource> selected;
            try
            {
                selected = _target.Select(set);
            }
            catch (KustomizeException failure)
            {
                throw KustomizeException.Wrap($"unable to find patch target {GoPrinting.Quote(_target.ToString())} in `resources`", failure);
            }

            _session.NoteSelection(_target, selected, set, _source);
            patcher.ApplyToAll(set, selected, merges[0]);
            return;
        }

        foreach (var merge in merges)
        {
            Resource target;
            try
            {
                target = set.GetById(merge.OriginalId);
            }
            catch (KustomizeException failure)
            {
                throw new KustomizeException($"no resource matches strategic merge patch {GoPrinting.Quote(merge.OriginalId.ToString())}: {failure.Message}", failure)
                {
                    File = _file,
                    Line = merge.Root!.Line,
                };
            }

            patcher.Apply(target, merge);
        }
    }

    private void Patch(ResourceSet set)
    {
        if (_target is null)
        {
            throw new KustomizeException($"must specify a target for JSON patch {_source}");
        }

        var selected = _target.Select(set);
        _session.NoteSelection(_target, selected, set, _source);
        foreach (var resource in selected)
        {
            resource.StorePreviousId();
            JsonPatchText.Apply(resource, _operations ?? new JsonPatch([]));
        }
    }
}
