namespace Kcl.Net.Kustomize;

/// <summary>Changes the resources of a build.</summary>
internal interface ITransformer
{
    void Transform(ResourceSet set);
}

/// <summary>Makes resources.</summary>
internal interface IGenerator
{
    List<Resource> Generate();
}
