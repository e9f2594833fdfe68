using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins;

/// <summary>What a running program offers its builtins.</summary>
public interface IBuiltinHost
{
    WorkBudget Budget { get; }

    /// <summary>The value given for `option(key)`; null when none was given.</summary>
    Value? Option(string key);

    /// <summary>Appends to the log that `print` writes.</summary>
    void Print(string text);

    /// <summary>Calls a function value with positional arguments.</summary>
    Value Call(FunctionValue function, params ReadOnlySpan<Value> arguments);

    /// <summary>The message of the failure while calling, or null when the call went well (`runtime.catch`).</summary>
    string? CallAndCatch(FunctionValue function);

    /// <summary>Builds a schema instance again after a merge (`|` inside builtins); plain merge for other values.</summary>
    Value Union(Value left, Value right);

    /// <summary>Replaces the program's output (`manifests.yaml_stream`).</summary>
    void SetOutput(string yaml);

    /// <summary>Access to the world outside the program; null when the run is sealed (`akua render`), so such builtins refuse.</summary>
    IWorld? World { get; }

    /// <summary>File of the expression being evaluated, and the package root it belongs to.</summary>
    string CurrentFile { get; }

    string ModuleRoot { get; }

    /// <summary>Undefined must not become text (`--strict`).</summary>
    bool RejectsUndefinedText => false;

    /// <summary>Results and operands must fit 32 bits (`-r`).</summary>
    bool StrictRange { get; }

    /// <summary>Failures tell how the run came there, and ranges are checked that otherwise are not (`-d`).</summary>
    bool Debug { get; }
}
