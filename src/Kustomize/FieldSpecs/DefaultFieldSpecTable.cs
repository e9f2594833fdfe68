namespace Kcl.Net.Kustomize;

/// <summary>
/// Where kustomize's transformers look when nobody says otherwise: one specification a line, `path|group|version|kind|+`, where empty parts
/// match anything and `+` makes what is missing. Read on first use, list by list.
/// </summary>
internal static partial class DefaultFieldSpecTable
{
    /// <summary>Names that get a prefix.</summary>
    public const string NamePrefix = """
        metadata/name
        """;

    /// <summary>Names that get a suffix.</summary>
    public const string NameSuffix = """
        metadata/name
        """;

    /// <summary>Namespaces beside `metadata.namespace`.</summary>
    public const string Namespace = """
        metadata/name|||Namespace|+
        spec/service/namespace|apiregistration.k8s.io||APIService|+
        spec/conversion/webhook/clientConfig/service/namespace|apiextensions.k8s.io||CustomResourceDefinition
        """;

    /// <summary>Labels and selectors.</summary>
    public const string CommonLabels = """
        spec/selector||v1|Service|+
        spec/selector||v1|ReplicationController|+
        spec/selector/matchLabels|||Deployment|+
        spec/template/spec/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels|apps||Deployment
        spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels|apps||Deployment
        spec/template/spec/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels|apps||Deployment
        spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels|apps||Deployment
        spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels|apps||Deployment
        spec/selector/matchLabels|||ReplicaSet|+
        spec/selector/matchLabels|||DaemonSet|+
        spec/selector/matchLabels|apps||StatefulSet|+
        spec/template/spec/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels|apps||StatefulSet
        spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels|apps||StatefulSet
        spec/template/spec/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels|apps||StatefulSet
        spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels|apps||StatefulSet
        spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels|apps||StatefulSet
        spec/selector/matchLabels|batch||Job
        spec/jobTemplate/spec/selector/matchLabels|batch||CronJob
        spec/selector/matchLabels|policy||PodDisruptionBudget
        spec/podSelector/matchLabels|networking.k8s.io||NetworkPolicy
        spec/ingress/from/podSelector/matchLabels|networking.k8s.io||NetworkPolicy
        spec/egress/to/podSelector/matchLabels|networking.k8s.io||NetworkPolicy
        metadata/labels||||+
        spec/template/metadata/labels||v1|ReplicationController|+
        spec/template/metadata/labels|||Deployment|+
        spec/template/metadata/labels|||ReplicaSet|+
        spec/template/metadata/labels|||DaemonSet|+
        spec/template/metadata/labels|apps||StatefulSet|+
        spec/volumeClaimTemplates[]/metadata/labels|apps||StatefulSet|+
        spec/template/metadata/labels|batch||Job|+
        spec/jobTemplate/metadata/labels|batch||CronJob|+
        spec/jobTemplate/spec/template/metadata/labels|batch||CronJob|+
        """;

    /// <summary>Labels of objects and their pod templates.</summary>
    public const string TemplateLabels = """
        metadata/labels||||+
        spec/template/metadata/labels||v1|ReplicationController|+
        spec/template/metadata/labels|||Deployment|+
        spec/template/metadata/labels|||ReplicaSet|+
        spec/template/metadata/labels|||DaemonSet|+
        spec/template/metadata/labels|apps||StatefulSet|+
        spec/volumeClaimTemplates[]/metadata/labels|apps||StatefulSet|+
        spec/template/metadata/labels|batch||Job|+
        spec/jobTemplate/metadata/labels|batch||CronJob|+
        spec/jobTemplate/spec/template/metadata/labels|batch||CronJob|+
        """;

    /// <summary>Annotations of objects and their pod templates.</summary>
    public const string CommonAnnotations = """
        metadata/annotations||||+
        spec/template/metadata/annotations||v1|ReplicationController|+
        spec/template/metadata/annotations|||Deployment|+
        spec/template/metadata/annotations|||ReplicaSet|+
        spec/template/metadata/annotations|||DaemonSet|+
        spec/template/metadata/annotations|||StatefulSet|+
        spec/template/metadata/annotations|batch||Job|+
        spec/jobTemplate/metadata/annotations|batch||CronJob|+
        spec/jobTemplate/spec/template/metadata/annotations|batch||CronJob|+
        """;

    /// <summary>Images.</summary>
    public const string Images = """
        spec/containers[]/image||||+
        spec/initContainers[]/image||||+
        spec/template/spec/containers[]/image||||+
        spec/template/spec/initContainers[]/image||||+
        """;

    /// <summary>Counts of replicas.</summary>
    public const string Replicas = """
        spec/replicas|||Deployment|+
        spec/replicas|||ReplicationController|+
        spec/replicas|||ReplicaSet|+
        spec/replicas|||StatefulSet|+
        """;
}
