namespace Kcl.Net.Builtins.Patterns;

/// <summary>
/// What decides how a pattern is run: whether it needs backtracking at all, and whether backtracking could explode
/// (repetition inside repetition, or many unbounded repetitions in a row).
/// </summary>
internal readonly record struct PatternShape(bool NeedsBacktracking, bool MayExplode)
{
    private const int HarmlessRepeats = 2;

    public static PatternShape Of(PatternNode root)
    {
        var needs = false;
        var nested = false;
        var unbounded = 0;
        Visit(root, insideRepeat: false);
        return new PatternShape(needs, nested || unbounded > HarmlessRepeats);

        void Visit(PatternNode node, bool insideRepeat)
        {
            switch (node)
            {
                case SequenceNode sequence:
                    foreach (var item in sequence.Items)
                    {
                        Visit(item, insideRepeat);
                    }

                    break;
                case ChoiceNode choice:
                    nested |= insideRepeat;
                    foreach (var option in choice.Options)
                    {
                        Visit(option, insideRepeat);
                    }

                    break;
                case RepeatNode repeat:
                    var varies = repeat.Max != repeat.Min;
                    nested |= insideRepeat && varies;
                    unbounded += repeat.Max is null or > 100 ? 1 : 0;
                    needs |= repeat.Possessive;
                    Visit(repeat.Item, insideRepeat || repeat.Max is null or > 1);
                    break;
                case CaptureNode capture:
                    Visit(capture.Item, insideRepeat);
                    break;
                case AtomicNode atomic:
                    needs = true;
                    Visit(atomic.Item, insideRepeat);
                    break;
                case LookNode look:
                    needs = true;
                    Visit(look.Item, insideRepeat);
                    break;
                case BackReferenceNode:
                    needs = true;
                    break;
            }
        }
    }
}
