using System.Text;

namespace Kcl.Net.Helm;

/// <summary>Breaking of text into lines at spaces.</summary>
internal static class WordWrap
{
    /// <summary>Wraps at a width in bytes; words longer than a line stay whole unless told to be broken.</summary>
    public static string Wrap(string text, long width, string newLine, bool breakLongWords)
    {
        newLine = newLine.Length == 0 ? "\n" : newLine;
        width = Math.Max(1, width);
        var bytes = ByteText.ToBytes(text);
        var result = new StringBuilder(text.Length + 32);
        var offset = 0;
        while (bytes.Length - offset > width)
        {
            if (bytes[offset] == ' ')
            {
                offset++;
                continue;
            }

            var end = offset + (int)width + 1;
            var space = bytes.AsSpan(offset, Math.Min(end, bytes.Length) - offset).LastIndexOf((byte)' ') + offset;
            if (space >= offset)
            {
                result.Append(ByteText.FromBytes(bytes.AsSpan(offset, space - offset))).Append(newLine);
                offset = space + 1;
            }
            else if (breakLongWords)
            {
                result.Append(ByteText.FromBytes(bytes.AsSpan(offset, (int)width))).Append(newLine);
                offset += (int)width;
            }
            else
            {
                var next = bytes.AsSpan(offset + (int)width).IndexOf((byte)' ');
                if (next >= 0)
                {
                    next += offset + (int)width;
                    result.Append(ByteText.FromBytes(bytes.AsSpan(offset, next - offset))).Append(newLine);
                    offset = next + 1;
                }
                else
                {
                    result.Append(ByteText.FromBytes(bytes.AsSpan(offset)));
                    offset = bytes.Length;
                }
            }
        }

        return result.Append(ByteText.FromBytes(bytes.AsSpan(offset))).ToString();
    }
}
