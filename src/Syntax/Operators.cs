namespace Kcl.Net.Syntax;

public enum UnaryOperator
{
    Plus,
    Minus,
    Invert,
    Not,
}

public enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    ShiftLeft,
    ShiftRight,
    BitOr,
    BitXor,
    BitAnd,
    And,
    Or,
    As,
}

public enum CompareOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Is,
    IsNot,
    In,
    NotIn,
}

public enum ConstantName
{
    True,
    False,
    None,
    Undefined,
}

public enum QuantifierKind
{
    All,
    Any,
    Filter,
    Map,
}

public static class OperatorText
{
    public static string Text(this BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.FloorDivide => "//",
        BinaryOperator.Modulo => "%",
        BinaryOperator.Power => "**",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.BitOr => "|",
        BinaryOperator.BitXor => "^",
        BinaryOperator.BitAnd => "&",
        BinaryOperator.And => "and",
        BinaryOperator.Or => "or",
        _ => "as",
    };

    public static string Text(this CompareOperator op) => op switch
    {
        CompareOperator.Equal => "==",
        CompareOperator.NotEqual => "!=",
        CompareOperator.Less => "<",
        CompareOperator.LessOrEqual => "<=",
        CompareOperator.Greater => ">",
        CompareOperator.GreaterOrEqual => ">=",
        CompareOperator.Is => "is",
        CompareOperator.IsNot => "is not",
        CompareOperator.In => "in",
        _ => "not in",
    };

    public static string Text(this UnaryOperator op) => op switch
    {
        UnaryOperator.Plus => "+",
        UnaryOperator.Minus => "-",
        UnaryOperator.Invert => "~",
        _ => "not",
    };

    public static string Text(this ConstantName name) => name switch
    {
        ConstantName.True => "True",
        ConstantName.False => "False",
        ConstantName.None => "None",
        _ => "Undefined",
    };

    public static string Text(this QuantifierKind kind) => kind switch
    {
        QuantifierKind.All => "all",
        QuantifierKind.Any => "any",
        QuantifierKind.Filter => "filter",
        _ => "map",
    };
}
