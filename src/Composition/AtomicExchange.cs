using System.Runtime.InteropServices;
using System.Text;

namespace Kcl.Net.Composition;

/// <summary>
/// Swaps two directories in one step where the system can (Linux `renameat2`), so that no moment exists at which neither the
/// old nor the new set is in place.
/// </summary>
internal static class AtomicExchange
{
    private const int CurrentDirectory = -100;
    private const uint Exchange = 2;

    /// <summary>False when this system or file system cannot; nothing has changed then.</summary>
    public static bool TrySwap(string first, string second)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            return RenameAt(CurrentDirectory, Path(first), CurrentDirectory, Path(second), Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    private static byte[] Path(string path) => Encoding.UTF8.GetBytes(path + "\0");

    [DllImport("libc", EntryPoint = "renameat2", ExactSpelling = true)]
    private static extern int RenameAt(int firstDirectory, byte[] first, int secondDirectory, byte[] second, uint flags);
}
