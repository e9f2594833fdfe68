using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>The struct the certificate functions return, with fields `Cert` and `Key`.</summary>
internal sealed class CertificateObject(string certificate, string key) : GoObject
{
    public string Certificate { get; } = certificate;

    public string Key { get; } = key;

    public override string TypeName => "sprig.certificate";

    public override int FieldCount => 2;

    public override (string Name, Value Value) FieldAt(int index) =>
        index == 0 ? ("Cert", new StrValue(Certificate)) : ("Key", new StrValue(Key));

    public override bool TryGetField(string name, out Value value)
    {
        value = name switch { "Cert" => new StrValue(Certificate), "Key" => new StrValue(Key), _ => UndefinedValue.Instance };
        return value is StrValue;
    }

    public override bool GoEquals(GoObject other) => other is CertificateObject theirs && theirs.Certificate == Certificate && theirs.Key == Key;
}
