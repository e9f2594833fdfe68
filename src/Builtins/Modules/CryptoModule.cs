using System.Security.Cryptography;
using Kcl.Net.Builtins.Crypto;
using Kcl.Net.Digests;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`crypto`: digests of texts and files as lower-case hex.</summary>
internal static class CryptoModule
{
    private const string OfText = "(value: str, encoding: str = \"utf-8\") -> str";
    private const string OfFile = "(filepath: str) -> str";

    private delegate byte[] Digest(byte[] data);

    public static SystemModule Create() => new(
        "crypto",
        ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake3", "uuid", "filesha256"],
        name => name switch
        {
            "md5" => Text(name, MD5.HashData),
            "sha1" => Text(name, SHA1.HashData),
            "sha224" => Text(name, data => Sha2.Sha224(data)),
            "sha256" => Text(name, SHA256.HashData),
            "sha384" => Text(name, SHA384.HashData),
            "sha512" => Text(name, SHA512.HashData),
            "blake3" => Text(name, data => Blake3.HashData(data)),
            "uuid" => new(name, "() -> str", "A random UUID.", Uuid),
            "filesha256" => File(name, SHA256.HashData),
            "filesha512" => File(name, SHA512.HashData) with { IsDeclared = false },
            "fileblake3" => File(name, data => Blake3.HashData(data)) with { IsDeclared = false },
            _ => null,
        });

    private static BuiltinMember Text(string name, Digest digest) =>
        new(name, OfText, $"The {name} digest of a text.", call =>
        {
            var text = call.Text(0, "value", $"{name}() missing 1 required positional argument: 'value'");
            return Hex(digest(TextEncoding.Encode(text, call.Text(1, "encoding"))));
        });

    private static BuiltinMember File(string name, Digest digest) =>
        new(name, OfFile, $"The {name[4..]} digest of a file.", call =>
        {
            var path = call.Text(0, "filepath", $"{name}() missing 1 required positional argument: 'filepath'");
            try
            {
                return Hex(digest(call.World("crypto." + name, "reads files").ReadFile(path)));
            }
            catch (WorldException failure)
            {
                throw new BuiltinException($"failed to access file '{path}': {failure.Message}");
            }
        });

    private static Value Uuid(BuiltinCall call) =>
        new StrValue(call.World("crypto.uuid", "draws randomness").NewGuid().ToString("D"));

    private static StrValue Hex(byte[] digest) => new(Convert.ToHexStringLower(digest));
}
