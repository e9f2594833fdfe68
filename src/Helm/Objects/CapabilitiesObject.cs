using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>`.Capabilities` as templates see it: a pointer to a struct of three.</summary>
internal sealed class CapabilitiesObject(HelmCapabilities capabilities) : GoObject, IPlainForm
{
    private readonly KubeVersionObject _kubeVersion = new(capabilities.KubeVersion);
    private readonly VersionSetObject _apiVersions = new([.. capabilities.ApiVersions]);
    private readonly GoRecord _helmVersion = new(
        "version.BuildInfo",
        ("Version", "version", HelmCapabilities.HelmVersion),
        ("GitCommit", "git_commit", ""),
        ("GitTreeState", "git_tree_state", ""),
        ("GoVersion", "go_version", HelmCapabilities.GoVersion),
        ("KubeClientVersion", "kube_client_version", HelmCapabilities.KubeClientVersion));

    public override string TypeName => "*common.Capabilities";

    public override GoKind GoKind => GoKind.Pointer;

    public override int FieldCount => 3;

    public Value Plain
    {
        get
        {
            var plain = new DictValue(3);
            for (var i = 0; i < FieldCount; i++)
            {
                plain.SetValue(FieldAt(i).Name, PlainValues.Of(FieldAt(i).Value));
            }

            return plain;
        }
    }

    public override (string Name, Value Value) FieldAt(int index) => index switch
    {
        0 => ("KubeVersion", _kubeVersion),
        1 => ("APIVersions", _apiVersions),
        _ => ("HelmVersion", _helmVersion),
    };

    public override bool TryGetField(string name, out Value value)
    {
        value = name switch { "KubeVersion" => _kubeVersion, "APIVersions" => _apiVersions, "HelmVersion" => _helmVersion, _ => UndefinedValue.Instance };
        return value is not UndefinedValue;
    }

    public override bool TryGetMethod(string name, out TemplateFunction method)
    {
        method = name == "Copy" ? new TemplateFunction(name, [], false, (_, _) => this) : null!;
        return name == "Copy";
    }

    /// <summary>`.Capabilities.KubeVersion`.</summary>
    private sealed class KubeVersionObject(KubeVersion version) : GoRecord(
        "common.KubeVersion",
        ("Version", "Version", version.Version),
        ("normalizedVersion", "", version.Normalized),
        ("Major", "Major", version.Major),
        ("Minor", "Minor", version.Minor))
    {
        public override string AddressedText => version.Normalized;

        public override bool TryGetMethod(string name, out TemplateFunction method)
        {
            method = name switch
            {
                "String" => new TemplateFunction(name, [], false, (_, _) => new StrValue(version.Normalized)),
                "GitVersion" => new TemplateFunction(name, [], false, (_, _) => new StrValue(version.Version)),
                _ => null!,
            };
            return method is not null;
        }
    }

    /// <summary>`.Capabilities.APIVersions`.</summary>
    private sealed class VersionSetObject(string[] versions) : GoNamed("common.VersionSet", new GoStrings(versions))
    {
        public override bool TryGetMethod(string name, out TemplateFunction method)
        {
            method = name == "Has"
                ? new TemplateFunction(name, [GoParameter.String], false, (a, _) => BoolValue.Of(Array.IndexOf(versions, a[0].Str()) >= 0))
                : null!;
            return name == "Has";
        }
    }
}
