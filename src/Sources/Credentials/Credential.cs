using System.Net.Http.Headers;
using System.Text;

namespace Kcl.Net.Sources;

/// <summary>A secret for one host: a user with a password, or a bearer token. Never printed.</summary>
public sealed record Credential(string User, string Secret, bool IsToken = false)
{
    /// <summary>The name a credential helper gives a token.</summary>
    internal const string IdentityUser = "<token>";

    /// <summary>The secret is a token that only a token server takes, in exchange for others.</summary>
    public bool IsIdentity { get; init; }

    public AuthenticationHeaderValue Header => IsToken
        ? new AuthenticationHeaderValue("Bearer", Secret)
        : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Secret}")));

    public override string ToString() => IsToken ? "bearer" : "basic";
}
