using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Kcl.Net.Decoding;

/// <summary>Anchors, aliases, tags and directives.</summary>
internal sealed partial class YamlScanner
{
    private static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    private void AnchorOrAlias(bool isAlias)
    {
        SaveKey();
        _keyAllowed = false;
        var from = CurrentPosition;
        Skip();
        var name = Word();
        if (name.Length == 0 || !(IsBlankOrEnd(0) || Peek(0) is '?' or ':' or ',' or ']' or '}' or '%' or '@' or '`'))
        {
            throw Error("did not find expected alphabetic or numeric character");
        }

        Add(isAlias ? new AnchorAlias(new AnchorName(name), from, CurrentPosition) : new Anchor(new AnchorName(name), from, CurrentPosition));
    }

    private string Word()
    {
        var from = _at;
        while (IsWordCharacter(Peek(0)))
        {
            Skip();
        }

        return text[from.._at];
    }

    private void NodeTag()
    {
        SaveKey();
        _keyAllowed = false;
        var from = CurrentPosition;
        string handle, suffix;
        if (Peek(1) == '<')
        {
            Skip(2);
            handle = "";
            suffix = Uri();
            Require(Peek(0) == '>', "did not find the expected '>'");
            Skip();
        }
        else
        {
            Skip();
            var word = Word();
            if (Peek(0) == '!')
            {
                Skip();
                handle = $"!{word}!";
                suffix = Uri();
            }
            else
            {
                var rest = IsUri(Peek(0)) ? Uri() : "";
                handle = "!";
                suffix = word + rest;
                if (suffix.Length == 0)
                {
                    (handle, suffix) = ("", "!");
                }
            }
        }

        Require(IsBlankOrEnd(0), "did not find expected whitespace or line break");
        Add(new Tag(handle, suffix, from, CurrentPosition));
    }

    private static bool IsUri(char c) =>
        IsWordCharacter(c) || c is ';' or '/' or '?' or ':' or '@' or '&' or '=' or '+' or '$' or ',' or '.' or '!' or '~' or '*' or '\'' or '(' or ')' or '[' or ']' or '%';

    private string Uri()
    {
        var from = _at;
        while (IsUri(Peek(0)))
        {
            if (Peek(0) == '%' && !(char.IsAsciiHexDigit(Peek(1)) && char.IsAsciiHexDigit(Peek(2))))
            {
                throw Error("did not find URI escaped octet");
            }

            Skip();
        }

        Require(_at > from, "did not find expected tag URI");
        return System.Uri.UnescapeDataString(text[from.._at]);
    }

    private void Directive()
    {
        Unroll(-1);
        Forget(ref _keys[_flow]);
        _keyAllowed = false;
        var from = CurrentPosition;
        Skip();
        var name = Word();
        Require(name.Length > 0, "could not find expected directive name");
        Require(IsBlankOrEnd(0), "found unexpected non-alphabetical character");
        switch (name)
        {
            case "YAML":
                SkipBlanks();
                var major = VersionNumber();
                Require(Peek(0) == '.', "did not find expected digit or '.' character");
                Skip();
                var minor = VersionNumber();
                Require(major == 1 && (minor == 1 || (!isGo && minor == 2)), "found incompatible YAML document");
                Add(new VersionDirective(new YamlDotNet.Core.Version(major, minor), from, CurrentPosition));
                break;
            case "TAG":
                SkipBlanks();
                Require(Peek(0) == '!', "did not find expected '!'");
                Skip();
                var handle = Word();
                Require(Peek(0) == '!' || handle.Length == 0, "did not find expected '!'");
                if (Peek(0) == '!')
                {
                    Skip();
                    handle = $"!{handle}!";
                }
                else
                {
                    handle = "!";
                }

                Require(IsBlank, "did not find expected whitespace");
                SkipBlanks();
                var prefix = Uri();
                Require(IsBlankOrEnd(0), "did not find expected whitespace or line break");
                Add(new TagDirective(handle, prefix, from, CurrentPosition));
                break;
            default:
                throw Error("found unknown directive name");
        }

        EndOfLine();
    }

    private int VersionNumber()
    {
        var from = _at;
        while (char.IsAsciiDigit(Peek(0)))
        {
            Require(_at - from < 9, "found extremely long version number");
            Skip();
        }

        Require(_at > from, "did not find expected version number");
        return int.Parse(text.AsSpan(from, _at - from), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
