using Kcl.Net.Values;

namespace Kcl.Net.Import;

/// <summary>Reads schemas that say nothing but which properties are given: `required` and combinations of it.</summary>
internal static class PresenceDemands
{
    /// <summary>Null when the schema says something else too, or nothing.</summary>
    public static Presence? Read(DictValue schema)
    {
        var parts = new List<Presence?>();
        foreach (var entry in schema.Entries)
        {
            switch (entry.Key, entry.Value)
            {
                case ("description" or "title" or "type", _):
                    break;
                case ("required", ListValue { Count: > 0 } names):
                    parts.Add(new AllGiven(names.Items.ToArray().OfType<StrValue>().Select(n => n.Value).ToList()));
                    break;
                case ("anyOf", ListValue list):
                    parts.Add(Several(list, PresenceKind.AtLeastOne));
                    break;
                case ("oneOf", ListValue list):
                    parts.Add(Several(list, PresenceKind.ExactlyOne));
                    break;
                case ("allOf", ListValue list):
                    parts.Add(Several(list, PresenceKind.All));
                    break;
                case ("not", DictValue denied):
                    parts.Add(Read(denied) is { } demand ? new NotPresence(demand) : null);
                    break;
                default:
                    return null;
            }
        }

        return parts.Count == 0 || parts.Contains(null) ? null : parts is [{ } only] ? only : new PresenceOf(PresenceKind.All, parts!);
    }

    public static Presence? Several(ListValue schemas, PresenceKind kind)
    {
        var parts = schemas.Items.ToArray().Select(s => s is DictValue schema ? Read(schema) : null).ToList();
        return parts.Count == 0 || parts.Contains(null) ? null : new PresenceOf(kind, parts!);
    }

    public static IEnumerable<string> NamesIn(Presence demand) => demand switch
    {
        AllGiven given => given.Names,
        NotPresence opposite => NamesIn(opposite.Denied),
        PresenceOf several => several.Parts.SelectMany(NamesIn),
        _ => [],
    };
}
