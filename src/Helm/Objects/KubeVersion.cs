using System.Globalization;

namespace Kcl.Net.Helm;

/// <summary>The Kubernetes version a chart is rendered for: as given, and reduced to what constraints are checked against.</summary>
public sealed record KubeVersion(string Version, string Normalized, string Major, string Minor)
{
    /// <summary>Reads `1.33.4`, `v1.33`, `v1.33.4-gke.1`. Throws <see cref="FormatException"/>.</summary>
    public static KubeVersion Parse(string text)
    {
        var trimmed = text.Trim();
        var digits = trimmed.StartsWith('v') ? trimmed[1..] : trimmed;
        var end = 0;
        while (end < digits.Length && (char.IsAsciiDigit(digits[end]) || digits[end] == '.'))
        {
            end++;
        }

        var parts = digits[..end].TrimEnd('.').Split('.');
        if (parts.Length < 2)
        {
            throw new FormatException(end == 0 ? $"could not parse \"{text}\" as version" : $"illegal version string \"{text}\"");
        }

        var numbers = new ulong[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length > 1 && parts[i][0] == '0')
            {
                throw new FormatException($"illegal zero-prefixed version component \"{parts[i]}\" in \"{text}\"");
            }

            if (!ulong.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                throw new FormatException($"illegal non-numeric version component \"{parts[i]}\" in \"{text}\"");
            }
        }

        var normalized = "v" + string.Join('.', Array.ConvertAll(numbers, n => n.ToString(CultureInfo.InvariantCulture)));
        return new KubeVersion(text.StartsWith('v') ? text : "v" + text, normalized, parts[0], parts[1]);
    }
}
