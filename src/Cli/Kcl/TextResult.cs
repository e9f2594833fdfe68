namespace Kcl.Net.Cli.Kcl;

/// <summary>A verb's result that is one text: printed, written to a file, or put into a JSON line.</summary>
internal static class TextResult
{
    public static void Write(Invocation invocation, string text, string? path, string format)
    {
        if (path is not null && !invocation.Contract.Plan)
        {
            WriteFile(Path.GetFullPath(path, invocation.Host.WorkingDirectory), text);
        }

        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("format", format);
                w.WriteString(path is null ? "text" : "path", path ?? text);
                w.WriteEndObject();
            });
        }
        else if (path is null)
        {
            invocation.Output.Write(text);
        }
    }

    /// <summary>Replaces a file in one step, so that nobody ever sees half of it.</summary>
    public static void WriteFile(string path, string text)
    {
        var temporary = path + ".tmp-" + Guid.NewGuid().ToString("n");
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
