using System.CommandLine;
using Kcl.Net.Helm;
using Kcl.Net.Values;

namespace Kcl.Net.Cli.Charts;

/// <summary>The flags that give a chart its values, and what they add up to.</summary>
internal sealed class ValueFlags
{
    private readonly Option<string[]> _files = Many("--values", "A YAML file of values, or - for standard input; later files win", "-f");
    private readonly Option<string[]> _json = Many("--set-json", "Values as JSON: key=json, or an object");
    private readonly Option<string[]> _set = Many("--set", "Values: key1=val1,key2=val2");
    private readonly Option<string[]> _text = Many("--set-string", "Values that are text: key1=val1,key2=val2");
    private readonly Option<string[]> _fromFile = Many("--set-file", "Values that are the texts of files: key1=path1,key2=path2");
    private readonly Option<string[]> _literal = Many("--set-literal", "One value in which nothing is special: key=value");

    public IEnumerable<Option> Options => [_files, _set, _text, _json, _fromFile, _literal];

    /// <summary>Files first, then JSON, then the other expressions, whatever their order on the line.</summary>
    public DictValue Read(ParseResult parse, CliHost host)
    {
        var values = new DictValue();
        foreach (var file in (parse.GetValue(_files) ?? []).SelectMany(static f => f.Split(',')))
        {
            values = ValuesReader.Merge(values, ValuesReader.Read(Text(file, host), "failed to parse " + file + ": "));
        }

        foreach (var expression in parse.GetValue(_json) ?? [])
        {
            values = SetValues.SetJson(values, expression);
        }

        Array.ForEach(parse.GetValue(_set) ?? [], e => SetValues.Set(values, e));
        Array.ForEach(parse.GetValue(_text) ?? [], e => SetValues.SetString(values, e));
        Array.ForEach(parse.GetValue(_fromFile) ?? [], e => SetValues.SetFile(values, e, path => Text(path, host, "failed parsing --set-file data: ")));
        Array.ForEach(parse.GetValue(_literal) ?? [], e => SetValues.SetLiteral(values, e));
        return values;
    }

    private static string Text(string file, CliHost host, string errorPrefix = "")
    {
        if (file.Trim() == "-")
        {
            using var input = host.Input();
            using var bytes = new MemoryStream();
            input.CopyTo(bytes);
            return ByteText.FromBytes(bytes.ToArray());
        }

        if (file.StartsWith("http://", StringComparison.Ordinal) || file.StartsWith("https://", StringComparison.Ordinal))
        {
            throw new HelmException($"{errorPrefix}{file}: akua helm reaches no network; fetch the file first");
        }

        var path = Path.GetFullPath(file.Length == 0 ? "." : file, host.WorkingDirectory);
        if (Directory.Exists(path) && file.Length > 0)
        {
            throw new HelmException($"{errorPrefix}read {file}: is a directory");
        }

        if (!File.Exists(path))
        {
            throw new HelmException($"{errorPrefix}open {file}: no such file or directory");
        }

        try
        {
            return ByteText.FromBytes(File.ReadAllBytes(path));
        }
        catch (UnauthorizedAccessException)
        {
            throw new HelmException($"{errorPrefix}open {file}: permission denied");
        }
    }

    private static Option<string[]> Many(string name, string description, params string[] aliases) => new(name, aliases) { Description = description };
}
