using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>
/// Remembers what setters that were read before their turn did besides giving a value: the engine runs such a statement
/// again when its turn comes, so its instances count twice and it prints twice. Costs nothing while nothing happens.
/// </summary>
internal sealed class EffectLog
{
    private readonly List<Effect> _log = [];
    private Dictionary<(object Owner, int Slot, int Setter), Effect[]>? _kept;
    private int _recording;

    /// <summary>An instance that became known under a name, or text that was printed.</summary>
    public readonly record struct Effect(string Text, SchemaValue? Instance);

    public int Depth => _recording;

    public void Add(string text, SchemaValue? instance)
    {
        if (_recording > 0)
        {
            _log.Add(new Effect(text, instance));
        }
    }

    /// <summary>A setter is being read early. Gives what <see cref="End"/> must be told.</summary>
    public int Begin()
    {
        _recording++;
        return _log.Count;
    }

    /// <param name="start">What <see cref="Begin"/> gave.</param>
    /// <param name="owner">The variable or instance, with <paramref name="slot"/> and <paramref name="setter"/> the setter's identity.</param>
    /// <param name="slot">Slot of the attribute; 0 for variables.</param>
    /// <param name="setter">Which of the setters.</param>
    /// <param name="isOwn">The effects are not those of whatever read the setter: a variable's are not, an attribute's are.</param>
    public void End(int start, object owner, int slot, int setter, bool isOwn)
    {
        _recording--;
        if (_log.Count == start)
        {
            return;
        }

        (_kept ??= [])[(owner, slot, setter)] = _log.GetRange(start, _log.Count - start).ToArray();
        if (isOwn || _recording == 0)
        {
            _log.RemoveRange(start, _log.Count - start);
        }
    }

    /// <summary>A failure was caught while recording.</summary>
    public void Abandon(int depth)
    {
        _recording = depth;
        if (depth == 0)
        {
            _log.Clear();
        }
    }

    /// <summary>What to do again now that the setter's turn has come; nothing for most.</summary>
    public Effect[] Take(object owner, int slot, int setter)
    {
        if (_kept is null || !_kept.Remove((owner, slot, setter), out var effects))
        {
            return [];
        }

        return effects;
    }
}
