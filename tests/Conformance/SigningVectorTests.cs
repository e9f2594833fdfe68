using System.Text;
using Kcl.Net.Packages;
using Kcl.Net.Publishing;
using Kcl.Net.Signing;
using Kcl.Net.Sources;

namespace Kcl.Net.Tests.Conformance;

/// <summary>Artifacts the reference tool published: manifests, a signature and provenance, with the keys.</summary>
public sealed class SigningVectorTests
{
    private const string ReferenceVersion = "0.9.5";
    private static readonly string? Folder = Corpus.Find("akua/oci");

    [Fact]
    public void Manifests_are_the_same_bytes()
    {
        if (Folder is null)
        {
            return;
        }

        foreach (var (manifest, blob) in new[] { ("manifest-acme_signed-1.0.0", "blob-30e2fe843cfc"), ("manifest-acme_pubme-0.1.0", "blob-3980978e30cd"), ("manifest-acme_pushed-2", "blob-c2088e4a0dce") })
        {
            Assert.Equal(Text(manifest), Encoding.UTF8.GetString(new PackageImage(Bytes(blob), ReferenceVersion).Manifest.Bytes));
        }

        var signature = OciManifest.Parse(Bytes(SignatureManifest));
        Assert.Equal(Text(SignatureManifest), Encoding.UTF8.GetString(OciManifest.Create(signature.Config, [.. signature.Layers]).Bytes));
    }

    [Fact]
    public void The_signature_verifies_and_its_payload_is_ours()
    {
        if (Folder is null)
        {
            return;
        }

        using var key = PublicKey.Parse(Text("cosign.pub"), "cosign.pub");
        var layer = OciManifest.Parse(Bytes(SignatureManifest)).Layers[0];
        var payload = Bytes("blob-" + layer.Digest["sha256:".Length..][..12]);
        var signature = Convert.FromBase64String(layer.Annotations[SimpleSigning.SignatureAnnotation]);
        Assert.True(key.Verifies(payload, signature));
        var claims = SimpleSigning.Parse(payload)!;
        Assert.Equal(new SimpleSigning("localhost:5005/acme/signed", "sha256:48bbf776e6899bc2bf8119a377904a5ee81f75d2659d0f948b120e80c34ad04b"), claims);
        Assert.Equal(payload, claims.ToPayload());
        Assert.Equal("sha256-48bbf776e6899bc2bf8119a377904a5ee81f75d2659d0f948b120e80c34ad04b.sig", SimpleSigning.Tag(claims.ManifestDigest));

        for (var i = 0; i < payload.Length; i += 7)
        {
            var changed = payload.ToArray();
            changed[i] ^= 1;
            Assert.False(key.Verifies(changed, signature));
        }

        signature[^1] ^= 1;
        Assert.False(key.Verifies(payload, signature));
    }

    [Fact]
    public void The_provenance_opens_and_its_statement_is_ours()
    {
        if (Folder is null)
        {
            return;
        }

        using var key = PublicKey.Parse(Text("cosign.pub"), "cosign.pub");
        var layer = OciManifest.Parse(Bytes("manifest-acme_signed-sha256-48bbf776e6899bc2bf8119a377904a5ee81f75d2659d0f948b120e80c34ad04b.att")).Layers[0];
        var envelope = Bytes("blob-" + layer.Digest["sha256:".Length..][..12]);
        var statement = Provenance.Open(envelope, key)!;
        const string Manifest = "sha256:48bbf776e6899bc2bf8119a377904a5ee81f75d2659d0f948b120e80c34ad04b";
        Assert.True(Provenance.IsAbout(statement, Manifest));
        Assert.False(Provenance.IsAbout(statement, Manifest.Replace('4', '5')));
        ProvenanceDependency[] dependencies = [new("lib", "sha256:8a848756f8732b636a3d92059831f173562fd1b70424fd56a84b1e0ce008f6a4", "path+file://./lib")];
        var ours = new Provenance("localhost:5005/acme/signed", Manifest, "1.0.0", dependencies, ReferenceVersion);
        Assert.Equal(Encoding.UTF8.GetString(statement), Encoding.UTF8.GetString(ours.ToStatement()));
        using var own = PrivateKey.Parse(Text("cosign.key"), null, "cosign.key");
        Assert.Equal(statement, Provenance.Open(ours.ToEnvelope(own), key));
        envelope[envelope.Length / 2] ^= 1;
        Assert.Null(Provenance.Open(envelope, key));
    }

    [Fact]
    public void The_layer_unpacks_to_the_tree_the_reference_vendored()
    {
        if (Folder is null)
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("akua-layer-");
        Kcl.Net.Archives.ArchiveExtraction.Extract(new MemoryStream(Bytes("blob-30e2fe843cfc")), folder.FullName, Kcl.Net.Archives.ArchiveLimits.Default);
        var tree = TreeDigest.Compute(folder.FullName, "t");
        folder.Delete(recursive: true);
        Assert.Equal(("sha256:4441c2ba8fb01d6784920d0c864a5bb98d90ec4360f9d6c479ec714307ada0b7", 1083L), (tree.Digest, tree.SizeBytes));
    }

    private const string SignatureManifest = "manifest-acme_signed-sha256-48bbf776e6899bc2bf8119a377904a5ee81f75d2659d0f948b120e80c34ad04b.sig";

    private static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder!, name));

    private static string Text(string name) => File.ReadAllText(Path.Combine(Folder!, name));
}
