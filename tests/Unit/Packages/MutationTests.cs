using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Tests.Unit.Packages;

/// <summary>Damaged manifests and locks end in a value or a coded diagnostic, never in another exception.</summary>
public sealed class MutationTests
{
    private const string Manifest = TemporaryWorkspace.Head
        + "a = { oci = \"oci://h/r\", version = \"1\", replace = { path = \"./f\" } }\nb.path = \"./b\"\n[dependencies.c]\ngit = \"https://h/r\"\ntag = \"v1\"\n"
        + "[workspace]\nmembers = [\"a/*\"]\n[signing]\ncosign_public_key = \"k\"\n";

    private const string Lock = "version = 1\n[[package]]\nname = \"a\"\nversion = \"1\"\nsource = \"oci://h/r\"\ndigest = \"sha256:1\"\ndependencies = [\"x@1\"]\nyanked = true\n[package.replaced]\npath = \"./f\"\n";

    private static readonly string[] Tokens = ["", "\"", "[", "]", "{", "}", "=", ".", "\n", "#", "1", "true", "\0", "é", "= 1\n", "= {}\n", "= []\n", "[[package]]\n", "[package]\n"];

    [Fact]
    public void Manifests() => Mutate(Manifest, "E_MANIFEST_", text => PackageManifest.Parse(new SourceFile("akua.toml", text)), manifest =>
    {
        foreach (var dependency in manifest.Dependencies)
        {
            var edited = PackageManifest.Parse(new SourceFile("akua.toml", manifest.WithoutDependency(dependency.Alias)));
            Assert.Null(edited.Find(dependency.Alias));
            Assert.Equal(dependency with { Origin = null! }, PackageManifest.Parse(new SourceFile("akua.toml", edited.WithDependency(dependency))).Find(dependency.Alias)! with { Origin = null! });
        }
    });

    [Fact]
    public void Locks() => Mutate(Lock, "E_LOCK_PARSE", text => PackageLock.Parse(new SourceFile("akua.lock", text)), pins =>
        Assert.Equal(pins.ToText(), PackageLock.Parse(new SourceFile("akua.lock", pins.ToText())).ToText()));

    private static void Mutate<T>(string text, string code, Func<string, T> read, Action<T> use)
    {
        use(read(text));
        for (var i = 0; i <= text.Length; i++)
        {
            foreach (var token in Tokens)
            {
                Try(text[..i] + token + text[i..]);
                Try(text[..i] + token + text[Math.Min(text.Length, i + 1)..]);
            }

            Try(text[..i]);
        }

        void Try(string mutated)
        {
            T value;
            try
            {
                value = read(mutated);
            }
            catch (DiagnosticException e)
            {
                Assert.StartsWith(code, e.Diagnostics[0].Code, StringComparison.Ordinal);
                Assert.NotNull(e.Diagnostics[0].Primary);
                return;
            }

            use(value);
        }
    }
}
