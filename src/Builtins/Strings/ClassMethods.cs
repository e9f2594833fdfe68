using System.Text;
using Kcl.Net.Builtins.Unicode;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Strings;

/// <summary>The `is…` methods; all are False for the empty text.</summary>
internal static class ClassMethods
{
    public static Value IsAlpha(BuiltinCall call) => All(call, CharacterClass.IsAlphabetic);

    public static Value IsAlnum(BuiltinCall call) => All(call, static c => CharacterClass.IsAlphabetic(c) || CharacterClass.IsNumeric(c));

    public static Value IsDigit(BuiltinCall call) => All(call, CharacterClass.IsDigitOrSuperscript);

    public static Value IsSpace(BuiltinCall call) => All(call, CharacterClass.IsSpace);

    public static Value IsLower(BuiltinCall call) => OneCase(call, CharacterClass.IsLower, CharacterClass.IsUpper);

    public static Value IsUpper(BuiltinCall call) => OneCase(call, CharacterClass.IsUpper, CharacterClass.IsLower);

    public static Value IsTitle(BuiltinCall call)
    {
        var cased = false;
        var insideWord = false;
        foreach (var rune in call.Receiver().EnumerateRunes())
        {
            var starts = CharacterClass.IsUpper(rune) || CharacterClass.IsTitle(rune);
            var continues = !starts && CharacterClass.IsLower(rune);
            if ((starts && insideWord) || (continues && !insideWord))
            {
                return BoolValue.False;
            }

            insideWord = starts || continues;
            cased |= insideWord;
        }

        return BoolValue.Of(cased);
    }

    private static BoolValue All(BuiltinCall call, Func<Rune, bool> test)
    {
        var text = call.Receiver();
        foreach (var rune in text.EnumerateRunes())
        {
            if (!test(rune))
            {
                return BoolValue.False;
            }
        }

        return BoolValue.Of(text.Length > 0);
    }

    private static BoolValue OneCase(BuiltinCall call, Func<Rune, bool> wanted, Func<Rune, bool> opposite)
    {
        var cased = false;
        foreach (var rune in call.Receiver().EnumerateRunes())
        {
            if (opposite(rune))
            {
                return BoolValue.False;
            }

            cased = cased || wanted(rune);
        }

        return BoolValue.Of(cased);
    }
}
