using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`file`: the file system and the environment. A sealed render sees no files and no working
/// directory, and refuses to read or change any.</summary>
internal static partial class FileModule
{
    public static SystemModule Create() => new(
        "file",
        [
            "read", "glob", "modpath", "workdir", "current", "exists", "abs", "append", "mkdir", "delete", "cp", "mv", "size", "write",
            "read_env",
        ],
        name => name switch
        {
            "read" => new(name, "(filepath: str) -> str", "The text of a file.", Read),
            "glob" => new(name, "(pattern: str) -> [str]", "The files that match a pattern, sorted.", Glob),
            "modpath" => new(name, "() -> str", "The root of the package.", call => new StrValue(call.Host.ModuleRoot)),
            "workdir" => new(name, "() -> str", "The working directory of the program.", call => new StrValue(call.Host.World?.WorkingDirectory ?? "")),
            "current" => new(name, "() -> str", "The file this stands in.", call => new StrValue(call.Host.CurrentFile)),
            "exists" => new(name, "(filepath: str) -> bool", "Whether a file or directory exists.",
                call => BoolValue.Of(call.Text(0, "filepath", "read() takes exactly one argument (0 given)") is var path && call.Host.World?.Exists(path) == true)),
            "abs" => new(name, "(filepath: str) -> str", "The absolute path of a file.", Absolute),
            "append" => new(name, "(filepath: str, content: str) -> any", "Adds text to a file.", Append),
            "mkdir" => new(name, "(directory: str, exists: bool = False) -> any", "Creates a directory and its parents.", MakeDirectory),
            "delete" => new(name, "(filepath: str) -> any", "Deletes a file or an empty directory.", Delete),
            "cp" => new(name, "(src: str, dest: str) -> any", "Copies a file or a directory.", Copy),
            "mv" => new(name, "(src: str, dest: str) -> any", "Moves a file or a directory.", Move),
            "size" => new(name, "(filepath: str) -> int", "The size of a file in bytes.", Size),
            "write" => new(name, "(filepath: str, content: str) -> any", "Writes text to a file.", Write),
            "read_env" => new(name, "(key: str) -> str", "An environment variable, Undefined when it is not set.", ReadEnvironment),
            _ => null,
        });

    private static IWorld World(BuiltinCall call, string member) => call.World("file." + member, member switch
    {
        "append" or "write" or "mkdir" or "delete" or "cp" or "mv" => "changes files",
        "read_env" => "reads the environment",
        _ => "reads outside the package",
    });

    private static Value Read(BuiltinCall call)
    {
        var path = call.Text(0, "filepath", "read() takes exactly one argument (0 given)");
        var failure = $"failed to access the file '{path}'";
        var bytes = Try(() => World(call, "read").ReadFile(path), failure);
        return StrictUtf8.TryDecode(bytes, out var text)
            ? new StrValue(text)
            : throw new BuiltinException($"{failure}: stream did not contain valid UTF-8");
    }

    private static Value Absolute(BuiltinCall call)
    {
        var path = call.Text(0, "filepath", "read() takes exactly one argument (0 given)");
        try
        {
            return new StrValue(World(call, "abs").AbsolutePath(path));
        }
        catch (WorldException)
        {
            throw new BuiltinException($"Could not get the absolute path of {path}");
        }
    }

    private static Value Size(BuiltinCall call)
    {
        var path = call.Text(0, "filepath", "size() takes exactly one argument (0 given)");
        return IntValue.Of(Try(() => World(call, "size").FileSize(path), $"failed to get size of '{path}'"));
    }

    private static Value ReadEnvironment(BuiltinCall call)
    {
        var key = call.Text(0, "key", "read_env() requires 'key' argument");
        return World(call, "read_env").EnvironmentVariable(key) is { } value ? new StrValue(value) : UndefinedValue.Instance;
    }

    private static T Try<T>(Func<T> action, string failure)
    {
        try
        {
            return action();
        }
        catch (WorldException error)
        {
            throw new BuiltinException($"{failure}: {error.Message}");
        }
    }

    private static Value Do(Action action, string failure) =>
        Try<Value>(
            () =>
            {
                action();
                return NoneValue.Instance;
            },
            failure);
}
