namespace Kcl.Net.Builtins;

/// <summary>
/// The clock, files, network and environment, for programs that may use them (`akua kcl run`). Implemented by the host program.
/// Paths are as the program wrote them; relative ones are relative to the process directory. File members fail with
/// <see cref="WorldException"/>.
/// </summary>
public interface IWorld
{
    /// <summary>The time in the local time zone.</summary>
    DateTimeOffset Now { get; }

    string WorkingDirectory { get; }

    string HostName { get; }

    string? EnvironmentVariable(string name);

    Guid NewGuid();

    /// <summary>The full name of a host, or the given name when it cannot be found.</summary>
    string FullDomainName(string host);

    byte[] ReadFile(string path);

    void WriteFile(string path, string content);

    void AppendFile(string path, string content);

    bool Exists(string path);

    bool IsDirectory(string path);

    long FileSize(string path);

    /// <summary>The absolute path with links resolved; the file must exist.</summary>
    string AbsolutePath(string path);

    /// <summary>Names of what a directory holds, directories included; empty when it cannot be read.</summary>
    IReadOnlyList<string> ListDirectory(string path);

    /// <summary>Creates a directory and its parents; one that exists is fine.</summary>
    void CreateDirectory(string path);

    void DeleteFile(string path);

    /// <summary>Deletes an empty directory.</summary>
    void DeleteDirectory(string path);

    void CopyFile(string source, string target);

    void Move(string source, string target);
}

/// <summary>A file operation failed; the message is the operating system's, such as `No such file or directory (os error 2)`.</summary>
public sealed class WorldException(string message, bool notFound = false, bool alreadyExists = false) : Exception(message)
{
    public bool NotFound { get; } = notFound;

    public bool AlreadyExists { get; } = alreadyExists;
}
