using Kcl.Net.Lexer;

namespace Kcl.Net.Modules.Dependencies;

/// <summary>
/// Which declarations of dependencies a program uses: those it names, those these name, and so on. Names are taken from
/// tokens, so that some are counted that mean something else; none is missed. A name that its package does not have, or a
/// package used as a value, makes the whole package used.
/// </summary>
internal sealed class UsedDeclarations
{
    private readonly Dictionary<KclPackage, Names> _dependencies = [];
    private readonly Dictionary<KclPackage, Dictionary<string, List<KclPackage>>> _imports = [];
    private readonly Queue<(KclPackage Package, string Text)> _pending = new();

    private UsedDeclarations(IEnumerable<KclPackage> packages, IReadOnlyList<DependencyFile> files)
    {
        foreach (var file in files)
        {
            if (!_dependencies.TryGetValue(file.File.Package, out var names))
            {
                _dependencies[file.File.Package] = names = new Names();
            }

            names.Add(file);
        }

        foreach (var package in packages)
        {
            _imports[package] = ImportsOf(package);
        }
    }

    /// <summary>Marks in the files of dependencies what the other files use, and what that uses.</summary>
    public static void Mark(IReadOnlyCollection<KclPackage> packages, IReadOnlyList<DependencyFile> files)
    {
        var used = new UsedDeclarations(packages, files);
        var lazy = files.Select(static f => f.File).ToHashSet();
        foreach (var package in packages)
        {
            foreach (var file in package.Files)
            {
                if (!lazy.Contains(file))
                {
                    used._pending.Enqueue((package, file.Source.Text));
                }
            }
        }

        foreach (var file in files)
        {
            if (file.Map.HasOthers)
            {
                used._pending.Enqueue((file.File.Package, file.WantedText()));
            }
        }

        while (used._pending.TryDequeue(out var next))
        {
            used.Read(next.Package, Scanner.Scan(next.Text));
        }
    }

    private static Dictionary<string, List<KclPackage>> ImportsOf(KclPackage package)
    {
        var imports = new Dictionary<string, List<KclPackage>>(StringComparer.Ordinal);
        foreach (var file in package.Files)
        {
            foreach (var import in file.Imports)
            {
                if (import.Package is { } target)
                {
                    if (!imports.TryGetValue(import.Name, out var targets))
                    {
                        imports[import.Name] = targets = [];
                    }

                    if (!targets.Contains(target))
                    {
                        targets.Add(target);
                    }
                }
            }
        }

        return imports;
    }

    private void Read(KclPackage package, ScannedText text)
    {
        var imports = _imports[package].GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i].Kind == RawKind.String)
            {
                ReadString(package, text.Slice(i));
                continue;
            }

            if (text[i].Kind != RawKind.Identifier)
            {
                continue;
            }

            if (text[i].Is(Word.Import) && (i == 0 || text[i - 1].IsLayout))
            {
                while (text[i].Kind is not (RawKind.Newline or RawKind.Eof))
                {
                    i++;
                }

                continue;
            }

            var name = NameOf(text, i);
            if (i > 0 && text[i - 1].Kind == RawKind.Dot)
            {
                if (i > 1 && text[i - 2].Kind == RawKind.Identifier && imports.TryGetValue(NameOf(text, i - 2), out var qualified))
                {
                    foreach (var target in qualified)
                    {
                        Want(target, name.ToString(), orAll: true);
                    }
                }

                continue;
            }

            if (_dependencies.ContainsKey(package))
            {
                Want(package, name.ToString(), orAll: false);
            }

            // Before a colon or an equals sign it is an attribute or a key of that name.
            if (imports.TryGetValue(name, out var bare) && text[i + 1].Kind is not (RawKind.Dot or RawKind.Colon or RawKind.Assign or RawKind.Question))
            {
                bare.ForEach(WantAll);
            }
        }
    }

    /// <summary>Code may be interpolated in a string.</summary>
    private void ReadString(KclPackage package, ReadOnlySpan<char> literal)
    {
        if (literal.Contains("${", StringComparison.Ordinal))
        {
            _pending.Enqueue((package, literal.Trim("rR\"'").ToString()));
        }
    }

    private static ReadOnlySpan<char> NameOf(ScannedText text, int index) => text.Slice(index).TrimStart('$');

    private void Want(KclPackage package, string name, bool orAll)
    {
        if (!_dependencies.TryGetValue(package, out var names))
        {
            return;
        }

        if (names.Places.TryGetValue(name, out var places))
        {
            foreach (var (file, declaration) in places)
            {
                Want(file, declaration);
            }
        }
        else if (orAll && !names.Others.Contains(name))
        {
            WantAll(package);
        }
    }

    private void WantAll(KclPackage package)
    {
        if (_dependencies.TryGetValue(package, out var names))
        {
            foreach (var (file, declaration) in names.Places.Values.SelectMany(static p => p))
            {
                Want(file, declaration);
            }
        }
    }

    private void Want(DependencyFile file, int declaration)
    {
        if (file.Want(declaration))
        {
            var place = file.Map.Declarations[declaration];
            _pending.Enqueue((file.File.Package, file.File.Source.Text[place.Start..place.End]));
        }
    }

    /// <summary>The top-level names of a dependency's package.</summary>
    private sealed class Names
    {
        public Dictionary<string, List<(DependencyFile File, int Declaration)>> Places { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Others { get; } = new(StringComparer.Ordinal);

        public void Add(DependencyFile file)
        {
            for (var i = 0; i < file.Map.Declarations.Count; i++)
            {
                var name = file.Map.Declarations[i].Name;
                if (!Places.TryGetValue(name, out var places))
                {
                    Places[name] = places = [];
                }

                places.Add((file, i));
            }

            Others.UnionWith(file.Map.OtherNames);
        }
    }
}
