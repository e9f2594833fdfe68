using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>The members that change files.</summary>
internal static partial class FileModule
{
    private const int MaxDepth = 200;

    private static Value Append(BuiltinCall call)
    {
        var path = call.Text(0, "filepath", "append() requires 'filepath' argument");
        var content = call.Text(1, "content", "append() requires 'content' argument");
        return Do(() => World(call, "append").AppendFile(path, content), $"Failed to open or create file '{path}'");
    }

    private static Value Write(BuiltinCall call)
    {
        var path = call.Text(0, "filepath", "write() missing 'filepath' argument");
        var content = call.Text(1, "content", "write() missing 'content' argument");
        return Do(() => World(call, "write").WriteFile(path, content), $"Failed to create file '{path}'");
    }

    private static Value MakeDirectory(BuiltinCall call)
    {
        var path = call.Text(0, "directory", "mkdir() takes exactly one argument (0 given)");
        try
        {
            World(call, "mkdir").CreateDirectory(path);
        }
        catch (WorldException failure) when (!(failure.AlreadyExists && call.Flag(1, "exists")))
        {
            throw new BuiltinException($"Failed to create directory '{path}': {failure.Message}");
        }
        catch (WorldException)
        {
            // The caller said that it may be there already.
        }

        return NoneValue.Instance;
    }

    private static Value Delete(BuiltinCall call)
    {
        var path = call.Text(0, "filepath", "delete() takes exactly one argument (0 given)");
        var world = World(call, "delete");
        return Do(
            () =>
            {
                if (world.IsDirectory(path))
                {
                    world.DeleteDirectory(path);
                }
                else
                {
                    world.DeleteFile(path);
                }
            },
            $"failed to delete '{path}'");
    }

    private static Value Copy(BuiltinCall call)
    {
        var source = call.Text(0, "src", "cp() missing 'src_path' argument");
        var target = call.Text(1, "dest", "cp() missing 'dest_path' argument");
        return Do(() => CopyTree(World(call, "cp"), source, target, 0), $"Failed to copy from '{source}' to '{target}'");
    }

    private static Value Move(BuiltinCall call)
    {
        var source = call.Text(0, "src", "mv() missing 'src_path' argument");
        var target = call.Text(1, "dest", "mv() missing 'dest_path' argument");
        return Do(() => World(call, "mv").Move(source, target), $"Failed to move '{source}' to '{target}'");
    }

    private static void CopyTree(IWorld world, string source, string target, int depth)
    {
        if (!world.IsDirectory(source))
        {
            world.CopyFile(source, target);
            return;
        }

        if (depth > MaxDepth)
        {
            throw new WorldException("File name too long (os error 36)");
        }

        world.CreateDirectory(target);
        foreach (var name in world.ListDirectory(source))
        {
            CopyTree(world, $"{source}/{name}", $"{target}/{name}", depth + 1);
        }
    }
}
