using System.Text;
using Kcl.Net.Builtins.Unicode;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Strings;

/// <summary>Methods that change case with the full Unicode mappings (`ß` becomes `SS`, final sigma is `ς`).</summary>
internal static class CaseMethods
{
    public static Value Lower(BuiltinCall call) => new StrValue(CaseMapping.Lower(call.Receiver()));

    public static Value Upper(BuiltinCall call) => new StrValue(CaseMapping.Upper(call.Receiver()));

    public static Value Capitalize(BuiltinCall call)
    {
        var text = call.Receiver();
        if (text.Length == 0)
        {
            return StrValue.Empty;
        }

        Rune.DecodeFromUtf16(text, out _, out var first);
        return new StrValue(CaseMapping.Upper(text[..first]) + CaseMapping.Lower(text[first..]));
    }

    public static Value Title(BuiltinCall call)
    {
        var text = call.Receiver();
        var titled = new StringBuilder(text.Length);
        var insideWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (CharacterClass.IsLower(rune))
            {
                titled.Append(insideWord ? rune.ToString() : CaseMapping.Title(rune));
                insideWord = true;
            }
            else if (CharacterClass.IsUpper(rune) || CharacterClass.IsTitle(rune))
            {
                titled.Append(insideWord ? CaseMapping.Lower(rune.ToString()) : rune.ToString());
                insideWord = true;
            }
            else
            {
                titled.Append(rune.ToString());
                insideWord = false;
            }
        }

        return new StrValue(titled.ToString());
    }
}
