using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Kcl.Net.Templating;
using Org.BouncyCastle.Crypto.Generators;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>`derivePassword`: the Master Password algorithm, always the same password for the same site, user and secret.</summary>
internal static class PasswordDerivation
{
    private const string Scope = "com.lyndir.masterpassword";
    private const int Cost = 32768;
    private const int BlockSize = 8;
    private const int Parallelism = 2;
    private const int KeySize = 64;

    public static TemplateFunction? Find(string name) => name switch
    {
        "derivePassword" => Fixed(name, [GoParameter.Uint32, Text, Text, Text, Text], a => Str(Derive((uint)a[0].Int64(), a[1].Str(), a[2].Str(), a[3].Str(), a[4].Str()))),
        _ => null,
    };

    private static string Derive(uint counter, string type, string password, string user, string site)
    {
        var templates = Templates(type);
        if (templates.Length == 0)
        {
            return "cannot find password template " + type;
        }

        var key = SCrypt.Generate(ByteText.ToBytes(password), Scoped(user), Cost, BlockSize, Parallelism, KeySize);
        var message = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(message, counter);
        byte[] scoped = [.. Scoped(site), .. message];
        var seed = HMACSHA256.HashData(key, scoped);
        var template = templates[seed[0] % templates.Length];
        var result = new char[template.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var characters = Characters(template[i]);
            result[i] = characters[seed[i + 1] % characters.Length];
        }

        return new string(result);
    }

    /// <summary>The scope, then the length of a name and its bytes.</summary>
    private static byte[] Scoped(string name)
    {
        var bytes = ByteText.ToBytes(name);
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)bytes.Length);
        return [.. Encoding.ASCII.GetBytes(Scope), .. length, .. bytes];
    }

    private static string[] Templates(string type) => type switch
    {
        "maximum" => ["anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"],
        "long" =>
        [
            "CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv", "CvccCvcvCvcvno", "CvcvnoCvccCvcv",
            "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc", "CvcvCvcvnoCvcc", "CvcvCvcvCvccno", "CvccnoCvccCvcv", "CvccCvccnoCvcv",
            "CvccCvccCvcvno", "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno", "CvccnoCvcvCvcc", "CvccCvcvnoCvcc", "CvccCvcvCvccno",
        ],
        "medium" => ["CvcnoCvc", "CvcCvcno"],
        "short" => ["Cvcn"],
        "basic" => ["aaanaaan", "aannaaan", "aaannaaa"],
        "pin" => ["nnnn"],
        _ => [],
    };

    private static string Characters(char kind) => kind switch
    {
        'C' => "BCDFGHJKLMNPQRSTVWXYZ",
        'v' => "aeiou",
        'c' => "bcdfghjklmnpqrstvwxyz",
        'a' => "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz",
        'n' => "0123456789",
        'o' => "@&%?,=[]_:-+*$#!'^~;()/.",
        _ => "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()",
    };
}
