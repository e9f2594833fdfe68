using Kcl.Net.Schema;

namespace Kcl.Net.Tests.Unit.Schema;

public sealed class TypeRelationsTests
{
    private static readonly KclType OneOrTwo = new UnionType([new IntLiteralType(1), new IntLiteralType(2)]);
    private static readonly KclType AOrB = new UnionType([new StrLiteralType("a"), new StrLiteralType("b")]);

    [Fact]
    public void None_fits_everywhere() => Assert.True(TypeRelations.IsUpperBound(BasicType.Int, BasicType.None));

    [Fact]
    public void Any_is_assignable_but_no_lower_bound()
    {
        Assert.True(TypeRelations.Assignable(BasicType.Any, BasicType.Int));
        Assert.False(TypeRelations.IsUpperBound(BasicType.Int, BasicType.Any));
    }

    [Fact]
    public void Modules_and_void_are_never_assigned()
    {
        Assert.False(TypeRelations.Assignable(new ModuleType("json", ModuleKind.System), BasicType.Any));
        Assert.False(TypeRelations.Assignable(BasicType.Void, BasicType.Any));
    }

    [Fact]
    public void Int_fits_float_and_not_the_other_way()
    {
        Assert.True(TypeRelations.Assignable(BasicType.Int, BasicType.Float));
        Assert.False(TypeRelations.Assignable(BasicType.Float, BasicType.Int));
    }

    [Fact]
    public void A_bool_literal_counts_as_float() => Assert.True(TypeRelations.Assignable(BoolLiteralType.True, BasicType.Float));

    [Fact]
    public void A_str_may_turn_out_to_be_one_of_the_literals() => Assert.True(TypeRelations.Assignable(BasicType.Str, AOrB));

    [Fact]
    public void An_int_is_not_one_of_the_literals() => Assert.False(TypeRelations.Assignable(BasicType.Int, OneOrTwo));

    [Fact]
    public void A_literal_fits_its_base_only()
    {
        Assert.True(TypeRelations.Assignable(new IntLiteralType(3), BasicType.Int));
        Assert.False(TypeRelations.Assignable(new IntLiteralType(3), BasicType.Str));
        Assert.False(TypeRelations.Assignable(new IntLiteralType(3), OneOrTwo));
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(500, false)]
    public void Large_unions_of_literals_answer_by_hash(int value, bool fits)
    {
        var union = new UnionType(Enumerable.Range(0, 100).Select(i => (KclType)new IntLiteralType(i)).ToArray());
        Assert.Equal(fits, TypeRelations.Assignable(new IntLiteralType(value), union));
    }

    [Fact]
    public void Unit_numbers_fit_the_general_type_and_equal_literals()
    {
        var kilo = NumberMultiplierType.Exact(1, "Ki");
        Assert.True(TypeRelations.Assignable(kilo, NumberMultiplierType.General));
        Assert.True(TypeRelations.Assignable(kilo, NumberMultiplierType.Exact(1, "Ki")));
        Assert.False(TypeRelations.Assignable(kilo, NumberMultiplierType.Exact(2, "Ki")));
        Assert.False(TypeRelations.Assignable(NumberMultiplierType.General, kilo));
    }

    [Fact]
    public void Parameters_are_contravariant()
    {
        var takesFloat = new FunctionType([new FunctionParameter("x", BasicType.Float, false)], BasicType.Int);
        var takesInt = new FunctionType([new FunctionParameter("x", BasicType.Int, false)], BasicType.Float);
        Assert.True(TypeRelations.Assignable(takesFloat, takesInt));
        Assert.False(TypeRelations.Assignable(takesInt, takesFloat));
    }

    [Fact]
    public void A_schema_fits_its_bases()
    {
        var parent = new SchemaBody(new SchemaIdentity("", "Parent"));
        var child = new SchemaBody(new SchemaIdentity("", "Child")) { Base = parent };
        Assert.True(TypeRelations.Assignable(child.Definition.AsInstance, parent.Definition));
        Assert.False(TypeRelations.Assignable(parent.Definition.AsInstance, child.Definition));
    }
}
