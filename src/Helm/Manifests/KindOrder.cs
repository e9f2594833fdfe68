namespace Kcl.Net.Helm;

/// <summary>The order in which kinds are installed; unknown kinds follow, alphabetically.</summary>
internal static class KindOrder
{
    private const int Unknown = int.MaxValue;

    public static int Compare(string a, string b)
    {
        var (rankA, rankB) = (Rank(a), Rank(b));
        return rankA == Unknown && rankB == Unknown ? Values.Utf8Order.Compare(a, b) : rankA.CompareTo(rankB);
    }

    private static int Rank(string kind) => kind switch
    {
        "PriorityClass" => 0,
        "Namespace" => 1,
        "NetworkPolicy" => 2,
        "ResourceQuota" => 3,
        "LimitRange" => 4,
        "PodSecurityPolicy" => 5,
        "PodDisruptionBudget" => 6,
        "ServiceAccount" => 7,
        "Secret" => 8,
        "SecretList" => 9,
        "ConfigMap" => 10,
        "StorageClass" => 11,
        "PersistentVolume" => 12,
        "PersistentVolumeClaim" => 13,
        "CustomResourceDefinition" => 14,
        "ClusterRole" => 15,
        "ClusterRoleList" => 16,
        "ClusterRoleBinding" => 17,
        "ClusterRoleBindingList" => 18,
        "Role" => 19,
        "RoleList" => 20,
        "RoleBinding" => 21,
        "RoleBindingList" => 22,
        "Service" => 23,
        "DaemonSet" => 24,
        "Pod" => 25,
        "ReplicationController" => 26,
        "ReplicaSet" => 27,
        "Deployment" => 28,
        "HorizontalPodAutoscaler" => 29,
        "StatefulSet" => 30,
        "Job" => 31,
        "CronJob" => 32,
        "IngressClass" => 33,
        "Ingress" => 34,
        "APIService" => 35,
        "MutatingWebhookConfiguration" => 36,
        "ValidatingWebhookConfiguration" => 37,
        _ => Unknown,
    };
}
