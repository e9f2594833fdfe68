namespace Kcl.Net.Kustomize;

/// <summary>
/// Which types have no namespace. Only types that are certainly cluster-wide count: those of Kubernetes 1.21 and what a schema of the
/// user says; every other custom resource has a namespace.
/// </summary>
internal sealed class ClusterScope(SchemaStore schemas)
{
    public bool IsClusterScoped(string apiVersion, string kind)
    {
        if (IsBuiltIn(apiVersion, kind))
        {
            return true;
        }

        return !IsNamespaced(apiVersion, kind) && schemas.IsNamespaced(apiVersion, kind) == false;
    }

    private static bool IsBuiltIn(string apiVersion, string kind) => kind switch
    {
        "MutatingWebhookConfiguration" => apiVersion is "admissionregistration.k8s.io/v1" or "admissionregistration.k8s.io/v1beta1",
        "ValidatingWebhookConfiguration" => apiVersion is "admissionregistration.k8s.io/v1" or "admissionregistration.k8s.io/v1beta1",
        "CustomResourceDefinition" => apiVersion is "apiextensions.k8s.io/v1" or "apiextensions.k8s.io/v1beta1",
        "APIService" => apiVersion is "apiregistration.k8s.io/v1" or "apiregistration.k8s.io/v1beta1",
        "CertificateSigningRequest" => apiVersion is "certificates.k8s.io/v1" or "certificates.k8s.io/v1beta1",
        "FlowSchema" => apiVersion is "flowcontrol.apiserver.k8s.io/v1beta1",
        "PriorityLevelConfiguration" => apiVersion is "flowcontrol.apiserver.k8s.io/v1beta1",
        "IngressClass" => apiVersion is "networking.k8s.io/v1" or "networking.k8s.io/v1beta1",
        "RuntimeClass" => apiVersion is "node.k8s.io/v1" or "node.k8s.io/v1beta1",
        "PodSecurityPolicy" => apiVersion is "policy/v1beta1",
        "ClusterRole" => apiVersion is "rbac.authorization.k8s.io/v1" or "rbac.authorization.k8s.io/v1beta1",
        "ClusterRoleBinding" => apiVersion is "rbac.authorization.k8s.io/v1" or "rbac.authorization.k8s.io/v1beta1",
        "PriorityClass" => apiVersion is "scheduling.k8s.io/v1" or "scheduling.k8s.io/v1beta1",
        "CSIDriver" => apiVersion is "storage.k8s.io/v1" or "storage.k8s.io/v1beta1",
        "CSINode" => apiVersion is "storage.k8s.io/v1" or "storage.k8s.io/v1beta1",
        "StorageClass" => apiVersion is "storage.k8s.io/v1" or "storage.k8s.io/v1beta1",
        "VolumeAttachment" => apiVersion is "storage.k8s.io/v1" or "storage.k8s.io/v1beta1",
        "ComponentStatus" => apiVersion is "v1",
        "Namespace" => apiVersion is "v1",
        "Node" => apiVersion is "v1",
        "NodeProxyOptions" => apiVersion is "v1",
        "PersistentVolume" => apiVersion is "v1",
        _ => false,
    };

    private static bool IsNamespaced(string apiVersion, string kind) => kind switch
    {
        "ControllerRevision" => apiVersion is "apps/v1",
        "DaemonSet" => apiVersion is "apps/v1",
        "Deployment" => apiVersion is "apps/v1",
        "ReplicaSet" => apiVersion is "apps/v1",
        "StatefulSet" => apiVersion is "apps/v1",
        "HorizontalPodAutoscaler" => apiVersion is "autoscaling/v1" or "autoscaling/v2beta1" or "autoscaling/v2beta2",
        "Scale" => apiVersion is "autoscaling/v1",
        "CronJob" => apiVersion is "batch/v1" or "batch/v1beta1",
        "Job" => apiVersion is "batch/v1",
        "Lease" => apiVersion is "coordination.k8s.io/v1" or "coordination.k8s.io/v1beta1",
        "EndpointSlice" => apiVersion is "discovery.k8s.io/v1" or "discovery.k8s.io/v1beta1",
        "Event" => apiVersion is "events.k8s.io/v1" or "events.k8s.io/v1beta1" or "v1",
        "Ingress" => apiVersion is "extensions/v1beta1" or "networking.k8s.io/v1" or "networking.k8s.io/v1beta1",
        "NetworkPolicy" => apiVersion is "networking.k8s.io/v1",
        "PodDisruptionBudget" => apiVersion is "policy/v1" or "policy/v1beta1",
        "Role" => apiVersion is "rbac.authorization.k8s.io/v1" or "rbac.authorization.k8s.io/v1beta1",
        "RoleBinding" => apiVersion is "rbac.authorization.k8s.io/v1" or "rbac.authorization.k8s.io/v1beta1",
        "CSIStorageCapacity" => apiVersion is "storage.k8s.io/v1beta1",
        "ConfigMap" => apiVersion is "v1",
        "Endpoints" => apiVersion is "v1",
        "LimitRange" => apiVersion is "v1",
        "PersistentVolumeClaim" => apiVersion is "v1",
        "Pod" => apiVersion is "v1",
        "PodAttachOptions" => apiVersion is "v1",
        "PodExecOptions" => apiVersion is "v1",
        "PodPortForwardOptions" => apiVersion is "v1",
        "PodProxyOptions" => apiVersion is "v1",
        "PodTemplate" => apiVersion is "v1",
        "ReplicationController" => apiVersion is "v1",
        "ResourceQuota" => apiVersion is "v1",
        "Secret" => apiVersion is "v1",
        "Service" => apiVersion is "v1",
        "ServiceAccount" => apiVersion is "v1",
        "ServiceProxyOptions" => apiVersion is "v1",
        _ => false,
    };
}
