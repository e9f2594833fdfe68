using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>
/// Checks names, types and declarations of a whole program before anything runs. It is gradual: `any` silences it,
/// and what it cannot decide it leaves to the evaluator, so it must never reject a program that would run.
/// <para>
/// Each package is checked when its first import is met: imports, placeholders for schemas, global variables,
/// three rounds of building schemas (so that forward references and inheritance settle), globals again, and then
/// all statements in textual order. The order of passes decides the order of diagnostics, and types of variables
/// become known as statements are walked; both are visible to users.
/// </para>
/// </summary>
public sealed partial class Checker
{
    /// <summary>Bounds work that repeats (`a = b = lambda {…}` walks its value for each target).</summary>
    private const int MaxVisits = 20_000_000;

    private readonly KclProgram _program;
    private readonly DiagnosticList _diagnostics = new();
    private readonly DiagnosticList _warnings = new();
    private readonly ReferenceGraph _references = new();
    private readonly Dictionary<string, PackageScope> _packages = new(StringComparer.Ordinal);
    private readonly List<PackageScope> _packagesInOrder = [];
    private readonly Scope _builtins = BuiltinTypes.CreateScope();

    private PackageScope _package;
    private KclFile? _file;
    private Scope _scope;
    private int _level;
    private int _visits;

    /// <summary>Where errors without a better place are put: the statement or identifier entered last.</summary>
    private Place _position;

    /// <summary>What is reported has been reported where it is written.</summary>
    private bool _echoes;

    /// <summary>The left side of an assignment is being resolved.</summary>
    private bool _assigning;

    private Checker(KclProgram program)
    {
        _program = program;
        _package = new PackageScope(KclPackage.MainPath, _builtins);
        _scope = _package.Names;
    }

    /// <summary>Errors in the order found, then warnings; the same one at the same place once.</summary>
    public static IReadOnlyList<Diagnostic> Check(KclProgram program) => Analyze(program).Diagnostics;

    /// <summary>As <see cref="Check"/>, together with what became known of the program's names.</summary>
    public static SemanticModel Analyze(KclProgram program)
    {
        var checker = new Checker(program);
        checker.CheckPackage(KclPackage.MainPath, program.Main);
        checker.LintUnusedImports();
        return new SemanticModel([.. checker._diagnostics.Items, .. checker._warnings.Items], checker._packages);
    }

    private void CheckPackage(string path, KclPackage? package)
    {
        EnterPackage(path);
        if (package is null)
        {
            return;
        }

        try
        {
            RegisterImports(package);
            DeclareTypes(package);
            foreach (var file in package.Files)
            {
                EnterFile(file);
                foreach (var statement in file.Syntax.Body)
                {
                    CheckTopLevel(statement);
                }

                LintImports(file);
            }
        }
        catch (InsufficientExecutionStackException)
        {
            // A chain of imports or a declaration nested deeper than can be followed: its names stay unknown, not undefined.
            EnterPackage(path);
            _package.IsIncomplete = true;
            ResetState();
        }
    }

    private void EnterPackage(string path)
    {
        if (!_packages.TryGetValue(path, out var package))
        {
            package = new PackageScope(path, _builtins);
            _packages.Add(path, package);
            _packagesInOrder.Add(package);
        }

        _package = package;
        _scope = package.Names;
    }

    private void EnterFile(KclFile file) => _file = file;

    private void CheckTopLevel(StatementSyntax statement)
    {
        try
        {
            Statement(statement);
        }
        catch (InsufficientExecutionStackException)
        {
            // Nested deeper than can be followed: leave this statement to the evaluator, which has its own bound.
            ResetState();
        }
    }

    private void ResetState()
    {
        _scope = _package.Names;
        _level = 0;
        _schema = null;
        _assigning = false;
        _expected.Clear();
        _loopVariables.Clear();
    }

    private Place At(TextSpan span) => new(_file?.Source, span);

    private Place At(SyntaxNode node) => new(_file?.Source, node.Span);

    private void Report(Diagnostic diagnostic) => _diagnostics.Add(_echoes ? diagnostic with { IsEcho = true } : diagnostic);

    private void EnterScope()
    {
        _scope = new Scope(_scope);
        _level++;
    }

    private void LeaveScope()
    {
        // Loop variables are forgotten with any scope that ends; that is how the engine treats keys after it.
        _loopVariables.Clear();
        _scope = _scope.Parent!;
        _level--;
    }
}
