namespace Kcl.Net.Helm;

/// <summary>A place in the text of a template.</summary>
/// <param name="File">`CHART/templates/FILE`; another name for a text that `tpl` was given.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">0-based, in bytes.</param>
/// <param name="Text">The whole text.</param>
public sealed record TemplatePlace(string File, int Line, int Column, string Text);

/// <summary>A value that a template reads and nobody gives.</summary>
/// <param name="Path">What is read, from the root: `.Values.a.b`; from dot when dot is no part of the values.</param>
/// <param name="Existing">The deepest part of the path that has a value; empty for none.</param>
/// <param name="Name">The first name without a value; null when the value is there and empty.</param>
/// <param name="Siblings">The names beside it.</param>
/// <param name="Files">The values files it could have come from: `CHART/values.yaml`.</param>
public sealed record MissingValue(string Path, string Existing, string? Name, IReadOnlyList<string> Siblings, IReadOnlyList<string> Files);

/// <summary>A value that does not fit a chart's `values.schema.json`.</summary>
/// <param name="Chart">The path of the chart with the schema: `CHART/charts/SUBCHART`.</param>
/// <param name="Section">Where that chart's values are in those of the root chart.</param>
/// <param name="Pointer">JSON pointer to the value in the chart's own values.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="SchemaPointer">JSON pointer to the part of the schema; null when the schema itself is wrong.</param>
public sealed record ValueProblem(string Chart, IReadOnlyList<string> Section, string Pointer, string Message, string? SchemaPointer);
