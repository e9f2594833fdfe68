using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Explaining;

/// <summary>Where a required attribute without a value is declared, which instance lacks it, and where to add it.</summary>
internal static class MissingAttribute
{
    public static IEnumerable<Fact> Facts(SchemaValue instance, string name)
    {
        if (Slot(instance, name) is { Declaration: { } declaration } slot)
        {
            yield return new Fact($"`{name}: {slot.LastType?.Text ?? "any"}` is declared without a default", declaration.File.IsBuiltIn ? null : declaration);
        }

        if (Neighbour(instance) is { } beside)
        {
            yield return new Fact($"this {instance.Schema.Name} has {Given(instance)} but no `{name}`", beside);
        }
        else if (Created(instance) is { } created)
        {
            yield return new Fact($"this {instance.Schema.Name} has no `{name}`", created);
        }
    }

    public static string Help(SchemaValue instance, string name)
    {
        var type = Slot(instance, name)?.LastType?.Text ?? "any";
        var place = Neighbour(instance) ?? Created(instance);
        var isData = place is not null && !IsProgram(place.File);
        var entry = isData ? $"{name}: <{type}>" : $"{name} = <{type}>";
        var where = Neighbour(instance) is { } beside ? $" beside `{KeyAt(instance, beside)}` at {beside}" : Created(instance) is { } created ? $" in the config at {created}" : "";
        return Slot(instance, name)?.Declaration is { File.IsBuiltIn: true } ? $"add `{entry}`{where}" : $"add `{entry}`{where}, or make it optional (`{name}?: {type}`) or give it a default in the schema";
    }

    /// <summary>The schema expression that made the instance; null when it was converted or merged.</summary>
    private static Origin? Created(SchemaValue instance) => instance.Place.Detail == PlaceDetail.Column ? instance.Place.At : null;

    private static AttributeSlot? Slot(SchemaValue instance, string name) =>
        instance.Schema is CompiledSchema schema && schema.Layout.SlotOf(name) is >= 0 and var slot ? schema.Layout.Attributes[slot] : null;

    /// <summary>Where the user wrote the first of the instance's entries.</summary>
    private static Origin? Neighbour(SchemaValue instance) =>
        instance.ConfigKeys.Select(k => instance.Attributes.IndexOf(k)).Where(at => at >= 0).Select(at => instance.Attributes.EntryAt(at).Origin).FirstOrDefault(o => o is not null);

    private static string KeyAt(SchemaValue instance, Origin place) =>
        instance.ConfigKeys.First(k => instance.Attributes.IndexOf(k) is >= 0 and var at && instance.Attributes.EntryAt(at).Origin == place);

    private static string Given(SchemaValue instance) => string.Join(", ", instance.ConfigKeys.Take(6).Select(k => $"`{k}`"));

    private static bool IsProgram(SourceFile file) => file.Path.EndsWith(".k", StringComparison.Ordinal);
}
