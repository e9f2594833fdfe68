namespace Kcl.Net.Packages;

/// <summary>The stable codes of package errors. A code never changes its meaning.</summary>
public static class PackageCodes
{
    public const string ManifestMissing = "E_MANIFEST_MISSING";
    public const string ManifestParse = "E_MANIFEST_PARSE";
    public const string ManifestOciUserinfo = "E_MANIFEST_OCI_USERINFO";
    public const string ManifestGitUserinfo = "E_MANIFEST_GIT_USERINFO";
    public const string ManifestHelmUserinfo = "E_MANIFEST_HELM_USERINFO";
    public const string ManifestHelmMissingChart = "E_MANIFEST_HELM_MISSING_CHART";
    public const string ManifestHelmMissingVersion = "E_MANIFEST_HELM_MISSING_VERSION";
    public const string ManifestHelmChartInvalid = "E_MANIFEST_HELM_CHART_INVALID";
    public const string LockMissing = "E_LOCK_MISSING";
    public const string LockDrift = "E_LOCK_DRIFT";
    public const string LockParse = "E_LOCK_PARSE";
    public const string DepResolve = "E_DEP_RESOLVE";
    public const string DepKindMismatch = "E_DEP_KIND_MISMATCH";
    public const string CosignVerify = "E_COSIGN_VERIFY";
    public const string CosignSignatureMissing = "E_COSIGN_SIG_MISSING";
    public const string InitExists = "E_INIT_EXISTS";
    public const string InitEmptyName = "E_INIT_EMPTY_NAME";
    public const string AddDepExists = "E_ADD_DEP_EXISTS";
    public const string AddInvalidDep = "E_ADD_INVALID_DEP";
    public const string RemoveNotFound = "E_REMOVE_NOT_FOUND";
    public const string InspectFail = "E_INSPECT_FAIL";
    public const string PublishFailed = "E_PUBLISH_FAILED";
    public const string PullFailed = "E_PULL_FAILED";
    public const string PathEscape = "E_PATH_ESCAPE";
    public const string VendorDepMissing = "E_VENDOR_DEP_MISSING";
    public const string VendorDrift = "E_VENDOR_DRIFT";
    public const string Io = "E_IO";

    /// <summary>
    /// The `Kind` of an `E_IO` that is the user's mistake and not the system's: a declared source that does not exist.
    /// </summary>
    public const string MissingSourceKind = "MissingSource";

    /// <summary>Warnings; they never change an exit code.</summary>
    public const string SigningSpelling = "W_MANIFEST_STRICT_SIGNING_SPELLING";

    public const string DepUnlocked = "W_DEP_UNLOCKED";

    public const string PackLeftOut = "W_PACK_LEFT_OUT";

    public const string VendorUnpinned = "W_VENDOR_UNPINNED";
}
