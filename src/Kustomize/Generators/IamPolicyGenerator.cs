using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Makes the service account that stands for an account of a cloud.</summary>
internal sealed class IamPolicyGenerator(DictValue settings, ResourceReader reader) : IGenerator
{
    public static readonly GoStruct Type = SettingTypes.Plugin("IAMPolicyGenerator",
        new("cloud", GoType.Text),
        new("kubernetesService", new GoStruct("types", "KubernetesService", new("name", GoType.Text), new("namespace", GoType.Text))),
        new("serviceAccount", new GoStruct("types", "ServiceAccount", new("name", GoType.Text), new("projectId", GoType.Text))));

    public List<Resource> Generate()
    {
        var cloud = settings.Text("cloud");
        if (cloud != "gke")
        {
            throw new KustomizeException($"cloud provider {cloud} not supported yet") { Help = "the only one is gke" };
        }

        var service = settings["kubernetesService"] as DictValue ?? new DictValue();
        var account = settings["serviceAccount"] as DictValue ?? new DictValue();
        var text = $"apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  annotations:\n    iam.gke.io/gcp-service-account: {account.Text("name")}@{account.Text("projectId")}.iam.gserviceaccount.com\n  name: {service.Text("name")}\n";
        return reader.Read(service.Text("namespace") is { Length: > 0 } space ? $"{text}  namespace: {space}\n" : text);
    }
}
