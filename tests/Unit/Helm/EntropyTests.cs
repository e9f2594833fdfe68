using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Helm;

/// <summary>What charts draw at random comes from one source; a record gives it again.</summary>
public sealed class EntropyTests
{
    private const string Secrets = "{{ randAlphaNum 16 }} {{ randAlphaNum 16 }} {{ uuidv4 }} {{ now | unixEpoch }} {{ (genCA \"ca\" 1).Key | sha256sum }} {{ htpasswd \"u\" \"p\" }}";
    private static readonly SystemEntropy Source = new(static () => DateTimeOffset.UtcNow);

    [Fact]
    public void A_record_gives_every_value_again()
    {
        var record = new EntropyRecord();
        var first = Render(Secrets, new RecordedEntropy(() => record, Source));
        Assert.Equal(6, record.Added.Count);
        Assert.NotEqual(first.Split(' ')[0], first.Split(' ')[1]);
        Assert.Equal(first, Render(Secrets, new RecordedEntropy(() => record, RefusedEntropy.Instance)));
        Assert.NotEqual(first, Render(Secrets, new RecordedEntropy(() => new EntropyRecord(), Source)));
    }

    [Fact]
    public void Another_call_draws_only_for_itself()
    {
        var record = new EntropyRecord();
        var first = Render("{{ randAlphaNum 16 }}", new RecordedEntropy(() => record, Source));
        var second = Render("{{ randAlphaNum 8 }} {{ randAlphaNum 16 }}", new RecordedEntropy(() => record, Source));
        Assert.EndsWith(" " + first, second, StringComparison.Ordinal);
        Assert.Equal(2, record.Added.Count);
    }

    [Fact]
    public void Secret_arguments_are_not_written_down()
    {
        var record = new EntropyRecord();
        Render("{{ htpasswd \"admin\" \"hunter2\" }}", new RecordedEntropy(() => record, Source));
        Assert.DoesNotContain("hunter2", record.Added[0].Call.Arguments, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_names_function_template_and_line()
    {
        var failure = Assert.Throws<HelmException>(() => Render("a\n{{ randAlphaNum 4 }}", RefusedEntropy.Instance));
        Assert.Contains("t/templates/t.yaml:2:3", failure.Message, StringComparison.Ordinal);
        Assert.Contains("randAlphaNum gives another result each time", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ genPrivateKey \"dsa\" | trunc 31 }}", "-----BEGIN DSA PRIVATE KEY-----")]
    [InlineData("{{ genPrivateKey \"ed25519\" | trunc 27 }}", "-----BEGIN PRIVATE KEY-----")]
    [InlineData("{{ $k := genPrivateKey \"ed25519\" }}{{ $ca := genCAWithKey \"ca\" 1 $k }}{{ eq $ca.Key $k }}", "true")]
    [InlineData("{{ $ca := genCA \"ca\" 1 }}{{ $c := genSignedCertWithKey \"x\" (list \"10.0.0.1\") (list \"a.b\") 1 $ca (genPrivateKey \"ecdsa\") }}{{ (buildCustomCert (b64enc $c.Cert) (b64enc $c.Key)).Cert | trunc 27 }}", "-----BEGIN CERTIFICATE-----")]
    public void Keys_and_certificates_are_real(string template, string wanted) => Assert.Equal(wanted, Render(template, Source));

    [Fact]
    public void A_signer_whose_key_is_another_is_refused()
    {
        var failure = Assert.Throws<HelmException>(() =>
            Render("{{ $a := genCA \"a\" 1 }}{{ $b := genCA \"b\" 1 }}{{ genSignedCert \"x\" nil nil 1 (buildCustomCert (b64enc $a.Cert) (b64enc $b.Key)) }}", Source));
        Assert.Contains("doesn't match parent's PublicKey", failure.Message, StringComparison.Ordinal);
    }

    private static string Render(string template, IHelmEntropy entropy) =>
        TemplateTrial.Render(template, new DictValue(), [], entropy, new WorkBudget(maxSteps: 1_000_000));
}
