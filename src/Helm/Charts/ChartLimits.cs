namespace Kcl.Net.Helm;

/// <summary>How large a chart may be, packed or not.</summary>
internal static class ChartLimits
{
    public const long MaxChartBytes = 100 << 20;
    public const long MaxFileBytes = 5 << 20;

    public static byte[] WithoutByteOrderMark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
}
