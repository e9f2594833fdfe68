using Kcl.Net.Values;

namespace Kcl.Net.Builtins;

/// <summary>A standard module: its functions and, for `units`, its constants.</summary>
public sealed class SystemModule
{
    private readonly MemberTable _members;
    private readonly Func<string, Value?>? _constants;

    internal SystemModule(string name, string[] memberNames, Func<string, BuiltinMember?> members, Func<string, Value?>? constants = null)
    {
        Name = name;
        MemberNames = memberNames;
        _members = new MemberTable(members);
        _constants = constants;
    }

    public string Name { get; }

    /// <summary>What the checker lets a program select, functions and constants, in the engine's order.</summary>
    public IReadOnlyList<string> MemberNames { get; }

    public BuiltinMember? Find(string member) => _members.Find(member);

    public Value? Constant(string member) => _constants?.Invoke(member);
}
