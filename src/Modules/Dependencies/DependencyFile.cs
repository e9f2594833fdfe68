using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Modules.Dependencies;

/// <summary>A file of a dependency of which only what is used is parsed.</summary>
internal sealed class DependencyFile(KclFile file, DeclarationMap map)
{
    private readonly bool[] _wanted = new bool[map.Declarations.Count];

    public KclFile File { get; } = file;

    public DeclarationMap Map { get; } = map;

    /// <summary>Marks a declaration as used; false when it is already.</summary>
    public bool Want(int declaration) => !_wanted[declaration] && (_wanted[declaration] = true);

    /// <summary>The text with the declarations that are not used blanked out; nothing else moves.</summary>
    public string WantedText()
    {
        var source = File.Source.Text;
        return Array.TrueForAll(_wanted, static w => w) ? source : string.Create(source.Length, (this, source), static (text, state) =>
        {
            state.source.CopyTo(text);
            var (file, _) = state;
            for (var i = 0; i < file._wanted.Length; i++)
            {
                if (!file._wanted[i])
                {
                    var declaration = file.Map.Declarations[i];
                    text[declaration.Start..declaration.End].Fill(' ');
                    text[declaration.End - 1] = '\n';
                }
            }
        });
    }

    /// <summary>Parses what is used.</summary>
    public void Parse()
    {
        File.IsPartial = !Array.TrueForAll(_wanted, static w => w);
        if (!Map.HasOthers && !Array.Exists(_wanted, static w => w))
        {
            return;
        }

        File.Syntax = Parser.ParseModule(File.Source, WantedText());
    }
}
