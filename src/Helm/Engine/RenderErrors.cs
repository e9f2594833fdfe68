using System.Text;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Turns the errors of templates into Helm's: the chart author's message with its place, or the chain of places.</summary>
internal static class RenderErrors
{
    public const string MessageStart = "HELM_ERR_START";
    public const string MessageEnd = "HELM_ERR_END";

    private const string Prefix = "template: ";

    public static HelmException OfParsing(TemplateParseException failure, string text)
    {
        var parts = failure.Message.Split(": ");
        return new HelmException($"parse error at ({parts[1]}): {parts[^1]}", failure) 
        {
            File = failure.FileName,
            Line = failure.Line,
            IsRendering = true,
            Reason = parts[^1],
            Places = [new TemplatePlace(failure.FileName, failure.Line, 0, text)],
        };
    }

    /// <param name="template">The file whose output is made.</param>
    /// <param name="failure">What ended it.</param>
    /// <param name="chart">The file's chart.</param>
    /// <param name="scope">What dot was.</param>
    public static HelmException OfExecution(string template, TemplateExecException failure, ChartInstance chart, DictValue scope)
    {
        var (places, innermost) = (new List<TemplatePlace>(), failure);
        for (var current = failure; current is not null; current = current.InnerException as TemplateExecException)
        {
            innermost = current;
            if (current.Line > 0)
            {
                places.Insert(0, new TemplatePlace(current.FileName, current.Line, current.Column, current.SourceText));
            }
        }

        return new HelmException(Message(template, failure), failure)
        {
            File = failure.FileName,
            Line = failure.Line,
            Column = failure.Column,
            IsRendering = true,
            Reason = AuthorsMessage(innermost.Detail) ?? innermost.Detail,
            Places = places,
            Missing = MissingValues.Find(innermost, chart, scope),
        };
    }

    /// <summary>What `required` or `fail` says; null when neither was called.</summary>
    private static string? AuthorsMessage(string text)
    {
        var start = text.IndexOf(MessageStart, StringComparison.Ordinal);
        var end = text.LastIndexOf(MessageEnd, StringComparison.Ordinal);
        return start >= 0 && end >= start + MessageStart.Length ? text[(start + MessageStart.Length)..end] : null;
    }

    private static string Message(string template, TemplateExecException failure)
    {
        if (failure.Line == 0 && failure.Message.StartsWith("template: no template", StringComparison.Ordinal))
        {
            return failure.Message;
        }

        var tokens = failure.Message.Split(": ", 3);
        if (tokens.Length != 3)
        {
            return $"execution error in ({template}): {failure.Message}";
        }

        if (AuthorsMessage(tokens[2]) is { } message)
        {
            return $"execution error at ({tokens[1]}): {message}";
        }

        var places = new List<Place>();
        for (Exception? current = failure; current is not null; current = current.InnerException)
        {
            if (Parse(current.Message) is not { } place)
            {
                // A plain error ends the chain: Helm then shows Go's text unchanged.
                return failure.Message;
            }

            if (places.Count == 0 || places[^1] != place)
            {
                places.Add(place);
            }
        }

        var text = new StringBuilder();
        foreach (var place in places)
        {
            text.Append(place.Location.Length > 0 ? place.Location + "\n  " : "");
            text.Append(place.Executing.Length > 0 ? place.Executing + "\n    " : "");
            text.Append(place.Message.Length > 0 ? place.Message + "\n" : "");
        }

        return text.ToString().Trim();
    }

    private static Place? Parse(string message)
    {
        if (!message.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = message[Prefix.Length..];
        if (rest.StartsWith("no template ", StringComparison.Ordinal))
        {
            return new Place("", "", message);
        }

        return Executing(rest) ?? Simple(rest);
    }

    private static Place? Executing(string rest)
    {
        const string Mark = ": executing ";
        var at = rest.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0 || at + Mark.Length >= rest.Length || rest[at + Mark.Length] != '"')
        {
            return null;
        }

        var after = rest[(at + Mark.Length)..];
        var quote = after.IndexOf('"', 1);
        if (quote < 0 || !after.AsSpan(quote + 1).StartsWith(" at <", StringComparison.Ordinal))
        {
            return null;
        }

        var place = after[(quote + 6)..];
        var close = place.IndexOf(">: ", StringComparison.Ordinal);
        return close < 0 ? null : new Place(rest[..at], $"executing {after[..(quote + 1)]} at <{place[..close]}>:", Cut(place[(close + 3)..]));
    }

    private static Place? Simple(string rest)
    {
        var at = rest.LastIndexOf(": ", StringComparison.Ordinal);
        return at < 0 ? null : new Place(rest[..at], "", Cut(rest[(at + 2)..]));
    }

    private static string Cut(string message)
    {
        var next = message.IndexOf(" template:", StringComparison.Ordinal);
        return next < 0 ? message : message[..next];
    }

    private sealed record Place(string Location, string Executing, string Message);
}
