using Kcl.Net.Toml;

namespace Kcl.Net.Installations;

/// <summary>The files a new installation starts with. People read and edit them, so they are plain and explain themselves.</summary>
internal static class InstallTexts
{
    /// <summary>Manifests are compared byte for byte, so git must not touch line ends.</summary>
    public const string Attributes = "* -text\nmanifests/** linguist-generated\nupstream/** linguist-vendored\n";

    public static string Manifest(InstallRecord record) => $$"""
        # An installation of {{record.Product}}. `akua install` keeps this file; `akua install bump` changes the version.
        [package]
        name = {{TomlText.String(record.Id)}}
        version = "1.0.0"
        edition = "akua.dev/v1alpha1"

        [dependencies]
        upstream = { path = "./upstream" }

        [install]
        id = {{TomlText.String(record.Id)}}
        customer = {{TomlText.String(record.Customer)}}
        product = {{TomlText.String(record.Product)}}
        version = {{TomlText.String(record.Version)}}
        source = {{TomlText.String(record.Source)}}
        digest = {{TomlText.String(record.Digest)}}
        branch = {{TomlText.String(record.Branch)}}

        """;

    /// <summary>The composition. <paramref name="hasInput"/> says whether the product declares what its inputs are.</summary>
    public static string Package(InstallRecord record, bool hasInput)
    {
        var input = hasInput
            ? "schema Input(upstream.Input):\n    \"\"\"What inputs.yaml may say: everything the product asks for.\"\"\"\n\ninput: Input = ctx.input()\n"
            : "# The product takes whatever inputs.yaml says.\ninput = ctx.input()\n";
        return Template
            .Replace("%INPUT%", input, StringComparison.Ordinal)
            .Replace("%ID%", Label(record.Id), StringComparison.Ordinal)
            .Replace("%PRODUCT%", Label(record.Product), StringComparison.Ordinal)
            .Replace("%CUSTOMER%", Label(record.Customer), StringComparison.Ordinal)
            .Replace("%VERSION%", Label(record.Version), StringComparison.Ordinal);
    }

    private const string Template = """"
        """The installation %ID%: %PRODUCT% for %CUSTOMER%. Change its values in inputs.yaml, everything else here."""

        import akua.ctx
        import pkgs.upstream

        %INPUT%
        # Who this installation is. `akua install bump` keeps the version.
        _install = {
            id = "%ID%"
            product = "%PRODUCT%"
            customer = "%CUSTOMER%"
            version = "%VERSION%"
        }

        # 1. The product, as its vendor made it.
        _product = upstream.render(input)

        # 2. Labels that say whose resources these are. They join the product's own; selectors are left alone.
        _labels = {"install.akua.dev/${key}" = value for key, value in _install}
        _labelled = [r | {
            metadata.labels: _labels
            if r?.spec?.template?.metadata:
                spec.template.metadata.labels: _labels
            if r?.spec?.jobTemplate?.spec?.template?.metadata:
                spec.jobTemplate.spec.template.metadata.labels: _labels
        } for r in _product]

        # 3. Patches: what is different here. One `if` for each, for example
        #        if r.kind == "Deployment" and r.metadata.name == "web":
        #            spec: {replicas = 5}
        #    `:` merges a mapping, `=` replaces a value, `+=` adds to a list and `= Undefined` takes a field away.
        _patch = lambda r {
            {
            }
        }
        _patched = [r | _patch(r) for r in _labelled]

        # 4. Resources of this installation alone.
        _extras: [{str:}] = []

        resources = [*_patched, *_extras]

        """";

    public static string Readme(InstallRecord record) => $"""
        # {record.Id}

        {record.Product} for {record.Customer}. Everything about this installation is in this repository, and each change of it is a commit.

        | path | what it is | who changes it |
        |---|---|---|
        | `inputs.yaml` | the values | you, every day: `akua install edit --set name=value`, or an editor and a push |
        | `package.k` | patches and additional resources | you, when values are not enough |
        | `upstream/` | the product, pinned | `akua install bump --to VERSION` |
        | `manifests/` | what the cluster reads | every change writes it; never edit it by hand |
        | `akua.toml`, `akua.lock` | names and pins | the tool |

        ```
        akua install status             # where it stands
        akua install log                # what happened
        akua install verify             # manifests/ is what the rest says
        akua install bump --to VERSION --plan
        akua install rollback           # back to the state before the last event
        ```

        """;

    /// <summary>What Kubernetes takes as a label's value: at most 63 letters, digits, `.`, `_` and `-`, a letter or digit at each end.</summary>
    public static string Label(string text)
    {
        var value = new string(text.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-').Take(63).ToArray());
        return value.Trim('.', '_', '-');
    }
}
