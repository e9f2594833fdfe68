using Kcl.Net.Tests.Unit.Archives;

namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>The list of attacks that a package tool has to withstand, by number, each with the test that tries it and the code it ends in.</summary>
public sealed class AdversarialCases
{
    private static readonly (int Number, string What, string Code, Type Tests, string Test)[] Cases =
    [
        (1, "more memory at the start than there is", "E_RENDER_OUTPUT_TOO_LARGE", typeof(AdversarialTests), nameof(AdversarialTests.A_package)),
        (2, "memory that grows while running", "E_LIMIT", typeof(AdversarialChartTests), nameof(AdversarialChartTests.Memory_that_grows_while_running)),
        (3, "an endless loop", "E_RENDER_BUDGET_DEADLINE", typeof(AdversarialTests), nameof(AdversarialTests.A_package)),
        (4, "an absolute chart path", "E_PATH_ESCAPE", typeof(AdversarialTests), nameof(AdversarialTests.A_package)),
        (5, "a chart path with `..`", "E_PATH_ESCAPE", typeof(AdversarialTests), nameof(AdversarialTests.A_package)),
        (6, "a link out of the package as a chart", "E_PATH_ESCAPE", typeof(AdversarialTests), nameof(AdversarialTests.A_package)),
        (7, "an import from outside", "E_RENDER_KCL", typeof(AdversarialTests), nameof(AdversarialTests.A_package)),
        (8, "an absolute dependency path", "E_PATH_ESCAPE", typeof(AdversarialTests), nameof(AdversarialTests.A_manifest)),
        (9, "a dependency path with `..`", "E_PATH_ESCAPE", typeof(AdversarialTests), nameof(AdversarialTests.A_manifest)),
        (10, "a linked dependency path", "E_PATH_ESCAPE", typeof(AdversarialTests), nameof(AdversarialTests.A_manifest)),
        (11, "the same three when vendoring", "E_PATH_ESCAPE", typeof(AdversarialTests), nameof(AdversarialTests.A_manifest)),
        (12, "`replace` in an agent's run", "E_DEP_RESOLVE", typeof(WorkspaceVerbTests), nameof(WorkspaceVerbTests.Replaced_content_is_pinned_as_the_replacement)),
        (13, "`replace` in what is published", "", typeof(WorkspaceVerbTests), nameof(WorkspaceVerbTests.Pack_is_reproducible_and_leaves_secrets_and_replacements_out)),
        (14, "an archive that unpacks to far more", "E_DEP_RESOLVE", typeof(AdversarialTests), nameof(AdversarialTests.A_bomb)),
        (15, "a layer that declares too large a size", "E_DEP_RESOLVE", typeof(OciSourceTests), nameof(OciSourceTests.What_registries_serve)),
        (16, "a blob with another digest than its layer", "E_DEP_RESOLVE", typeof(OciSourceTests), nameof(OciSourceTests.What_registries_serve)),
        (17, "a blob with another digest than the lock's", "E_DEP_RESOLVE", typeof(OciSourceTests), nameof(OciSourceTests.A_layer_that_changed_under_its_tag_is_refused_until_it_is_updated)),
        (18, "a tag on another commit than the pinned one", "E_DEP_RESOLVE", typeof(GitSourceTests), nameof(GitSourceTests.A_tag_that_moved_is_refused)),
        (19, "credentials in URLs", "E_MANIFEST_OCI_USERINFO", typeof(AdversarialTests), nameof(AdversarialTests.A_manifest)),
        (20, "a chart name that is a path", "E_MANIFEST_HELM_CHART_INVALID", typeof(AdversarialTests), nameof(AdversarialTests.A_manifest)),
        (21, "names of values that are code", "", typeof(AdversarialChartTests), nameof(AdversarialChartTests.A_schema_of_values_is_no_program)),
        (22, "descriptions that end their quotes", "", typeof(AdversarialChartTests), nameof(AdversarialChartTests.A_schema_of_values_is_no_program)),
        (23, "a host whose name begins like a trusted one", "E_DEP_RESOLVE", typeof(AdversarialTests), nameof(AdversarialTests.A_credential_for_another_host)),
        (24, "http where the index was https", "E_DEP_RESOLVE", typeof(OciSourceTests), nameof(OciSourceTests.Https_never_leads_to_http_and_public_never_to_private)),
        (25, "an error cut in the middle of a character", "E_DEP_RESOLVE", typeof(OciSourceTests), nameof(OciSourceTests.Long_errors_are_cut_between_characters_and_cannot_move_the_cursor)),
        (26, "names in a commit that lead elsewhere", "E_DEP_RESOLVE", typeof(AdversarialTests), nameof(AdversarialTests.A_name_in_a_commit)),
        (27, "prose in NOTES.txt", "", typeof(AdversarialChartTests), nameof(AdversarialChartTests.Notes_are_no_manifests_and_documents_are_parted)),
        (28, "several documents in a template", "", typeof(AdversarialChartTests), nameof(AdversarialChartTests.Notes_are_no_manifests_and_documents_are_parted)),
        (29, "a flag as a release name", "E_RENDER_KCL", typeof(AdversarialTests), nameof(AdversarialTests.A_package)),
        (30, "a circle of packages, and too many of them", "E_RENDER_CYCLE", typeof(AdversarialChartTests), nameof(AdversarialChartTests.Packages_in_a_circle_and_too_deep)),
        (31, "more output than allowed", "E_RENDER_OUTPUT_TOO_LARGE", typeof(AdversarialTests), nameof(AdversarialTests.A_package)),
        (32, "an alias that is a path", "E_MANIFEST_PARSE", typeof(WorkspaceVerbTests), nameof(WorkspaceVerbTests.An_alias_that_is_a_path_is_refused_by_every_door)),
        (33, "a kind that is a path", "", typeof(AdversarialTests), nameof(AdversarialTests.A_kind_that_is_a_path_stays_in_the_output_folder)),
        (34, "two trees with one digest", "E_DEP_RESOLVE", typeof(WorkspaceVerbTests), nameof(WorkspaceVerbTests.A_tree_pin_tells_trees_apart_that_share_a_digest)),
        (35, "a vendored tree that was changed", "E_VENDOR_DRIFT", typeof(AdversarialTests), nameof(AdversarialTests.A_vendored_tree_that_was_touched)),
        (36, "a link in a pulled chart", "E_DEP_RESOLVE", typeof(OciSourceTests), nameof(OciSourceTests.What_registries_serve)),
        (37, "a private key in the packed archive", "", typeof(WorkspaceVerbTests), nameof(WorkspaceVerbTests.Pack_is_reproducible_and_leaves_secrets_and_replacements_out)),
        (38, "an unsigned artifact by any door", "E_COSIGN_SIG_MISSING", typeof(RegistryTests), nameof(RegistryTests.With_a_key_nothing_unsigned_gets_in_by_any_door)),
        (39, "an artifact cached before the key was set", "E_COSIGN_SIG_MISSING", typeof(RegistryTests), nameof(RegistryTests.With_a_key_nothing_unsigned_gets_in_by_any_door)),
        (40, "`replace` on a path", "E_MANIFEST_PARSE", typeof(AdversarialTests), nameof(AdversarialTests.A_manifest)),
        (41, "files of an earlier render", "", typeof(AdversarialTests), nameof(AdversarialTests.A_kind_that_is_a_path_stays_in_the_output_folder)),
        (42, "a wrong digest in a repository's index", "E_DEP_RESOLVE", typeof(HelmRepositoryTests), nameof(HelmRepositoryTests.A_wrong_digest_in_the_index_is_refused)),
        (43, "escapes for the terminal in errors", "E_RENDER_KCL", typeof(AdversarialTests), nameof(AdversarialTests.A_package)),
        (44, "resources that are none", "E_PACKAGE_PARSE", typeof(AdversarialTests), nameof(AdversarialTests.A_package)),
        (45, "a file of credentials that others can read", "", typeof(WorkspaceVerbTests), nameof(WorkspaceVerbTests.Cache_and_auth)),
        (46, "links, pipes, devices and colliding names in archives", "", typeof(ArchiveExtractionTests), nameof(ArchiveExtractionTests.Pipes_and_devices_are_refused)),
        (47, "a program in the package named as one of the system", "", typeof(SystemProgramTests), nameof(SystemProgramTests.A_program_in_the_package_is_not_run)),
        (48, "an address that is an option of ssh", "E_DEP_RESOLVE", typeof(SystemProgramTests), nameof(SystemProgramTests.An_ssh_address_cannot_be_an_option)),
        (49, "a credential helper that hangs, floods or lies", "E_AUTH_PARSE", typeof(SystemProgramTests), nameof(SystemProgramTests.Helpers_that_misbehave_end_with_a_code)),
        (50, "pipes and devices in folders that are rendered", "E_RENDER_KCL", typeof(HostileFolderTests), nameof(HostileFolderTests.A_pipe)),
    ];

    [Fact]
    public void Each_has_a_test_that_knows_its_code()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Conformance.Corpus.ProjectRoot, "tests", "Unit"), "*.cs", SearchOption.AllDirectories).ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText);
        Assert.Equal(Enumerable.Range(1, Cases.Length), Cases.Select(c => c.Number));
        foreach (var (number, what, code, tests, test) in Cases)
        {
            var method = tests.GetMethod(test);
            Assert.True(method is not null && method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0, $"{number}, {what}: there is no test {tests.Name}.{test}");
            Assert.True(sources[tests.Name].Contains(code, StringComparison.Ordinal), $"{number}, {what}: {tests.Name} does not name {code}");
        }
    }
}
