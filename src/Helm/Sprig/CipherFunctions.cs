using System.Security.Cryptography;
using Kcl.Net.Templating;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Sprig's encryption: AES-256 in CBC mode, the key being the password cut or filled with zeros to 32 bytes.</summary>
internal static class CipherFunctions
{
    public const int BlockSize = 16;
    private const int KeySize = 32;

    public static TemplateFunction? Find(string name) => name switch
    {
        "decryptAES" => OfTexts(name, Decrypt),
        _ => null,
    };

    /// <summary>Base64 of the initialisation vector and the encrypted text.</summary>
    public static string Encrypt(string password, string text, byte[] vector)
    {
        using var aes = Keyed(password);
        return Convert.ToBase64String([.. vector, .. aes.EncryptCbc(ByteText.ToBytes(text), vector)]);
    }

    private static string Decrypt(string password, string text)
    {
        if (text.Length == 0)
        {
            return "";
        }

        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw Failure(EncodingFunctions.Base64Problem(text));
        }

        if (bytes.Length < BlockSize)
        {
            throw Failure($"runtime error: slice bounds out of range [:{BlockSize}] with capacity {bytes.Length}");
        }

        if (bytes.Length % BlockSize != 0)
        {
            throw Failure("crypto/cipher: input not full blocks");
        }

        using var aes = Keyed(password);
        var plain = aes.DecryptCbc(bytes.AsSpan(BlockSize), bytes.AsSpan(0, BlockSize), PaddingMode.None);
        if (plain.Length == 0)
        {
            throw Failure("runtime error: index out of range [-1]");
        }

        var length = plain.Length - plain[^1];
        return length >= 0 ? ByteText.FromBytes(plain.AsSpan(0, length)) : throw Failure($"runtime error: slice bounds out of range [:{length}]");
    }

    private static Aes Keyed(string password)
    {
        var key = new byte[KeySize];
        var secret = ByteText.ToBytes(password);
        secret.AsSpan(0, Math.Min(KeySize, secret.Length)).CopyTo(key);
        var aes = Aes.Create();
        aes.Key = key;
        return aes;
    }
}
