using System.Text;

namespace Kcl.Net.Builtins.Crypto;

/// <summary>The bytes of a text in an encoding named by its WHATWG label.</summary>
internal static class TextEncoding
{
    public static byte[] Encode(string text, string? label)
    {
        if (label is null)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var name = label.Replace(' ', '-').ToLowerInvariant();
        var encoding = Find(name.Trim('\t', '\n', '\f', '\r')) ?? throw Failed($"unknown encoding {name}");
        try
        {
            return encoding.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw Failed($"encoding errors occurred while encoding to {name}");
        }
    }

    private static BuiltinException Failed(string reason) => new($"called `Result::unwrap()` on an `Err` value: {reason}");

    /// <summary>UTF-16 labels write UTF-8 too: the encoding standard has no UTF-16 encoder.</summary>
    private static Encoding? Find(string label) => label switch
    {
        "utf-8" or "utf8" or "unicode-1-1-utf-8" or "unicode11utf8" or "unicode20utf8" or "x-unicode20utf8" => Encoding.UTF8,
        "utf-16" or "utf-16le" or "utf-16be" or "unicode" or "ucs-2" or "iso-10646-ucs-2" or "unicodefffe" or "unicodefeff" or "csunicode" => Encoding.UTF8,
        _ => CodePage(label) is { } page ? CodePagesEncodingProvider.Instance.GetEncoding(page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) : null,
    };

    private static int? CodePage(string label) => label switch
    {
        "ascii" or "us-ascii" or "latin1" or "l1" or "iso-8859-1" or "iso8859-1" or "iso88591" or "iso_8859-1" or "cp1252" or "windows-1252"
            or "x-cp1252" or "cp819" or "ibm819" or "ansi_x3.4-1968" => 1252,
        "iso-8859-2" or "iso8859-2" or "latin2" or "l2" => 28592,
        "iso-8859-3" or "iso8859-3" or "latin3" or "l3" => 28593,
        "iso-8859-4" or "iso8859-4" or "latin4" or "l4" => 28594,
        "iso-8859-5" or "iso8859-5" or "cyrillic" => 28595,
        "iso-8859-6" or "iso8859-6" or "arabic" => 28596,
        "iso-8859-7" or "iso8859-7" or "greek" => 28597,
        "iso-8859-8" or "iso8859-8" or "hebrew" => 28598,
        "iso-8859-9" or "iso8859-9" or "latin5" or "l5" or "windows-1254" or "cp1254" => 1254,
        "iso-8859-13" or "iso8859-13" => 28603,
        "iso-8859-15" or "iso8859-15" or "l9" => 28605,
        "windows-874" or "tis-620" or "iso-8859-11" => 874,
        "windows-1250" or "cp1250" or "x-cp1250" => 1250,
        "windows-1251" or "cp1251" or "x-cp1251" => 1251,
        "windows-1253" or "cp1253" or "x-cp1253" => 1253,
        "windows-1255" or "cp1255" or "x-cp1255" => 1255,
        "windows-1256" or "cp1256" or "x-cp1256" => 1256,
        "windows-1257" or "cp1257" or "x-cp1257" => 1257,
        "windows-1258" or "cp1258" or "x-cp1258" => 1258,
        "ibm866" or "866" or "cp866" => 866,
        "koi8-r" or "koi8" or "koi" or "cskoi8r" => 20866,
        "koi8-u" or "koi8-ru" => 21866,
        "macintosh" or "mac" or "x-mac-roman" => 10000,
        "gbk" or "gb2312" or "chinese" or "csgb2312" or "gb_2312-80" or "x-gbk" or "iso-ir-58" => 936,
        "gb18030" => 54936,
        "big5" or "big5-hkscs" or "cn-big5" or "csbig5" or "x-x-big5" => 950,
        "euc-jp" or "x-euc-jp" => 51932,
        "iso-2022-jp" or "csiso2022jp" => 50220,
        "shift_jis" or "shift-jis" or "sjis" or "windows-31j" or "ms932" or "ms_kanji" or "x-sjis" => 932,
        "euc-kr" or "korean" or "ks_c_5601-1987" or "ksc5601" or "windows-949" => 949,
        _ => null,
    };
}
