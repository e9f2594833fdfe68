namespace Kcl.Net.Composition;

/// <summary>Which release and namespace names a package may use.</summary>
internal static class HelmNames
{
    public static bool IsReleaseName(string name) => IsLabel(name, 53) && name[0] != '-';

    public static bool IsNamespace(string name) => IsLabel(name, 63) && name[0] != '-' && name[^1] != '-';

    private static bool IsLabel(string name, int maxLength)
    {
        if (name.Length == 0 || name.Length > maxLength)
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}
