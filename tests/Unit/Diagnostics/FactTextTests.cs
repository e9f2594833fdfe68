using Kcl.Net.Diagnostics;

namespace Kcl.Net.Tests.Unit.Diagnostics;

public sealed class FactTextTests
{
    private static string Values(string text, params (int Offset, string Text)[] values)
    {
        var place = new Origin(new SourceFile("a.k", text), new TextSpan(0, text.Length));
        var fact = new Fact("parts", place) { Values = values.Select(v => new PartValue(v.Offset, v.Text)).ToList() };
        return string.Join('\n', FactText.Lines([fact]));
    }

    [Fact]
    public void Values_stand_below_their_parts() => Assert.Equal(
        """
        note: parts at a.k:1:1
            a + b == c
            │   │    │
            1   2    4
        """,
        Values("a + b == c", (0, "1"), (4, "2"), (9, "4")));

    [Fact]
    public void A_value_that_would_touch_the_next_goes_further_down() => Assert.Equal(
        """
        note: parts at a.k:1:1
            a + b == c
            │ │ │ │  │
            │ │ │ │  4
            │ │ │ False
            │ │ 222
            │ 333
            111
        """,
        Values("a + b == c", (0, "111"), (2, "333"), (4, "222"), (6, "False"), (9, "4")));

    [Fact]
    public void Each_line_of_an_expression_has_its_own_values() => Assert.Equal(
        """
        note: parts at a.k:1:1
            a and
            │
            True
            b
            │
            False
        """,
        Values("a and\n    b", (0, "True"), (10, "False")));

    [Fact]
    public void Values_stand_below_wide_characters() => Assert.Equal(
        """
        note: parts at a.k:1:1
            "😀" == b
                    │
                    1
        """,
        Values("\"😀\" == b", (8, "1")));

    [Fact]
    public void A_fact_without_a_place_is_one_line() => Assert.Equal(["note: so it is"], FactText.Lines([new Fact("so it is")]));

    [Fact]
    public void No_line_looks_like_one_of_the_engine()
    {
        var text = Values("a | b", (0, "1"), (4, "2"));
        Assert.All(text.Split('\n'), l => Assert.DoesNotMatch(@"^\s*(-+>|\d* *\| )", l));
    }
}
