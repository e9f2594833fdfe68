using Kcl.Net.Diagnostics;

namespace Kcl.Net.Builtins.Network;

/// <summary>Dividing a network: one subnet by number, or consecutive subnets of given sizes. Fails with the engine's reasons.</summary>
internal static class CidrPlan
{
    public static string Subnet(CidrBlock block, long additionalBits, long number)
    {
        var length = block.PrefixLength + (Int128)additionalBits;
        if (length > block.FamilyLength)
        {
            throw new BuiltinException(
                $"invalid additional_bits: would extend network length to {length} bits, which is too long for {(block.IsV6 ? "IPv6" : "IPv4")}");
        }

        if (additionalBits < 64 && (UInt128)number >= UInt128.One << (int)additionalBits)
        {
            throw new BuiltinException($"additional_bits of {additionalBits} does not accommodate a net_num of {number}");
        }

        var shift = block.FamilyLength - (int)length;
        var bits = shift == 128 ? 0 : block.First.Bits + ((UInt128)number << shift);
        return new CidrBlock(new IpAddressText(block.IsV6, bits), (int)length).ToString();
    }

    /// <summary>
    /// Each subnet takes the first free place of its size, in the order asked. A place is free when it neither lies in nor covers an
    /// earlier subnet; the search only moves forward past what it collides with, so it is bounded by the number of subnets.
    /// </summary>
    public static List<string> Subnets(CidrBlock block, IReadOnlyList<long> sizes, WorkBudget budget)
    {
        var numbers = new Int128[sizes.Count];
        for (var i = 0; i < sizes.Count; i++)
        {
            RequireSize(block, sizes[i]);
            numbers[i] = FirstFree(sizes, numbers, i, budget);
        }

        var subnets = new List<string>(sizes.Count);
        for (var i = 0; i < sizes.Count; i++)
        {
            if (numbers[i] >= Int128.One << (int)sizes[i])
            {
                throw new BuiltinException(
                    $"CIDR_subnets() not enough remaining address space for a subnet with a prefix of {block.PrefixLength + sizes[i]} bits after {(i > 0 ? subnets[i - 1] : block)}");
            }

            subnets.Add(Subnet(block, sizes[i], (long)numbers[i]));
        }

        return subnets;
    }

    private static void RequireSize(CidrBlock block, long bits)
    {
        if (bits < 0)
        {
            throw new BuiltinException("CIDR_subnets() invalid additional_bits: cannot be negative");
        }

        if (block.IsV6 && bits > 63)
        {
            throw new BuiltinException("CIDR_subnets() invalid additional_bits: cannot extend more than 63 bits");
        }

        if (block.PrefixLength + (Int128)bits > block.FamilyLength)
        {
            throw new BuiltinException(
                $"CIDR_subnets() invalid additional_bits: would extend network length to {block.PrefixLength + (Int128)bits} bits, which is too long for {(block.IsV6 ? "IPv6" : "IPv4")}");
        }
    }

    private static Int128 FirstFree(IReadOnlyList<long> sizes, Int128[] numbers, int count, WorkBudget budget)
    {
        Int128 free = 0;
        var bits = (int)sizes[count];
        var moved = true;
        while (moved)
        {
            moved = false;
            for (var i = 0; i < count; i++)
            {
                budget.Step();
                var taken = numbers[i];
                var takenBits = (int)sizes[i];
                var common = Math.Min(bits, takenBits);
                if (taken >> (takenBits - common) << (bits - common) == free)
                {
                    free += Int128.One << (bits - common);
                    moved = true;
                }
            }
        }

        return free;
    }
}
