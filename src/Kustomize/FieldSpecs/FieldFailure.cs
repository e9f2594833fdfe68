namespace Kcl.Net.Kustomize;

/// <summary>Failures at a field, told with the field and the resource.</summary>
internal static class FieldFailure
{
    /// <summary>The kind of the node that was not what it had to be; null for other failures.</summary>
    public static NodeKind? ActualKind(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is NodeKindException kind)
            {
                return kind.Actual;
            }
        }

        return null;
    }

    public static KustomizeException At(FieldSpec spec, Resource resource, KustomizeException cause) =>
        KustomizeException.Wrap($"considering field '{spec.Path}' of object {resource.Id}", cause);
}
