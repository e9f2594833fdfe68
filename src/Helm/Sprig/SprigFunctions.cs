using Kcl.Net.Templating;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Sprig's functions but the writers of YAML and JSON (<see cref="SerializationFunctions"/>) and those that ask the machine (<see cref="EnvironmentFunctions"/>), which Helm takes away.</summary>
internal static class SprigFunctions
{
    public static TemplateFunction? Find(string name) =>
        StringFunctions.Find(name)
        ?? DictFunctions.Find(name)
        ?? ListFunctions.Find(name)
        ?? DefaultFunctions.Find(name)
        ?? TypeFunctions.Find(name)
        ?? MathFunctions.Find(name)
        ?? RegexFunctions.Find(name)
        ?? EncodingFunctions.Find(name)
        ?? CryptoFunctions.Find(name)
        ?? PasswordDerivation.Find(name)
        ?? CipherFunctions.Find(name)
        ?? EntropyFunctions.Find(name)
        ?? SemverFunctions.Find(name)
        ?? PathFunctions.Find(name)
        ?? DateFunctions.Find(name)
        ?? UrlFunctions.Find(name)
        ?? (name == "fail" ? Fixed(name, [Text], static a => throw Failure(a[0].Str())) : null);
}
