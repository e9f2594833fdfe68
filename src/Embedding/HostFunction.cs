using Kcl.Net.Values;

namespace Kcl.Net.Embedding;

/// <summary>
/// A function of the host that programs call. Throw <see cref="HostFunctionException"/> for what the program did wrong; any
/// other exception becomes a failure at the call too, with the exception as its cause.
/// </summary>
public delegate Value HostFunction(HostCall call);

/// <summary>A host function refuses: the sentence is shown to whoever wrote the program, at the call.</summary>
public sealed class HostFunctionException(string message) : Exception(message);
