using System.Text;
using Kcl.Net.Sources;

namespace Kcl.Net.Publishing;

/// <summary>
/// A packed package as registries hold it. The manifest follows from the archive and the tool's version alone, so its digest can be
/// signed before anything is pushed.
/// </summary>
public sealed class PackageImage
{
    private const string ConfigMediaType = "application/vnd.akua.package.config.v1+json";
    internal const string LayerMediaType = "application/vnd.akua.package.content.v1.tar+gzip";
    private readonly byte[] _config;
    private readonly byte[] _layer;

    public PackageImage(byte[] archive, string version)
    {
        _config = Encoding.UTF8.GetBytes($"{{\"akuaVersion\":\"{version}\"}}");
        _layer = archive;
        Layer = new OciDescriptor(LayerMediaType, archive.Length, OciManifest.Sha256(archive));
        Manifest = OciManifest.Create(new OciDescriptor(ConfigMediaType, _config.Length, OciManifest.Sha256(_config)), Layer);
    }

    public OciDescriptor Layer { get; }

    public OciManifest Manifest { get; }

    public void Push(OciRegistry registry, string tag, CancellationToken cancellation)
    {
        registry.PushBlob(ConfigMediaType, _config, cancellation);
        registry.PushBlob(LayerMediaType, _layer, cancellation);
        registry.PushManifest(tag, Manifest, cancellation);
    }
}
