namespace Kcl.Net.Composition;

/// <summary>The stable codes of rendering.</summary>
public static class RenderCodes
{
    public const string PackageMissing = "E_PACKAGE_MISSING";
    public const string PackageParse = "E_PACKAGE_PARSE";
    public const string InputsMissing = "E_INPUTS_MISSING";
    public const string InputsParse = "E_INPUTS_PARSE";

    /// <summary>The program or an engine it calls failed.</summary>
    public const string Kcl = "E_RENDER_KCL";

    /// <summary>A package is asked for while it renders.</summary>
    public const string Cycle = "E_RENDER_CYCLE";

    /// <summary>Packages are nested deeper than `--max-depth`.</summary>
    public const string Depth = "E_RENDER_BUDGET_DEPTH";

    public const string Deadline = "E_RENDER_BUDGET_DEADLINE";
    public const string OutputTooLarge = "E_RENDER_OUTPUT_TOO_LARGE";
    public const string Limit = "E_LIMIT";

    /// <summary>A file among manifests is not one.</summary>
    public const string ManifestParse = "E_DIFF_MANIFEST";

    /// <summary>What is compared is neither a directory of manifests nor a package.</summary>
    public const string NotDirectory = "E_DIFF_NOT_DIR";

    /// <summary>A package file that does not parse cannot be formatted.</summary>
    public const string Format = "E_FMT_KCL";

    /// <summary>A render differs from its snapshot, or there is none.</summary>
    public const string Snapshot = "E_TEST_SNAPSHOT";

    /// <summary>The record of drawn values cannot be used.</summary>
    public const string EntropyRecord = "E_ENTROPY_RECORD";

    /// <summary>Charts drew values that no record had.</summary>
    public const string EntropyDrawn = "W_ENTROPY_DRAWN";

    /// <summary>A chart named by a path where `--strict` wants a declared dependency.</summary>
    public const string StrictUntypedChart = "E_STRICT_UNTYPED_CHART";

    /// <summary>A chart's file says nothing usable of its values.</summary>
    public const string ChartTypes = "W_CHART_TYPES";

    /// <summary>A patch of an overlay whose target selects nothing.</summary>
    public const string PatchUnmatched = "W_PATCH_UNMATCHED";
}
