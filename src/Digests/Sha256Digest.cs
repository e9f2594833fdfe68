using System.Security.Cryptography;

namespace Kcl.Net.Digests;

/// <summary>
/// An incremental SHA-256. The platform's implementation is several times faster but costs about two milliseconds to load,
/// a third of a small render; so little data is hashed in managed code.
/// </summary>
public sealed class Sha256Digest : IDisposable
{
    private const long WorthLoading = 512 << 10;
    private readonly Sha2? _managed;
    private readonly IncrementalHash? _platform;

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
        _managed?.Append(data);
        _platform?.AppendData(data);
    }

    /// <summary>`sha256:` and the hash in lower-case hexadecimal; nothing can be appended afterwards.</summary>
    public string Finish() => "sha256:" + Convert.ToHexStringLower(_managed?.Finish() ?? _platform!.GetHashAndReset());

    public void Dispose() => _platform?.Dispose();
}
