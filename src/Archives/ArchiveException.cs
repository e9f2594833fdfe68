namespace Kcl.Net.Archives;

/// <summary>An archive or tree that must not be unpacked; the message says why and names the entry.</summary>
public sealed class ArchiveException(string message, Exception? cause = null) : Exception(message, cause);
