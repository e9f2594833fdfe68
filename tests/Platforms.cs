using System.Runtime.Versioning;

// The tests read and set file modes, and start the programs of a Unix system.
[assembly: SupportedOSPlatform("linux")]
[assembly: SupportedOSPlatform("macos")]
