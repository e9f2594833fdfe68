using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>The inputs of a render: which file they come from, and its mapping with keys sorted.</summary>
internal static class InputsFile
{
    private const long MaxBytes = 32 << 20;

    public static DictValue Read(RenderRequest request)
    {
        var path = request.InputsPath ?? Discover(request.PackagePath);
        return path is null ? new DictValue() : Read(path);
    }

    public static DictValue Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new DiagnosticException(new Diagnostic(RenderCodes.InputsMissing, "", $"the inputs file `{path}` does not exist") { Path = path });
        }

        if (RegularFile.IsSpecial(path))
        {
            throw new DiagnosticException(new Diagnostic(RenderCodes.InputsParse, "", $"the inputs file `{path}` is no regular file") { Path = path });
        }

        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new DiagnosticException(new Diagnostic(RenderCodes.InputsParse, "", $"the inputs file is larger than {MaxBytes >> 20} MiB") { Path = path });
        }

        var file = new SourceFile(path, File.ReadAllText(path));
        return Decode(file) switch
        {
            DictValue inputs => SortedKeys.Of(inputs),
            { IsNullish: true } => new DictValue(),
            _ => throw Malformed(new Origin(file, default), "the inputs must be a mapping"),
        };
    }

    private static string? Discover(string packagePath)
    {
        var folder = Path.GetDirectoryName(packagePath) ?? "";
        foreach (var name in new[] { "inputs.yaml", "inputs.example.yaml" })
        {
            var candidate = Path.Combine(folder, name);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static Value Decode(SourceFile file)
    {
        try
        {
            return file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? JsonReader.Read(file, JsonOptions.Exact)
                : YamlReader.Read(file, YamlOptions.Core12);
        }
        catch (DataFormatException e)
        {
            throw Malformed(e.Origin ?? new Origin(file, default), e.Problem);
        }
    }

    private static DiagnosticException Malformed(Origin origin, string problem) =>
        new(Diagnostic.At(RenderCodes.InputsParse, "", origin, problem));
}
