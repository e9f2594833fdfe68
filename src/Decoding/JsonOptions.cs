namespace Kcl.Net.Decoding;

/// <summary>The Go variable a JSON text is decoded into; another kind of document is an error, null is not.</summary>
public enum JsonTarget : byte
{
    Any,

    /// <summary>`map[string]interface {}`</summary>
    Map,

    /// <summary>`[]interface {}`</summary>
    List,
}

/// <summary>How a JSON text is read.</summary>
public sealed record JsonOptions
{
    /// <summary>KCL's `json.decode` and settings: integers stay integers, a lone surrogate is an error.</summary>
    public static readonly JsonOptions Exact = new();

    /// <summary>Go's encoding/json into `any`: every number is a float, a lone surrogate becomes U+FFFD.</summary>
    public static readonly JsonOptions Go = new() { IsGo = true };

    /// <summary>Helm's `fromJson`.</summary>
    public static readonly JsonOptions GoMap = new() { IsGo = true, Target = JsonTarget.Map };

    /// <summary>Helm's `fromJsonArray`.</summary>
    public static readonly JsonOptions GoList = new() { IsGo = true, Target = JsonTarget.List };

    public bool IsGo { get; init; }

    public JsonTarget Target { get; init; }

    /// <summary>Deepest nesting of arrays and objects.</summary>
    public int MaxDepth { get; init; } = 1_000;
}
