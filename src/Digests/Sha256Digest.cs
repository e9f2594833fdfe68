using System.Security.Cryptography;

namespace Kcl.Net.Digests;

/// <summary>
/// An incremental SHA-256. The platform's implementation is several times faster but costs about two milliseconds to load,
/// a third of a small render; so little data is hashed in managed code.
/// </summary>
public sealed class Sha256Digest : IDisposable
{
    private const long WorthLoading = 512 << 10;
    private const int SmallPart = 256;
    private readonly Sha2? _managed;
    private readonly IncrementalHash? _platform;

    /// <summary>Small parts that wait for more: each call of the platform has its price.</summary>
    private readonly byte[]? _small;
    private int _waiting;

    /// <param name="expectedLength">About how many bytes will be appended.</param>
    public Sha256Digest(long expectedLength)
    {
        if (expectedLength < WorthLoading)
        {
            _managed = Sha2.Sha256();
        }
        else
        {
            _platform = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            _small = new byte[4 * SmallPart];
        }
    }

    /// <summary>The digest of bytes, as <see cref="Finish"/> gives it.</summary>
    public static string Of(ReadOnlySpan<byte> data)
    {
        using var hash = new Sha256Digest(data.Length);
        hash.Append(data);
        return hash.Finish();
    }

    public void Append(ReadOnlySpan<byte> data)
    {
        if (_small is null)
        {
            _managed!.Append(data);
            return;
        }

        if (_waiting + data.Length > _small.Length || data.Length > SmallPart)
        {
            _platform!.AppendData(_small.AsSpan(0, _waiting));
            _waiting = 0;
        }

        if (data.Length > SmallPart)
        {
            _platform!.AppendData(data);
            return;
        }

        data.CopyTo(_small.AsSpan(_waiting));
        _waiting += data.Length;
    }

    /// <summary>`sha256:` and the hash in lower-case hexadecimal; nothing can be appended afterwards.</summary>
    public string Finish()
    {
        _platform?.AppendData(_small.AsSpan(0, _waiting));
        return "sha256:" + Convert.ToHexStringLower(_managed?.Finish() ?? _platform!.GetHashAndReset());
    }

    public void Dispose() => _platform?.Dispose();
}
