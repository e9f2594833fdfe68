using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kcl.Net.Builtins;
using Kcl.Net.Cli.Kcl;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Export;
using Kcl.Net.Formatting;
using Kcl.Net.Modules;
using Kcl.Net.Query;
using Kcl.Net.Render;
using Kcl.Net.Schema;
using Kcl.Net.Testing;
using Kcl.Net.Validation;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>The engine's service methods, answered by the library. Methods the library does not offer are known failures.</summary>
public sealed partial class ApiTests(ITestOutputHelper output)
{
    private static readonly DiskSourceTree Sources = new();

    [Fact]
    public void Service_methods_give_the_engines_answers()
    {
        if (Corpus.FindOrSkip("kcl/api.jsonl", output) is not { } file)
        {
            return;
        }

        var root = Directory.CreateTempSubdirectory("kcl-api-").FullName;
        try
        {
            LayOut(Corpus.Find("kcl/api_files.json")!, root);
            var failures = new Dictionary<string, string>();
            var total = 0;
            foreach (var line in File.ReadLines(file))
            {
                total++;
                using var record = JsonDocument.Parse(line);
                var answer = Answer(record.RootElement.GetProperty("method").GetString()!, record.RootElement.GetProperty("params"), root);
                if (!Agrees(record.RootElement, answer))
                {
                    failures[record.RootElement.GetProperty("id").GetString()!] = answer ?? "not offered";
                }
            }

            Corpus.Ratchet("kcl-api", total, failures, output);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void LayOut(string listing, string root)
    {
        using var files = JsonDocument.Parse(File.ReadAllText(listing));
        foreach (var file in files.RootElement.EnumerateObject())
        {
            var path = Path.Combine(root, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Value.GetString());
        }
    }

    private static string? Answer(string method, JsonElement parameters, string root)
    {
        try
        {
            return method switch
            {
                "ExecProgram" when Text(parameters, "error_format") is null or "arcanist" => Execute(parameters, root),
                "FormatCode" => new JsonObject { ["formatted"] = new JsonArray(Encoding.UTF8.GetBytes(Formatter.Format(new SourceFile("code.k", Text(parameters, "source")!))).Select(b => (JsonNode)b).ToArray()) }.ToJsonString(),
                "FormatPath" => Formatted(parameters, root),
                "LintPath" => Lint(parameters, root),
                "ListVariables" => Variables(parameters, root),
                "GetSchemaTypeMapping" => SchemaTypes(parameters, root),
                "ValidateCode" => Validate(parameters, root),
                "Test" => Test(parameters, root),
                "ListOptions" => Options(parameters, root),
                "LoadSettingsFiles" => Settings(parameters, root),
                _ => null,
            };
        }
        catch (DiagnosticException e)
        {
            return e.Diagnostics[0].Message;
        }
    }

    /// <summary>The fields we answer must be as expected; times and fields about compatibility flags are not answered.</summary>
    private static bool Agrees(JsonElement record, string? answer)
    {
        if (answer is null)
        {
            return false;
        }

        var expected = record.GetProperty("expected");
        if (expected.ValueKind == JsonValueKind.String)
        {
            return answer.Contains(expected.GetString()!, StringComparison.Ordinal);
        }

        return JsonNode.Parse(answer) is JsonObject given && given.Count > 0
            && given.All(f => expected.TryGetProperty(f.Key, out var value) && JsonNode.DeepEquals(f.Value, Known(JsonNode.Parse(value.GetRawText()), f.Value)));
    }

    /// <summary>Of the expected fields those that the answer has, in all depths.</summary>
    private static JsonNode? Known(JsonNode? expected, JsonNode? given)
    {
        switch (expected, given)
        {
            case (JsonObject e, JsonObject g):
                return new JsonObject(e.Where(f => g.ContainsKey(f.Key)).Select(f => KeyValuePair.Create(f.Key, Known(f.Value, g[f.Key]))));
            case (JsonArray e, JsonArray g) when e.Count == g.Count:
                return new JsonArray(e.Select((item, i) => Known(item, g[i])).ToArray());
            case (JsonValue e, JsonValue) when e.TryGetValue<string>(out var text):
                return Colour().Replace(text, "");
            default:
                return expected?.DeepClone();
        }
    }

    private static KclProgram Load(JsonElement parameters, string root)
    {
        var folder = Path.GetFullPath(Text(parameters, "work_dir") ?? ".", root);
        var entries = parameters.GetProperty("k_filename_list").EnumerateArray()
            .Select(f => f.GetString()!).Select(f => new EntryFile(Path.GetFullPath(f, f.StartsWith("./", StringComparison.Ordinal) ? root : folder))).ToList();
        var externals = parameters.TryGetProperty("external_pkgs", out var packages)
            ? packages.EnumerateArray().ToDictionary(p => Text(p, "pkg_name")!, p => Path.GetFullPath(Text(p, "pkg_path")!, root))
            : [];
        return KclRunner.LoadChecked(new LoadOptions(entries, Sources) { WorkingDirectory = folder, ExternalPackages = externals });
    }

    private static string Execute(JsonElement parameters, string root)
    {
        var program = Load(parameters, root);
        if (parameters.TryGetProperty("compile_only", out _))
        {
            return string.Join('\n', Checker.Check(program).Select(d => d.Message));
        }

        RunResult result;
        try
        {
            result = KclEngine.Run(KclEngine.Compile(program), new RunOptions());
        }
        catch (DiagnosticException e) when (Text(parameters, "error_format") is not null)
        {
            // The code in front is the engine's command line's.
            return new JsonObject { ["err_message"] = PrettyText.RenderEngineText(e.Diagnostics).Replace(root, "<MANIFEST_DIR>", StringComparison.Ordinal).Replace("error[E3M38]: ", "", StringComparison.Ordinal) }.ToJsonString();
        }

        var selectors = parameters.TryGetProperty("path_selector", out var paths) ? paths.EnumerateArray().Select(p => p.GetString()!).ToList() : [];
        var value = selectors.Count == 0 ? result.Value : PathSelector.Select(result.Value, selectors, program);
        var filter = OutputFilter.Default with { IncludeSchemaType = parameters.TryGetProperty("include_schema_type_path", out _) };
        var yaml = new StringBuilder();
        KclYamlWriter.Write(value, yaml, filter);
        var answer = new JsonObject { ["json_result"] = JsonWriter.Write(value, filter), ["yaml_result"] = yaml.ToString().TrimEnd('\n') };
        if (result.Log.Length > 0)
        {
            answer["log_message"] = result.Log;
        }

        return answer.ToJsonString();
    }

    private static string SchemaTypes(JsonElement parameters, string root)
    {
        var program = Load(parameters.GetProperty("exec_args"), root);
        var model = Checker.Analyze(program);
        var describer = new TypeDescriber(new SchemaCatalog(program, model));
        var mapping = new JsonObject();
        foreach (var variable in program.Main.Files.SelectMany(f => f.Syntax.Body).OfType<Syntax.AssignStatement>().SelectMany(s => s.Targets))
        {
            if (model.TypeOf(variable.Name.Text) is SchemaType type)
            {
                mapping[variable.Name.Text] = Json(describer.Describe(type), root);
            }
        }

        return new JsonObject { ["schema_type_mapping"] = mapping }.ToJsonString();
    }

    private static JsonObject Json(TypeDescription type, string root)
    {
        var json = new JsonObject { ["type"] = type.Kind, ["default"] = type.Default, ["description"] = type.Description };
        if (type.Schema is { } schema)
        {
            json["schema_name"] = schema.Name;
            json["schema_doc"] = schema.Doc;
            json["filename"] = "./" + Path.GetRelativePath(root, schema.FileName);
            json["pkg_path"] = schema.PackagePath;
            json["required"] = new JsonArray(schema.Required.Where(r => schema.Properties.Any(p => p.Key == r)).Select(r => (JsonNode)r).ToArray());
            json["properties"] = new JsonObject(schema.Properties.Select((p, i) =>
            {
                var property = Json(p.Value, root);
                property["line"] = i + 1;
                return KeyValuePair.Create(p.Key, (JsonNode?)property);
            }));
            if (schema.IndexSignature is { } signature)
            {
                json["index_signature"] = new JsonObject { ["key"] = Json(signature.Key, root), ["val"] = Json(signature.Value, root), ["any_other"] = signature.AnyOther };
            }
        }

        if (type.Result is { } result)
        {
            json["function"] = new JsonObject { ["params"] = new JsonArray(type.Parameters.Select(p => (JsonNode)new JsonObject { ["ty"] = Json(p, root) }).ToArray()), ["return_ty"] = Json(result, root) };
        }

        return json;
    }

    private static string Validate(JsonElement parameters, string root)
    {
        var data = Text(parameters, "data") ?? File.ReadAllText(Path.GetFullPath(Text(parameters, "datafile")!, root));
        var externals = parameters.TryGetProperty("external_pkgs", out var packages)
            ? packages.EnumerateArray().ToDictionary(p => Text(p, "pkg_name")!, p => Path.GetFullPath(Text(p, "pkg_path")!, root))
            : [];
        DataValidator.Validate(new ValidationRequest(
            new LoadOptions([new EntryFile(Path.Combine(root, "validation.k"), Text(parameters, "code"))], Sources) { WorkingDirectory = root, ExternalPackages = externals },
            new SourceFile("data.json", data)) { Format = DataFormat.Json });
        return new JsonObject { ["success"] = true, ["err_message"] = "" }.ToJsonString();
    }

    private static string Test(JsonElement parameters, string root)
    {
        var packages = parameters.GetProperty("pkg_list").EnumerateArray()
            .SelectMany(p => TestPackage.Find(Path.GetFullPath(p.GetString()!, root), Sources, f => [f, .. Directory.GetDirectories(f, "*", SearchOption.AllDirectories)])).ToList();
        var results = TestRunner.Run(packages, Sources, new TestOptions()).Results
            .Select(r => (JsonNode)new JsonObject { ["name"] = r.Name, ["error"] = PrettyText.RenderEngineText(r.Failures), ["log_message"] = r.Log });
        return new JsonObject { ["info"] = new JsonArray(results.ToArray()) }.ToJsonString();
    }

    private static string Options(JsonElement parameters, string root)
    {
        var entries = parameters.GetProperty("paths").EnumerateArray().Select(p => new EntryFile(Path.GetFullPath(p.GetString()!, root))).ToList();
        return new JsonObject { ["options"] = QueryTests.Options(ProgramLoader.Load(new LoadOptions(entries, Sources) { WorkingDirectory = root })) }.ToJsonString();
    }

    private static string Variables(JsonElement parameters, string root)
    {
        var files = parameters.GetProperty("files").EnumerateArray().Select(f => f.GetString()!).Select(f => new SourceFile(f, File.ReadAllText(Path.GetFullPath(f, root)))).ToList();
        return QueryTests.Json(VariableQuery.Run(files, parameters.GetProperty("specs").EnumerateArray().Select(s => s.GetString()!).ToList())).ToJsonString();
    }

    private static string Formatted(JsonElement parameters, string root)
    {
        var path = Path.GetFullPath(Text(parameters, "path")!, root);
        var files = File.Exists(path) ? [path] : Directory.Exists(path) ? Directory.GetFiles(path, "*.k", SearchOption.AllDirectories) : [];
        var changed = files.Where(f => Formatter.Format(new SourceFile(f, File.ReadAllText(f))) != File.ReadAllText(f)).Select(f => (JsonNode)Path.GetRelativePath(root, f));
        return new JsonObject { ["changed_paths"] = new JsonArray(changed.ToArray()) }.ToJsonString();
    }

    private static string Lint(JsonElement parameters, string root)
    {
        var entries = parameters.GetProperty("paths").EnumerateArray().Select(p => new EntryFile(Path.GetFullPath(p.GetString()!, root))).ToList();
        var program = ProgramLoader.Load(new LoadOptions(entries, Sources) { WorkingDirectory = root, IsSystemModule = static name => SystemModules.Find(name) is not null });
        var found = program.ReportedWith(Checker.Check(program));
        return new JsonObject { ["results"] = new JsonArray(found.Select(d => (JsonNode)d.Message).ToArray()) }.ToJsonString();
    }

    private static string Settings(JsonElement parameters, string root)
    {
        var folder = Path.GetFullPath(Text(parameters, "work_dir")!, root);
        var settings = RunSettings.Load(parameters.GetProperty("files").EnumerateArray().Select(f => Path.GetFullPath(f.GetString()!, root)).ToList(), folder);
        var config = new JsonObject
        {
            ["files"] = new JsonArray(settings.Files.Select(f => (JsonNode)f).ToArray()),
            ["path_selector"] = new JsonArray(settings.Selectors.Select(s => (JsonNode)s).ToArray()),
            ["strict_range_check"] = settings.StrictRange,
            ["disable_none"] = settings.DisableNone,
        };
        var options = settings.Options.Select(o => (JsonNode)new JsonObject { ["key"] = o.Key, ["value"] = JsonWriter.Write(o.Value) });
        return new JsonObject { ["kcl_cli_configs"] = config, ["kcl_options"] = new JsonArray(options.ToArray()) }.ToJsonString();
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colour();
}
