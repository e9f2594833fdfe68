using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>`.Files`: the chart's other files by path, as a map of bytes with methods.</summary>
internal sealed class FilesObject : GoObject, IPlainForm
{
    private readonly Dictionary<string, ChartFile> _files = new(StringComparer.Ordinal);
    private string[]? _paths;

    public FilesObject(IEnumerable<ChartFile> files)
    {
        foreach (var file in files)
        {
            _files[file.Path] = file;
        }
    }

    public override string TypeName => "engine.files";

    public override GoKind GoKind => GoKind.Map;

    public override string ElementTypeName => "[]uint8";

    public override Value ZeroElement => new GoBytes([]);

    public override int Count => _files.Count;

    public override bool IsComparable => false;

    public Value Plain
    {
        get
        {
            var plain = new DictValue(_files.Count);
            foreach (var path in Paths)
            {
                plain.SetValue(path, new StrValue(Convert.ToBase64String(_files[path].Bytes)));
            }

            return plain;
        }
    }

    private string[] Paths
    {
        get
        {
            if (_paths is null)
            {
                _paths = [.. _files.Keys];
                Array.Sort(_paths, Utf8Order.Compare);
            }

            return _paths;
        }
    }

    public override Value KeyAt(int index) => new StrValue(Paths[index]);

    public override Value ItemAt(int index) => new GoBytes(_files[Paths[index]].Bytes);

    public override bool TryGetItem(Value key, out Value value)
    {
        if (key is StrValue path && _files.TryGetValue(path.Value, out var file))
        {
            value = new GoBytes(file.Bytes);
            return true;
        }

        value = UndefinedValue.Instance;
        return false;
    }

    public override bool TryGetMethod(string name, out TemplateFunction method)
    {
        var found = Find(name);
        method = found!;
        return found is not null;
    }

    private TemplateFunction? Find(string name) => name switch
    {
        "Get" => GoArguments.Fixed(name, [GoParameter.String], a => _files.TryGetValue(a[0].Str(), out var file) ? new StrValue(file.Text) : StrValue.Empty),
        "GetBytes" => GoArguments.Fixed(name, [GoParameter.String], a => new GoBytes(_files.TryGetValue(a[0].Str(), out var file) ? file.Bytes : [])),
        "Glob" => GoArguments.Fixed(name, [GoParameter.String], a => Glob(a[0].Str())),
        "Lines" => GoArguments.Fixed(name, [GoParameter.String], a => Lines(a[0].Str())),
        "AsConfig" => GoArguments.Fixed(name, [], _ => ByName(file => file.Text)),
        "AsSecrets" => GoArguments.Fixed(name, [], _ => ByName(file => Convert.ToBase64String(file.Bytes))),
        _ => null,
    };

    private FilesObject Glob(string pattern)
    {
        var glob = FileGlob.Parse(pattern);
        var matches = new List<ChartFile>();
        foreach (var path in Paths)
        {
            if (glob.IsMatch(path))
            {
                matches.Add(_files[path]);
            }
        }

        return new FilesObject(matches);
    }

    private Value Lines(string path)
    {
        if (!_files.TryGetValue(path, out var file))
        {
            return new GoStrings();
        }

        if (file.Text.Length == 0)
        {
            throw GoArguments.Failure("runtime error: index out of range [-1]");
        }

        var text = file.Text.EndsWith('\n') ? file.Text[..^1] : file.Text;
        return new GoStrings(text.Split('\n'));
    }

    /// <summary>YAML of the files by their names without folders; of equal names the last path wins.</summary>
    private StrValue ByName(Func<ChartFile, string> content)
    {
        var map = new DictValue(_files.Count);
        foreach (var path in Paths)
        {
            map.SetValue(PathFunctions.Base(path), new StrValue(content(_files[path])));
        }

        return new StrValue(HelmYaml.Write(PlainValues.Of(map)));
    }
}
