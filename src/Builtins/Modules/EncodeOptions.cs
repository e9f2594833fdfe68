using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>The trailing options that `json` and `yaml` members share: `sort_keys`, `ignore_private`, `ignore_none`.</summary>
internal static class EncodeOptions
{
    public static OutputFilter Read(BuiltinCall call, int sortKeys, int ignorePrivate) => new()
    {
        SortKeys = call.Flag(sortKeys, "sort_keys"),
        ShowHidden = !call.Flag(ignorePrivate, "ignore_private"),
        DropNone = call.Flag(ignorePrivate + 1, "ignore_none"),
    };

    /// <summary>Writes what a member encoded, naming the file when that fails.</summary>
    public static Value WriteFile(BuiltinCall call, string member, string path, string content)
    {
        try
        {
            call.World(member, "changes files").WriteFile(path, content);
            return UndefinedValue.Instance;
        }
        catch (WorldException failure)
        {
            throw new BuiltinException($"Unable to write file '{path}': {failure.Message}");
        }
    }
}
