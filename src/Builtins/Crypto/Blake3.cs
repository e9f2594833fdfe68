using System.Buffers.Binary;
using System.Numerics;

namespace Kcl.Net.Builtins.Crypto;

/// <summary>
/// BLAKE3 with the default 32-byte output and no key. Data is cut into chunks of 1024 bytes whose chaining values are joined
/// as a binary tree; the stack holds the roots of the complete subtrees so far.
/// </summary>
internal static class Blake3
{
    private const int BlockLength = 64;
    private const int ChunkLength = 1024;
    private const uint ChunkStart = 1;
    private const uint ChunkEnd = 2;
    private const uint Parent = 4;
    private const uint Root = 8;

    private static ReadOnlySpan<uint> Initial =>
        [0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19];

    private static ReadOnlySpan<byte> Permutation => [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];

    public static byte[] HashData(ReadOnlySpan<byte> data)
    {
        var subtrees = new Stack<uint[]>();
        var chunk = 0UL;
        for (; data.Length > ChunkLength; data = data[ChunkLength..])
        {
            var value = HashChunk(data[..ChunkLength], chunk++, 0);

            // As many subtrees are complete as the number of chunks has trailing zero bits.
            for (var count = chunk; (count & 1) == 0; count >>= 1)
            {
                value = Join(subtrees.Pop(), value, 0);
            }

            subtrees.Push(value);
        }

        var output = HashChunk(data, chunk, subtrees.Count == 0 ? Root : 0);
        while (subtrees.Count > 0)
        {
            output = Join(subtrees.Pop(), output, subtrees.Count == 0 ? Root : 0);
        }

        var hash = new byte[32];
        for (var i = 0; i < 8; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(hash.AsSpan(4 * i), output[i]);
        }

        return hash;
    }

    private static uint[] HashChunk(ReadOnlySpan<byte> chunk, ulong counter, uint rootFlag)
    {
        var value = Initial.ToArray();
        Span<byte> block = stackalloc byte[BlockLength];
        Span<uint> words = stackalloc uint[16];
        var flags = ChunkStart;
        while (true)
        {
            var length = Math.Min(BlockLength, chunk.Length);
            var last = chunk.Length <= BlockLength;
            block.Clear();
            chunk[..length].CopyTo(block);
            for (var i = 0; i < 16; i++)
            {
                words[i] = BinaryPrimitives.ReadUInt32LittleEndian(block[(4 * i)..]);
            }

            Compress(value, words, counter, (uint)length, flags | (last ? ChunkEnd | rootFlag : 0));
            if (last)
            {
                return value;
            }

            chunk = chunk[length..];
            flags = 0;
        }
    }

    private static uint[] Join(uint[] left, uint[] right, uint rootFlag)
    {
        Span<uint> words = stackalloc uint[16];
        left.CopyTo(words);
        right.CopyTo(words[8..]);
        var value = Initial.ToArray();
        Compress(value, words, 0, BlockLength, Parent | rootFlag);
        return value;
    }

    private static void Compress(uint[] value, Span<uint> words, ulong counter, uint length, uint flags)
    {
        Span<uint> state = stackalloc uint[16];
        Span<uint> permuted = stackalloc uint[16];
        value.CopyTo(state);
        Initial[..4].CopyTo(state[8..]);
        state[12] = (uint)counter;
        state[13] = (uint)(counter >> 32);
        state[14] = length;
        state[15] = flags;
        for (var round = 0; round < 7; round++)
        {
            for (var i = 0; i < 4; i++)
            {
                Mix(state, i, 4 + i, 8 + i, 12 + i, words[2 * i], words[(2 * i) + 1]);
            }

            for (var i = 0; i < 4; i++)
            {
                Mix(state, i, 4 + ((i + 1) & 3), 8 + ((i + 2) & 3), 12 + ((i + 3) & 3), words[8 + (2 * i)], words[9 + (2 * i)]);
            }

            for (var i = 0; i < 16; i++)
            {
                permuted[i] = words[Permutation[i]];
            }

            permuted.CopyTo(words);
        }

        for (var i = 0; i < 8; i++)
        {
            value[i] = state[i] ^ state[i + 8];
        }
    }

    private static void Mix(Span<uint> state, int a, int b, int c, int d, uint x, uint y)
    {
        state[a] += state[b] + x;
        state[d] = BitOperations.RotateRight(state[d] ^ state[a], 16);
        state[c] += state[d];
        state[b] = BitOperations.RotateRight(state[b] ^ state[c], 12);
        state[a] += state[b] + y;
        state[d] = BitOperations.RotateRight(state[d] ^ state[a], 8);
        state[c] += state[d];
        state[b] = BitOperations.RotateRight(state[b] ^ state[c], 7);
    }
}
