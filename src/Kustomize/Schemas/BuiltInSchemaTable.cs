namespace Kcl.Net.Kustomize;

/// <summary>
/// The parts of the Kubernetes 1.21 OpenAPI document from which a field that patches merge element by element can be reached.
/// A definition's fields are words: `field>Definition` refers, `field*Definition` is a list of them, and `:key,key` behind a list names the
/// keys its elements are known by (none: elements are text). A switch costs nothing until a kind is patched.
/// </summary>
internal static class BuiltInSchemaTable
{
    /// <summary>The fields of a definition; null when nothing below it merges.</summary>
    public static string? Fields(string definition) => definition switch
    {
        "admissionregistration.v1.MutatingWebhook" or "admissionregistration.v1.ValidatingWebhook" or "admissionregistration.v1beta1.MutatingWebhook"
            or "admissionregistration.v1beta1.ValidatingWebhook" => "namespaceSelector>meta.v1.LabelSelector objectSelector>meta.v1.LabelSelector",
        "admissionregistration.v1.MutatingWebhookConfiguration" => "metadata>meta.v1.ObjectMeta webhooks*admissionregistration.v1.MutatingWebhook:name",
        "admissionregistration.v1.ValidatingWebhookConfiguration" => "metadata>meta.v1.ObjectMeta webhooks*admissionregistration.v1.ValidatingWebhook:name",
        "admissionregistration.v1beta1.MutatingWebhookConfiguration" => "metadata>meta.v1.ObjectMeta webhooks*admissionregistration.v1beta1.MutatingWebhook:name",
        "admissionregistration.v1beta1.ValidatingWebhookConfiguration" => "metadata>meta.v1.ObjectMeta webhooks*admissionregistration.v1beta1.ValidatingWebhook:name",
        "apps.v1.ControllerRevision" or "authentication.v1.TokenRequest" or "authentication.v1.TokenReview" or "authentication.v1beta1.TokenReview"
            or "authorization.v1.LocalSubjectAccessReview" or "authorization.v1.SelfSubjectAccessReview" or "authorization.v1.SelfSubjectRulesReview"
            or "authorization.v1.SubjectAccessReview" or "authorization.v1beta1.LocalSubjectAccessReview"
            or "authorization.v1beta1.SelfSubjectAccessReview" or "authorization.v1beta1.SelfSubjectRulesReview"
            or "authorization.v1beta1.SubjectAccessReview" or "autoscaling.v1.HorizontalPodAutoscaler" or "autoscaling.v1.Scale"
            or "certificates.v1.CertificateSigningRequest" or "certificates.v1beta1.CertificateSigningRequest" or "coordination.v1.Lease"
            or "coordination.v1beta1.Lease" or "core.v1.Binding" or "core.v1.ConfigMap" or "core.v1.Endpoints" or "core.v1.Event"
            or "core.v1.LimitRange" or "core.v1.PersistentVolume" or "core.v1.ResourceQuota" or "core.v1.Secret" or "discovery.v1.EndpointSlice"
            or "discovery.v1beta1.EndpointSlice" or "events.v1.Event" or "events.v1beta1.Event" or "extensions.v1beta1.Ingress"
            or "flowcontrol.v1beta1.FlowSchema" or "flowcontrol.v1beta1.PriorityLevelConfiguration" or "networking.v1.Ingress"
            or "networking.v1.IngressClass" or "networking.v1beta1.Ingress" or "networking.v1beta1.IngressClass" or "node.v1.RuntimeClass"
            or "node.v1beta1.RuntimeClass" or "policy.v1beta1.Eviction" or "policy.v1beta1.PodSecurityPolicy" or "rbac.v1.ClusterRoleBinding"
            or "rbac.v1.Role" or "rbac.v1.RoleBinding" or "rbac.v1beta1.ClusterRoleBinding" or "rbac.v1beta1.Role" or "rbac.v1beta1.RoleBinding"
            or "scheduling.v1.PriorityClass" or "scheduling.v1beta1.PriorityClass" or "storage.v1.CSIDriver" or "storage.v1.StorageClass"
            or "storage.v1.VolumeAttachment" or "storage.v1beta1.CSIDriver" or "storage.v1beta1.StorageClass" or "storage.v1beta1.VolumeAttachment"
            or "apiextensions.v1.CustomResourceDefinition" or "apiextensions.v1beta1.CustomResourceDefinition" => "metadata>meta.v1.ObjectMeta",
        "apps.v1.DaemonSet" => "metadata>meta.v1.ObjectMeta spec>apps.v1.DaemonSetSpec status>apps.v1.DaemonSetStatus",
        "apps.v1.DaemonSetSpec" or "apps.v1.DeploymentSpec" or "apps.v1.ReplicaSetSpec" or "batch.v1.JobSpec" => "selector>meta.v1.LabelSelector template>core.v1.PodTemplateSpec",
        "apps.v1.DaemonSetStatus" or "apps.v1.DeploymentStatus" or "apps.v1.ReplicaSetStatus" or "apps.v1.StatefulSetStatus" or "batch.v1.JobStatus"
            or "core.v1.NamespaceStatus" or "core.v1.PersistentVolumeClaimStatus" or "core.v1.ReplicationControllerStatus" or "core.v1.ServiceStatus"
            or "policy.v1.PodDisruptionBudgetStatus" or "policy.v1beta1.PodDisruptionBudgetStatus" or "apiregistration.v1.APIServiceStatus"
            or "apiregistration.v1beta1.APIServiceStatus" => "conditions*:type",
        "apps.v1.Deployment" => "metadata>meta.v1.ObjectMeta spec>apps.v1.DeploymentSpec status>apps.v1.DeploymentStatus",
        "apps.v1.Kustomization" => "configMapGenerator*:name secretGenerator*:name",
        "apps.v1.ReplicaSet" => "metadata>meta.v1.ObjectMeta spec>apps.v1.ReplicaSetSpec status>apps.v1.ReplicaSetStatus",
        "apps.v1.StatefulSet" => "metadata>meta.v1.ObjectMeta spec>apps.v1.StatefulSetSpec status>apps.v1.StatefulSetStatus",
        "apps.v1.StatefulSetSpec" => "selector>meta.v1.LabelSelector template>core.v1.PodTemplateSpec volumeClaimTemplates*core.v1.PersistentVolumeClaim",
        "autoscaling.v2beta1.ExternalMetricSource" or "autoscaling.v2beta1.ExternalMetricStatus" => "metricSelector>meta.v1.LabelSelector",
        "autoscaling.v2beta1.HorizontalPodAutoscaler" => "metadata>meta.v1.ObjectMeta spec>autoscaling.v2beta1.HorizontalPodAutoscalerSpec status>autoscaling.v2beta1.HorizontalPodAutoscalerStatus",
        "autoscaling.v2beta1.HorizontalPodAutoscalerSpec" => "metrics*autoscaling.v2beta1.MetricSpec",
        "autoscaling.v2beta1.HorizontalPodAutoscalerStatus" => "currentMetrics*autoscaling.v2beta1.MetricStatus",
        "autoscaling.v2beta1.MetricSpec" => "external>autoscaling.v2beta1.ExternalMetricSource object>autoscaling.v2beta1.ObjectMetricSource pods>autoscaling.v2beta1.PodsMetricSource",
        "autoscaling.v2beta1.MetricStatus" => "external>autoscaling.v2beta1.ExternalMetricStatus object>autoscaling.v2beta1.ObjectMetricStatus pods>autoscaling.v2beta1.PodsMetricStatus",
        "autoscaling.v2beta1.ObjectMetricSource" or "autoscaling.v2beta1.ObjectMetricStatus" or "autoscaling.v2beta1.PodsMetricSource"
            or "autoscaling.v2beta1.PodsMetricStatus" or "autoscaling.v2beta2.MetricIdentifier" or "core.v1.PersistentVolumeClaimSpec"
            or "policy.v1.PodDisruptionBudgetSpec" or "policy.v1beta1.PodDisruptionBudgetSpec" => "selector>meta.v1.LabelSelector",
        "autoscaling.v2beta2.ExternalMetricSource" or "autoscaling.v2beta2.ExternalMetricStatus" or "autoscaling.v2beta2.ObjectMetricSource"
            or "autoscaling.v2beta2.ObjectMetricStatus" or "autoscaling.v2beta2.PodsMetricSource" or "autoscaling.v2beta2.PodsMetricStatus" => "metric>autoscaling.v2beta2.MetricIdentifier",
        "autoscaling.v2beta2.HorizontalPodAutoscaler" => "metadata>meta.v1.ObjectMeta spec>autoscaling.v2beta2.HorizontalPodAutoscalerSpec status>autoscaling.v2beta2.HorizontalPodAutoscalerStatus",
        "autoscaling.v2beta2.HorizontalPodAutoscalerSpec" => "metrics*autoscaling.v2beta2.MetricSpec",
        "autoscaling.v2beta2.HorizontalPodAutoscalerStatus" => "currentMetrics*autoscaling.v2beta2.MetricStatus",
        "autoscaling.v2beta2.MetricSpec" => "external>autoscaling.v2beta2.ExternalMetricSource object>autoscaling.v2beta2.ObjectMetricSource pods>autoscaling.v2beta2.PodsMetricSource",
        "autoscaling.v2beta2.MetricStatus" => "external>autoscaling.v2beta2.ExternalMetricStatus object>autoscaling.v2beta2.ObjectMetricStatus pods>autoscaling.v2beta2.PodsMetricStatus",
        "batch.v1.CronJob" => "metadata>meta.v1.ObjectMeta spec>batch.v1.CronJobSpec",
        "batch.v1.CronJobSpec" => "jobTemplate>batch.v1.JobTemplateSpec",
        "batch.v1.Job" => "metadata>meta.v1.ObjectMeta spec>batch.v1.JobSpec status>batch.v1.JobStatus",
        "batch.v1.JobTemplateSpec" or "batch.v1beta1.JobTemplateSpec" => "metadata>meta.v1.ObjectMeta spec>batch.v1.JobSpec",
        "batch.v1beta1.CronJob" => "metadata>meta.v1.ObjectMeta spec>batch.v1beta1.CronJobSpec",
        "batch.v1beta1.CronJobSpec" => "jobTemplate>batch.v1beta1.JobTemplateSpec",
        "core.v1.Affinity" => "podAffinity>core.v1.PodAffinity podAntiAffinity>core.v1.PodAntiAffinity",
        "core.v1.ComponentStatus" => "conditions*:type metadata>meta.v1.ObjectMeta",
        "core.v1.Container" => "env*:name ports*:containerPort,protocol volumeDevices*:devicePath volumeMounts*:mountPath",
        "core.v1.EphemeralContainer" => "env*:name volumeDevices*:devicePath volumeMounts*:mountPath",
        "core.v1.EphemeralVolumeSource" => "volumeClaimTemplate>core.v1.PersistentVolumeClaimTemplate",
        "core.v1.Namespace" => "metadata>meta.v1.ObjectMeta status>core.v1.NamespaceStatus",
        "core.v1.Node" => "metadata>meta.v1.ObjectMeta spec>core.v1.NodeSpec status>core.v1.NodeStatus",
        "core.v1.NodeSpec" => "podCIDRs*:",
        "core.v1.NodeStatus" => "addresses*:type conditions*:type",
        "core.v1.PersistentVolumeClaim" => "metadata>meta.v1.ObjectMeta spec>core.v1.PersistentVolumeClaimSpec status>core.v1.PersistentVolumeClaimStatus",
        "core.v1.PersistentVolumeClaimTemplate" => "metadata>meta.v1.ObjectMeta spec>core.v1.PersistentVolumeClaimSpec",
        "core.v1.Pod" => "metadata>meta.v1.ObjectMeta spec>core.v1.PodSpec status>core.v1.PodStatus",
        "core.v1.PodAffinity" or "core.v1.PodAntiAffinity" => "preferredDuringSchedulingIgnoredDuringExecution*core.v1.WeightedPodAffinityTerm requiredDuringSchedulingIgnoredDuringExecution*core.v1.PodAffinityTerm",
        "core.v1.PodAffinityTerm" => "labelSelector>meta.v1.LabelSelector namespaceSelector>meta.v1.LabelSelector",
        "core.v1.PodSpec" => "affinity>core.v1.Affinity containers*core.v1.Container:name ephemeralContainers*core.v1.EphemeralContainer:name hostAliases*:ip imagePullSecrets*:name initContainers*core.v1.Container:name topologySpreadConstraints*core.v1.TopologySpreadConstraint:topologyKey,whenUnsatisfiable volumes*core.v1.Volume:name",
        "core.v1.PodStatus" => "conditions*:type podIPs*:ip",
        "core.v1.PodTemplate" => "metadata>meta.v1.ObjectMeta template>core.v1.PodTemplateSpec",
        "core.v1.PodTemplateSpec" => "metadata>meta.v1.ObjectMeta spec>core.v1.PodSpec",
        "core.v1.ReplicationController" => "metadata>meta.v1.ObjectMeta spec>core.v1.ReplicationControllerSpec status>core.v1.ReplicationControllerStatus",
        "core.v1.ReplicationControllerSpec" => "template>core.v1.PodTemplateSpec",
        "core.v1.Service" => "metadata>meta.v1.ObjectMeta spec>core.v1.ServiceSpec status>core.v1.ServiceStatus",
        "core.v1.ServiceAccount" => "metadata>meta.v1.ObjectMeta secrets*:name",
        "core.v1.ServiceSpec" => "ports*:port,protocol",
        "core.v1.TopologySpreadConstraint" => "labelSelector>meta.v1.LabelSelector",
        "core.v1.Volume" => "ephemeral>core.v1.EphemeralVolumeSource",
        "core.v1.WeightedPodAffinityTerm" => "podAffinityTerm>core.v1.PodAffinityTerm",
        "networking.v1.NetworkPolicy" => "metadata>meta.v1.ObjectMeta spec>networking.v1.NetworkPolicySpec",
        "networking.v1.NetworkPolicyEgressRule" => "to*networking.v1.NetworkPolicyPeer",
        "networking.v1.NetworkPolicyIngressRule" => "from*networking.v1.NetworkPolicyPeer",
        "networking.v1.NetworkPolicyPeer" => "namespaceSelector>meta.v1.LabelSelector podSelector>meta.v1.LabelSelector",
        "networking.v1.NetworkPolicySpec" => "egress*networking.v1.NetworkPolicyEgressRule ingress*networking.v1.NetworkPolicyIngressRule podSelector>meta.v1.LabelSelector",
        "policy.v1.PodDisruptionBudget" => "metadata>meta.v1.ObjectMeta spec>policy.v1.PodDisruptionBudgetSpec status>policy.v1.PodDisruptionBudgetStatus",
        "policy.v1beta1.PodDisruptionBudget" => "metadata>meta.v1.ObjectMeta spec>policy.v1beta1.PodDisruptionBudgetSpec status>policy.v1beta1.PodDisruptionBudgetStatus",
        "rbac.v1.AggregationRule" or "rbac.v1beta1.AggregationRule" => "clusterRoleSelectors*meta.v1.LabelSelector",
        "rbac.v1.ClusterRole" => "aggregationRule>rbac.v1.AggregationRule metadata>meta.v1.ObjectMeta",
        "rbac.v1beta1.ClusterRole" => "aggregationRule>rbac.v1beta1.AggregationRule metadata>meta.v1.ObjectMeta",
        "storage.v1.CSINode" => "metadata>meta.v1.ObjectMeta spec>storage.v1.CSINodeSpec",
        "storage.v1.CSINodeSpec" or "storage.v1beta1.CSINodeSpec" => "drivers*:name",
        "storage.v1beta1.CSINode" => "metadata>meta.v1.ObjectMeta spec>storage.v1beta1.CSINodeSpec",
        "storage.v1beta1.CSIStorageCapacity" => "metadata>meta.v1.ObjectMeta nodeTopology>meta.v1.LabelSelector",
        "meta.v1.LabelSelector" => "matchExpressions*meta.v1.LabelSelectorRequirement",
        "meta.v1.LabelSelectorRequirement" => "key*:key",
        "meta.v1.ObjectMeta" => "finalizers*: ownerReferences*:uid",
        "apiregistration.v1.APIService" => "metadata>meta.v1.ObjectMeta status>apiregistration.v1.APIServiceStatus",
        "apiregistration.v1beta1.APIService" => "metadata>meta.v1.ObjectMeta status>apiregistration.v1beta1.APIServiceStatus",
        _ => null,
    };
}
