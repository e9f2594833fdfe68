using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>Makes a program's result of its scalars and its exported variables, in order of declaration.</summary>
internal static class Planner
{
    public static Value Plan(Interpreter run, bool showHidden)
    {
        Value? result = null;
        foreach (var scalar in run.Scalars)
        {
            result = result is null ? scalar : Join(result, scalar, run);
        }

        var main = run.Program.Main;
        if (result is null)
        {
            var dict = new DictValue(main.Variables.Count);
            foreach (var variable in main.Variables)
            {
                if (!variable.IsPrivate || showHidden)
                {
                    dict.Set(variable.Name, variable.Read(run), OriginOf(variable));
                }
            }

            return dict;
        }

        foreach (var variable in main.Variables)
        {
            if (!variable.IsPrivate || showHidden)
            {
                var single = new DictValue(1);
                single.Set(variable.Name, variable.Read(run), OriginOf(variable));
                result = Join(result, single, run);
            }
        }

        return result;
    }

    private static Diagnostics.Origin? OriginOf(PackageVariable variable) =>
        variable.Setters.Count > 0 ? variable.Setters[^1].Statement.Origin : null;

    /// <summary>Configs merge; anything else must be the same value. Of an instance only what it holds counts: its schema does not limit what is beside it.</summary>
    private static Value Join(Value left, Value right, Interpreter run)
    {
        var wrapped = new DictValue(1);
        wrapped.Set("", left is SchemaValue instance && right is DictValue ? instance.Attributes.Copy(0) : left);
        Merge.Into(wrapped, new DictEntry { Key = "", Value = right, Index = DictEntry.NoIndex }, MergeMode.Operator, null, run);
        return wrapped[""]!;
    }
}
