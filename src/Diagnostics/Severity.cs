namespace Kcl.Net.Diagnostics;

public enum Severity
{
    Error,
    Warning,
}
