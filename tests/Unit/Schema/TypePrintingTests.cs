using Kcl.Net.Schema;

namespace Kcl.Net.Tests.Unit.Schema;

public sealed class TypePrintingTests
{
    [Theory]
    [InlineData(1.0, "float(1)")]
    [InlineData(0.1, "float(0.1)")]
    [InlineData(-2.5, "float(-2.5)")]
    [InlineData(1e21, "float(1000000000000000000000)")]
    [InlineData(1.25e-7, "float(0.000000125)")]
    public void Floats_have_no_exponent_and_no_forced_fraction(double value, string text) =>
        Assert.Equal(text, new FloatLiteralType(value).ToString());

    [Fact]
    public void Composite_types_nest() =>
        Assert.Equal("{str:[int | NoneType]}", new DictType(BasicType.Str, new ListType(new UnionType([BasicType.Int, BasicType.None]))).ToString());

    [Fact]
    public void Functions_print_types_only() =>
        Assert.Equal("(str, any) -> bool", new FunctionType([new FunctionParameter("a", BasicType.Str, false), new FunctionParameter("b", BasicType.Any, true)], BasicType.Bool).ToString());

    [Fact]
    public void Schemas_print_bare_or_with_their_package()
    {
        var schema = new SchemaBody(new SchemaIdentity("k8s.core", "Pod")).Definition;
        Assert.Equal("Pod", schema.ToString());
        Assert.Equal("[k8s.core.Pod]", new ListType(schema).ToFullString());
    }

    [Theory]
    [InlineData("(key: str, type: str = \"a, b\", *args: any) -> [str]", "(str, str) -> [str]")]
    [InlineData("(x: int | float, y: {str:any} = {}) -> None", "(int | float, {str:any}) -> NoneType")]
    [InlineData("(f: (any, any) -> any) -> any", "((any, any) -> any) -> any")]
    [InlineData("() -> bool", "() -> bool")]
    public void Signatures_of_builtins_are_read(string signature, string type) =>
        Assert.Equal(type, Signature.Read(signature).ToString());
}
