namespace Kcl.Net.Syntax;

public enum ParameterMode
{
    Single,

    /// <summary>`*name`: all further positional arguments.</summary>
    Rest,

    /// <summary>`**name`: all further keyword arguments.</summary>
    Keywords,
}

/// <summary>A parameter of a builtin; a missing type means any.</summary>
public sealed record SignatureParameter(string Name, TypeSyntax? Type, bool HasDefault, ParameterMode Mode)
{
    public bool IsVariadic => Mode != ParameterMode.Single;
}

/// <summary>What a builtin takes and gives, as written in its table entry: `(value: str, n: int = 0, *args: any) -> [str]`.</summary>
public sealed record SignatureSyntax(IReadOnlyList<SignatureParameter> Parameters, TypeSyntax? Result);
