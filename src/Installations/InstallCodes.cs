using Kcl.Net.Diagnostics;

namespace Kcl.Net.Installations;

/// <summary>The stable codes of failures of installations.</summary>
public static class InstallCodes
{
    public const string Missing = "E_INSTALL_MISSING";
    public const string Exists = "E_INSTALL_EXISTS";
    public const string Product = "E_INSTALL_PRODUCT";
    public const string Inputs = "E_INSTALL_INPUTS";
    public const string Repository = "E_INSTALL_REPOSITORY";
    public const string Dirty = "E_INSTALL_DIRTY";
    public const string Branch = "E_INSTALL_BRANCH";
    public const string Shallow = "E_INSTALL_SHALLOW";
    public const string Busy = "E_INSTALL_BUSY";
    public const string Moved = "E_INSTALL_MOVED";
    public const string Remote = "E_INSTALL_REMOTE";
    public const string Sign = "E_INSTALL_SIGN";
    public const string Drift = "E_INSTALL_DRIFT";
    public const string Signature = "E_INSTALL_SIGNATURE";
    public const string Hook = "E_INSTALL_HOOK";

    internal static DiagnosticException Failure(string code, string message, string? help = null, string? path = null) =>
        new(new Diagnostic(code, "", message) { Help = help, Path = path });
}
