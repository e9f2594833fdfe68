namespace Kcl.Net.Helm;

/// <summary>
/// Go's `filepath.Match`: `*` and `?` stay within a path segment, `[^…]` negates. Matched step by step and not by a regular
/// expression, which would take longer to build than every match of a chart's ignore rules together.
/// </summary>
internal sealed class PathPattern
{
    private readonly List<Step> _steps;

    private PathPattern(List<Step> steps) => _steps = steps;

    private enum StepKind
    {
        Character,
        AnyCharacter,
        AnyText,
        Class,
    }

    private sealed record Step(StepKind Kind, char Character = '\0', bool Negated = false, List<(char Low, char High)>? Ranges = null)
    {
        public bool Accepts(char c) => Kind switch
        {
            StepKind.Character => c == Character,
            StepKind.Class when Negated => c != '/' && !InRanges(c),
            StepKind.Class => InRanges(c),
            _ => c != '/',
        };

        private bool InRanges(char c)
        {
            foreach (var (low, high) in Ranges!)
            {
                if (c >= low && c <= high)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Null when the pattern is malformed.</summary>
    public static PathPattern? TryParse(string pattern)
    {
        var steps = new List<Step>(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*':
                    steps.Add(new Step(StepKind.AnyText));
                    break;
                case '?':
                    steps.Add(new Step(StepKind.AnyCharacter));
                    break;
                case '\\':
                    if (++i >= pattern.Length)
                    {
                        return null;
                    }

                    steps.Add(new Step(StepKind.Character, pattern[i]));
                    break;
                case '[':
                    if (Class(pattern, ref i) is not { } step)
                    {
                        return null;
                    }

                    steps.Add(step);
                    break;
                default:
                    steps.Add(new Step(StepKind.Character, pattern[i]));
                    break;
            }
        }

        return new PathPattern(steps);
    }

    /// <summary>Goes back to the last `*` only: what stands before it has matched, and no later start helps an earlier one.</summary>
    public bool IsMatch(string path)
    {
        var (step, at) = (0, 0);
        var (starStep, starAt) = (-1, 0);
        while (at < path.Length)
        {
            if (step < _steps.Count && _steps[step].Kind == StepKind.AnyText)
            {
                (starStep, starAt) = (step++, at);
            }
            else if (step < _steps.Count && _steps[step].Accepts(path[at]))
            {
                step++;
                at++;
            }
            else if (starStep >= 0 && path[starAt] != '/')
            {
                step = starStep + 1;
                at = ++starAt;
            }
            else
            {
                return false;
            }
        }

        while (step < _steps.Count && _steps[step].Kind == StepKind.AnyText)
        {
            step++;
        }

        return step == _steps.Count;
    }

    private static Step? Class(string pattern, ref int at)
    {
        var i = at + 1;
        var negated = i < pattern.Length && pattern[i] == '^';
        i += negated ? 1 : 0;
        var ranges = new List<(char, char)>();
        while (i >= pattern.Length || pattern[i] != ']' || ranges.Count == 0)
        {
            if (!Character(pattern, ref i, out var low))
            {
                return null;
            }

            var high = low;
            if (i < pattern.Length && pattern[i] == '-')
            {
                i++;
                if (!Character(pattern, ref i, out high))
                {
                    return null;
                }
            }

            ranges.Add((low, high));
        }

        at = i;
        return new Step(StepKind.Class, Negated: negated, Ranges: ranges);
    }

    private static bool Character(string pattern, ref int at, out char c)
    {
        c = '\0';
        if (at >= pattern.Length || pattern[at] is '-' or ']')
        {
            return false;
        }

        if (pattern[at] == '\\' && ++at >= pattern.Length)
        {
            return false;
        }

        c = pattern[at++];
        return at < pattern.Length;
    }
}
