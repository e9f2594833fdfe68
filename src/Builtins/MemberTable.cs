using System.Collections.Concurrent;

namespace Kcl.Net.Builtins;

/// <summary>
/// Members by name, each made when it is first asked for: a program pays for the builtins it names and start-up for none.
/// </summary>
internal sealed class MemberTable(Func<string, BuiltinMember?> make)
{
    private readonly ConcurrentDictionary<string, BuiltinMember> _made = new(StringComparer.Ordinal);

    public BuiltinMember? Find(string name)
    {
        if (_made.TryGetValue(name, out var member))
        {
            return member;
        }

        return make(name) is { } made ? _made.GetOrAdd(name, made) : null;
    }
}
