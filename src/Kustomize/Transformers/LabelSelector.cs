using System.Globalization;

namespace Kcl.Net.Kustomize;

/// <summary>Kubernetes' selector language: `a=b,c in (d,e),!f`.</summary>
internal sealed class LabelSelector(List<LabelSelector.Requirement> requirements)
{
    internal sealed record Requirement(string Key, string Operator, SortedSet<string> Values)
    {
        public bool Matches(IReadOnlyDictionary<string, string> labels)
        {
            var has = labels.TryGetValue(Key, out var value);
            return Operator switch
            {
                "in" or "=" or "==" => has && Values.Contains(value!),
                "notin" or "!=" => !has || !Values.Contains(value!),
                "exists" => has,
                "!" => !has,
                ">" => has && Number(value!) is { } above && above > Number(Values.Min!),
                _ => has && Number(value!) is { } below && below < Number(Values.Min!),
            };
        }

        public static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static readonly LabelSelector All = new([]);

    public static LabelSelector Parse(string text) => text.Length == 0 ? All : new LabelSelector(new LabelSelectorParser(text).Parse());

    public bool Matches(IReadOnlyDictionary<string, string> labels) => requirements.TrueForAll(r => r.Matches(labels));
}
