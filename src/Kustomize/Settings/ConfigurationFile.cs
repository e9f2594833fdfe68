using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Files of `configurations`: further places for the transformers.</summary>
internal static class ConfigurationFile
{
    /// <summary>The defaults with what the files add.</summary>
    public static TransformerConfig Load(KustomizeLoader loader, IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            return TransformerConfig.Default;
        }

        var added = TransformerConfig.Empty;
        foreach (var path in paths)
        {
            var content = loader.Load(path);
            try
            {
                added = added.Merge(Read(Utf8Text.Decode(content)));
            }
            catch (KustomizeException failure) when (failure.File is null)
            {
                throw new KustomizeException(failure.Message, failure) { File = loader.FullPath(path), Line = failure.Line };
            }
        }

        return TransformerConfig.Default.Merge(added);
    }

    private static TransformerConfig Read(string text)
    {
        var settings = GoDecoder.Strict(text, SettingTypes.Configuration);
        return new TransformerConfig
        {
            NamePrefix = Specs(settings, "namePrefix"),
            NameSuffix = Specs(settings, "nameSuffix"),
            Namespace = Specs(settings, "namespace"),
            CommonLabels = Specs(settings, "commonLabels"),
            Labels = Specs(settings, "labels"),
            TemplateLabels = Specs(settings, "templateLabels"),
            CommonAnnotations = Specs(settings, "commonAnnotations"),
            NameReference = NameReference.Sort(settings.Structs("nameReference").ConvertAll(static r => new NameReference(r.Gvk(), r.FieldSpecs("fieldSpecs")))),
            VarReference = Specs(settings, "varReference"),
            Images = Specs(settings, "images"),
            Replicas = Specs(settings, "replicas"),
        };
    }

    private static IReadOnlyList<FieldSpec> Specs(DictValue settings, string name) => FieldSpecList.Sort(settings.FieldSpecs(name));
}
