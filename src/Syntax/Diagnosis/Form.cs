namespace Kcl.Net.Syntax.Diagnosis;

/// <summary>
/// What the diagnosis remembers of an expression it read: the name of its kind as messages use it, and why it could not
/// stand left of `=` (null when it could).
/// </summary>
internal readonly record struct Form(string Kind, string? TargetFault)
{
    public static readonly Form Missing = Plain("MissingExpression");

    public static readonly Form Identifier = new("IdentifierExpression", null);

    public bool IsMissing => Kind == Missing.Kind;

    public bool IsIdentifier => Kind == Identifier.Kind;

    public bool IsCall => Kind == "CallExpression";

    public static Form Plain(string kind) => new(kind, Illegal(kind, ""));

    public static Form Access(string kind, Form value, bool optional, string optionalReason, bool slice)
    {
        if (optional)
        {
            return new Form(kind, Illegal(kind, $", because the left-hand side of an assignment expression may not be an optional {optionalReason} access."));
        }

        if (value.TargetFault is not null)
        {
            return new Form(kind, value.TargetFault);
        }

        return new Form(kind, slice ? Illegal(kind, ", because the left-hand side of an assignment expression may not be a slice access.") : null);
    }

    private static string Illegal(string kind, string reason) => $"'{kind}' is an illegal expression for assignment{reason}";
}
