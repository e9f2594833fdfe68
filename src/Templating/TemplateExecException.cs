using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>
/// The execution of a template failed. The message is Go's, complete. When a function failed, <see cref="Exception.InnerException"/>
/// is what it threw: a <see cref="TemplateFunctionException"/> or, for functions that render again, another
/// <see cref="TemplateExecException"/> or <see cref="TemplateParseException"/>.
/// </summary>
public sealed class TemplateExecException : Exception
{
    public TemplateExecException(string message, string templateName, string fileName, int line, int column, Exception? cause = null)
        : base(message, cause)
    {
        TemplateName = templateName;
        FileName = fileName;
        Line = line;
        Column = column;
    }

    /// <summary>The template that was executing (`executing "NAME"`).</summary>
    public string TemplateName { get; }

    /// <summary>Name of the text the template was parsed from; differs from the template's for `define`d ones.</summary>
    public string FileName { get; }

    /// <summary>1-based line; 0 when there is no position.</summary>
    public int Line { get; }

    /// <summary>0-based byte column as Go counts it.</summary>
    public int Column { get; }

    /// <summary>The node that failed as it is written, `at &lt;…&gt;`; empty when there is no position.</summary>
    public string Context { get; init; } = "";

    /// <summary>The message without the place.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The text the template was parsed from.</summary>
    public string SourceText { get; init; } = "";

    /// <summary>The last chain of fields that was read before the failure, `.A.B` of <see cref="Receiver"/>; null when there was none.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>What <see cref="Fields"/> were read of.</summary>
    public Value? Receiver { get; init; }

    /// <summary>The first failure below all `error calling …` wrappers.</summary>
    public Exception Root
    {
        get
        {
            Exception current = this;
            while (current.InnerException is { } inner)
            {
                current = inner;
            }

            return current;
        }
    }
}
