using System.Buffers.Binary;
using System.Numerics;

namespace Kcl.Net.Digests;

/// <summary>
/// SHA-224 and SHA-256 (FIPS 180-4) in managed code. .NET has no SHA-224; and loading the system's crypto library for
/// SHA-256 takes longer than hashing a small tree, see <see cref="Sha256Digest"/>. The round constants are the first 32 bits of
/// the fractions of the cube roots of the first 64 primes.
/// </summary>
public sealed class Sha2
{
    private const int BlockLength = 64;

    private static ReadOnlySpan<uint> RoundConstants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    private readonly uint[] _state;
    private readonly byte[] _pending = new byte[BlockLength];
    private readonly int _hashLength;
    private int _pendingLength;
    private ulong _length;

    private Sha2(uint[] state, int hashLength)
    {
        _state = state;
        _hashLength = hashLength;
    }

    public static Sha2 Sha224() => new([0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4], 28);

    public static Sha2 Sha256() => new([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19], 32);

    /// <summary>The SHA-224 of some bytes.</summary>
    public static byte[] Sha224(ReadOnlySpan<byte> data)
    {
        var hash = Sha224();
        hash.Append(data);
        return hash.Finish();
    }

    public void Append(ReadOnlySpan<byte> data)
    {
        _length += (ulong)data.Length;
        if (_pendingLength > 0)
        {
            var taken = Math.Min(BlockLength - _pendingLength, data.Length);
            data[..taken].CopyTo(_pending.AsSpan(_pendingLength));
            _pendingLength += taken;
            data = data[taken..];
            if (_pendingLength < BlockLength)
            {
                return;
            }

            Compress(_state, _pending);
            _pendingLength = 0;
        }

        for (; data.Length >= BlockLength; data = data[BlockLength..])
        {
            Compress(_state, data);
        }

        data.CopyTo(_pending);
        _pendingLength = data.Length;
    }

    /// <summary>The hash of everything appended; nothing can be appended afterwards.</summary>
    public byte[] Finish()
    {
        // The end: a one bit, zeros, and the length of the data in bits.
        Span<byte> tail = stackalloc byte[2 * BlockLength];
        tail.Clear();
        _pending.AsSpan(0, _pendingLength).CopyTo(tail);
        tail[_pendingLength] = 0x80;
        var length = _pendingLength < BlockLength - 8 ? BlockLength : 2 * BlockLength;
        BinaryPrimitives.WriteUInt64BigEndian(tail[(length - 8)..], _length * 8);
        for (var i = 0; i < length; i += BlockLength)
        {
            Compress(_state, tail[i..]);
        }

        var hash = new byte[_hashLength];
        for (var i = 0; i < _hashLength / 4; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(4 * i), _state[i]);
        }

        return hash;
    }

    private static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[64];
        for (var i = 0; i < 16; i++)
        {
            w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        }

        for (var i = 16; i < 64; i++)
        {
            var s0 = BitOperations.RotateRight(w[i - 15], 7) ^ BitOperations.RotateRight(w[i - 15], 18) ^ (w[i - 15] >> 3);
            var s1 = BitOperations.RotateRight(w[i - 2], 17) ^ BitOperations.RotateRight(w[i - 2], 19) ^ (w[i - 2] >> 10);
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }

        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var i = 0; i < 64; i++)
        {
            var s1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            var first = h + s1 + ((e & f) ^ (~e & g)) + RoundConstants[i] + w[i];
            var s0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            var second = s0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }
}
