using Kcl.Net.Schema;

namespace Kcl.Net.Tests.Unit.Schema;

public sealed class SupremumTests
{
    [Fact]
    public void Of_nothing_is_any() => Assert.Equal("any", Supremum.Of([]).ToString());

    [Fact]
    public void A_literal_disappears_in_its_base() => Assert.Equal("int", Of(new IntLiteralType(1), BasicType.Int));

    [Fact]
    public void Int_disappears_in_float() => Assert.Equal("float", Of(BasicType.Int, BasicType.Float));

    [Fact]
    public void None_disappears_in_anything() => Assert.Equal("str", Of(BasicType.None, BasicType.Str));

    [Fact]
    public void Any_absorbs_everything() => Assert.Equal("any", Of(BasicType.Int, BasicType.Any, BasicType.Str));

    [Fact]
    public void Others_become_a_union_in_order() => Assert.Equal("int(1) | str(a)", Of(new IntLiteralType(1), new StrLiteralType("a"), new IntLiteralType(1)));

    [Fact]
    public void Unions_are_flattened() => Assert.Equal("str | bool | int", Of(new UnionType([BasicType.Str, BasicType.Bool]), BasicType.Int));

    [Fact]
    public void The_last_member_takes_the_place_of_a_dropped_one() =>
        Assert.Equal("bool | str", Of(BasicType.None, BasicType.Str, BasicType.Bool));

    [Fact]
    public void Many_literals_stay_apart()
    {
        var type = Supremum.Of(Enumerable.Range(0, 1000).Select(i => (KclType)new IntLiteralType(i % 500)).ToArray());
        Assert.Equal(500, Assert.IsType<UnionType>(type).Members.Count);
    }

    [Fact]
    public void Many_different_dicts_become_any()
    {
        var dicts = Enumerable.Range(0, 1000).Select(i => (KclType)new DictType(new StrLiteralType("k" + i), new IntLiteralType(i))).ToArray();
        Assert.Equal("any", Supremum.Of(dicts).ToString());
    }

    private static string Of(params KclType[] types) => Supremum.Of(types).ToString();
}
