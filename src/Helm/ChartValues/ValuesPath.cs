using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Dotted paths into values.</summary>
internal static class ValuesPath
{
    /// <summary>The table at a path; null when a part is missing or no table.</summary>
    public static DictValue? Table(DictValue values, string path)
    {
        var table = values;
        foreach (var part in path.Split('.'))
        {
            if (table[part] is not DictValue next)
            {
                return null;
            }

            table = next;
        }

        return table;
    }

    /// <summary>The value at a path; null when there is none or it is a table.</summary>
    public static Value? Scalar(DictValue values, string path)
    {
        var dot = path.LastIndexOf('.');
        var table = dot < 0 ? values : Table(values, path[..dot]);
        return table?[path[(dot + 1)..]] is { } value && value is not DictValue ? value : null;
    }

    /// <summary>A table nested so that it lies at a path; `.` is the root.</summary>
    public static DictValue Nest(string path, DictValue table)
    {
        if (path == ".")
        {
            return table;
        }

        var parts = path.Split('.');
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            var outer = new DictValue(1);
            outer.SetValue(parts[i], table);
            table = outer;
        }

        return table;
    }
}
