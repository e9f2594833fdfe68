namespace Kcl.Net.Templating;

/// <summary>Builtins the engine itself treats specially.</summary>
internal enum BuiltinForm : byte
{
    Ordinary,

    /// <summary>`and`: stops at the first false argument.</summary>
    And,

    /// <summary>`or`: stops at the first true argument.</summary>
    Or,

    /// <summary>`call`: messages give the callee as it is written.</summary>
    Call,
}
