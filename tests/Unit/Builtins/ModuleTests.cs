using Kcl.Net.Builtins;
using Kcl.Net.Values;
using static Kcl.Net.Tests.Unit.Builtins.EngineAnswers;

namespace Kcl.Net.Tests.Unit.Builtins;

/// <summary>Members of the standard modules beyond the recorded vectors; the expected texts are the reference engine's.</summary>
public sealed class ModuleTests
{
    [Theory]
    [InlineData("md5", "é", "latin1", "3406877694691ddd1dfb0aca54681407")]
    [InlineData("md5", "é", "gbk", "9d8c6e7b358fda96c125a0b59215f2fd")]
    [InlineData("md5", "é", "UTF 8", "66ddcd97cfdeabb2f6fb8a999b4bc76f")]
    public void Digests_of_encoded_text(string name, string text, string encoding, string expected) =>
        Assert.Equal($"\"{expected}\"", Call("crypto." + name, text, encoding));

    /// <summary>The official vectors: bytes 0 to 250 over and over. They cover one block, one chunk and trees of chunks.</summary>
    [Theory]
    [InlineData(0, "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262")]
    [InlineData(1, "2d3adedff11b61f14c886e35afa036736dcd87a74d27b5c1510225d0f592e213")]
    [InlineData(1024, "42214739f095a406f3fc83deb889744ac00df831c10daa55189b5d121c855af7")]
    [InlineData(1025, "d00278ae47eb27b34faecf67b4fe263f82d5412916c1ffd97c8cb7fb814b8444")]
    [InlineData(2049, "5f4d72f40d7a5f82b15ca2b2e44b1de3c2ef86c426c95c1af0b6879522563030")]
    [InlineData(31744, "62b6960e1a44bcc1eb1a611a8d6235b6b4b78f32e7abc4fb4c6cdcce94895c47")]
    public void Blake3_of_the_official_vectors(int length, string expected)
    {
        var data = new byte[length];
        for (var i = 0; i < length; i++)
        {
            data[i] = (byte)(i % 251);
        }

        Assert.Equal(expected, Convert.ToHexStringLower(Kcl.Net.Builtins.Crypto.Blake3.HashData(data)));
    }

    [Theory]
    [InlineData("", "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f")]
    [InlineData("abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525")]
    public void Sha224_of_the_standard_vectors(string text, string expected) => Assert.Equal($"\"{expected}\"", Call("crypto.sha224", text));

    [Theory]
    [InlineData("a", "! called `Result::unwrap()` on an `Err` value: InvalidLength")]
    [InlineData("YQ", "\"a\"")]
    [InlineData("Y!==", "! called `Result::unwrap()` on an `Err` value: InvalidByte(1, 33)")]
    [InlineData("/w==", "! called `Result::unwrap()` on an `Err` value: Utf8Error { valid_up_to: 0, error_len: Some(1) }")]
    [InlineData("YWJj\n", "! called `Result::unwrap()` on an `Err` value: InvalidByte(4, 10)")]
    [InlineData("YR==", "! called `Result::unwrap()` on an `Err` value: InvalidLastSymbol(1, 82)")]
    public void Base64_decodes_strictly(string text, string expected) => Assert.Equal(expected, Call("base64.decode", text));

    [Fact]
    public void Base32_of_other_bytes_is_none()
    {
        Assert.Equal("null", Call("base32.decode", "74======"));
        Assert.Equal("\"f\"", Call("base32.decode", "MY"));
        Assert.Equal("! decode() missing 1 required positional argument: 'value'", Call("base32.decode", "1"));
    }

    [Fact]
    public void Math_keeps_the_engines_habits()
    {
        Assert.Equal("3", Call("math.log", 8, 2.0));
        Assert.Equal("3.0", Call("math.log", 8.0, 2.0));
        Assert.Equal("1.0986122886681096", Call("math.log1p", 1));
        Assert.Equal("1.00000000005e-10", Call("math.expm1", 1e-10));
        Assert.Equal("[-0.7000000000000002, -3.0]", Call("math.modf", -3.7));
        Assert.Equal("-6289078614652622815", Call("math.pow", 3, 40));
        Assert.Equal("9223372036854775807", Call("math.ceil", 1e300));
        Assert.Equal("120.0", Call("math.factorial", 5.0));
        Assert.Equal("! factorial() result overflow", Call("math.factorial", 21));
        Assert.Equal("! factorial() only accepts integral values", Call("math.factorial", 5.5));
        Assert.Equal("6", Call("math.gcd", 12, -18));
        Assert.Equal("-9223372036854775808", Call("math.log", 0));
    }

    [Fact]
    public void Units()
    {
        Assert.Equal("\"499999999n\"", Call("units.to_n", 0.5));
        Assert.Equal("\"2Ki\"", Call("units.to_Ki", 2048));
        Assert.Equal("\"-1K\"", Call("units.to_K", -1500));
        Assert.Equal(1024, Assert.IsType<IntValue>(SystemModules.Find("units")!.Constant("Ki")).Value);
        Assert.Equal(1e-9, Assert.IsType<FloatValue>(SystemModules.Find("units")!.Constant("n")).Value);
        Assert.Null(SystemModules.Find("units")!.Constant("to_n"));
    }

    [Theory]
    [InlineData("to_IP4", "::ffff:1.2.3.4", "\"1.2.3.4\"")]
    [InlineData("to_IP4", "2001:db8::1", "\"can not parse 2001:db8::1 ipv6 to ipv4!\"")]
    [InlineData("to_IP6", "1.2.3.4", "\"::ffff:1.2.3.4\"")]
    [InlineData("parse_IP", "2001:DB8:0:0:0:0:0:1", "\"2001:db8::1\"")]
    [InlineData("parse_IP", "::1.2.3.4", "\"::102:304\"")]
    [InlineData("parse_IP", "1:0:0:2:0:0:0:3", "\"1:0:0:2::3\"")]
    [InlineData("parse_IP", "1.2.3.04", "\"\"")]
    [InlineData("parse_IP", "1:2:3:4:5:6:7::", "\"1:2:3:4:5:6:7:0\"")]
    [InlineData("parse_IP", "1:2:3:4:5:6:7:8::", "\"\"")]
    [InlineData("parse_IP", ":::", "\"\"")]
    [InlineData("parse_CIDR", "10.0.0.1", "{\"ip\": \"10.0.0.1\", \"mask\": 32}")]
    [InlineData("parse_CIDR", "10.0.0.1/8", "{}")]
    [InlineData("split_host_port", "[::1]:80", "[\"::1\", \"80\"]")]
    [InlineData("split_host_port", "a:b:c", "! ip_end_point \"a:b:c\" too many colons")]
    [InlineData("split_host_port", "[a", "! ip_end_point \"[a\" missing port")]
    [InlineData("CIDR_netmask", "2001:db8::/64", "! CIDR_netmask() IPv6 addresses cannot have a netmask")]
    [InlineData("CIDR_netmask", "0.0.0.0/1", "\"128.0.0.0\"")]
    [InlineData("CIDR_netmask", "10.0.0.0/33", "! CIDR_netmask() invalid cidr: invalid length for network: Network length 33 is too long for Ipv4 (maximum: 32)")]
    [InlineData("CIDR_netmask", "0.0.0.0/256", "! CIDR_netmask() invalid cidr: couldn't parse length in network: number too large to fit in target type")]
    [InlineData("CIDR_netmask", "10.0.0.0/8/8", "! CIDR_netmask() invalid cidr: couldn't parse address in network: invalid IP address syntax")]
    [InlineData("CIDR_netmask", "0.0.0.0/-1", "! CIDR_netmask() invalid cidr: couldn't parse length in network: invalid digit found in string")]
    public void Net(string name, string text, string expected) => Assert.Equal(expected, Call("net." + name, text));

    [Fact]
    public void Networks_are_divided()
    {
        Assert.Equal("\"10.255.255.255\"", Call("net.CIDR_host", "10.0.0.0/8", -1));
        Assert.Equal("\"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff\"", Call("net.CIDR_host", "::/0", -1));
        Assert.Equal("! CIDR_host() prefix of 24 does not accommodate a host numbered -257", Call("net.CIDR_host", "10.0.0.0/24", -257));
        Assert.Equal("[\"10.0.0.0/16\", \"10.1.0.0/16\", \"10.16.0.0/12\", \"10.2.0.0/24\"]", Call("net.CIDR_subnets", "10.0.0.0/8", new object?[] { 8, 8, 4, 16 }));
        Assert.Equal(
            "! CIDR_subnets() not enough remaining address space for a subnet with a prefix of 31 bits after 10.0.0.2/31",
            Call("net.CIDR_subnets", "10.0.0.0/30", new object?[] { 1, 1, 1 }));
        Assert.Equal("! CIDR_subnet() additional_bits of 8 does not accommodate a net_num of 256", Call("net.CIDR_subnet", "10.0.0.0/8", 8, 256));
        Assert.Equal("\"10.1.0.0/16\"", Call("net.CIDR_subnet", "10.0.0.0/8", 8, 1));
    }

    [Theory]
    [InlineData("2024-08-26 10:61", "%Y-%m-%d %H:%M", false)]
    [InlineData("2024-08-26 10:00:60", "%Y-%m-%d %H:%M:%S", true)]
    [InlineData("10", "%H", false)]
    [InlineData("2023-02-29", "%Y-%m-%d", false)]
    [InlineData(" 2024- 2-9", "%Y-%m-%d", true)]
    [InlineData("2024-02-09 ", "%Y-%m-%d", false)]
    [InlineData("20240826", "%Y %m %d", true)]
    [InlineData("12024-02-09", "%Y-%m-%d", false)]
    [InlineData("+12024-02-09", "%Y-%m-%d", true)]
    [InlineData("Mon, 26 Aug 2024", "%a, %d %b %Y", true)]
    [InlineData("Tue, 26 Aug 2024", "%a, %d %b %Y", false)]
    [InlineData("monday 26 AUGUST 2024", "%A %d %B %Y", true)]
    [InlineData("2023-366", "%Y-%j", false)]
    [InlineData("2024-W35-1", "%G-W%V-%u", true)]
    [InlineData("2024 35 1", "%Y %U %w", true)]
    [InlineData("2024-08-26T10:00:00.123+01:00", "%Y-%m-%dT%H:%M:%S%.3f%:z", true)]
    [InlineData("10:00 PM", "%I:%M %p", true)]
    [InlineData("10:00", "%I:%M", false)]
    [InlineData("1700000000", "%s", true)]
    [InlineData("", "", false)]
    [InlineData("Mon Aug 26 10:00:00 2024", "%c", true)]
    [InlineData("2024-08-26", "%Q", false)]
    [InlineData("2024-8-6", "%Y-%-m-%-d", true)]
    public void Dates(string text, string format, bool expected) =>
        Assert.Equal(expected ? "true" : "false", Call("datetime.validate", text, format));

    [Fact]
    public void Time_in_a_format()
    {
        var world = new TestWorld { Now = new DateTimeOffset(2024, 1, 2, 3, 4, 5, 60, TimeSpan.FromMinutes(90)) };
        var host = new TestHost { World = world };
        const string Format = "%a %A %b %B %-d|%e|%j %U %W %G-%V %u %w|%I:%M %p %l|%y %C|%.f %3f %f|%z %:z|%F %T|%%";
        const string Expected = "Tue Tuesday Jan January 2| 2|002 00 01 2024-01 2 2|03:04 AM  3|24 20|.060 060 060000000|+0130 +01:30|2024-01-02 03:04:05|%";
        Assert.Equal(Expected, Assert.IsType<StrValue>(host.Invoke("datetime.now", Of(Format))).Value);
        Assert.Equal("2024-01-02 03:04:05.1704159245", Assert.IsType<StrValue>(host.Invoke("datetime.today")).Value);
        Assert.Equal("a Display implementation returned an error unexpectedly: Error", host.Failure("datetime.now", Of("%Q")));
    }

    [Theory]
    [InlineData("datetime.now", "`datetime.now` reads the clock and is refused in a sealed render")]
    [InlineData("crypto.uuid", "`crypto.uuid` draws randomness and is refused in a sealed render")]
    [InlineData("file.read", "`file.read` reads outside the package and is refused in a sealed render")]
    [InlineData("file.write", "`file.write` changes files and is refused in a sealed render")]
    [InlineData("file.read_env", "`file.read_env` reads the environment and is refused in a sealed render")]
    [InlineData("net.fqdn", "`net.fqdn` asks the network and is refused in a sealed render")]
    public void A_sealed_render_refuses_the_world(string name, string expected)
    {
        var failure = Assert.Throws<SealedException>(() => new TestHost().Invoke(name, Of("x"), Of("y")));
        Assert.Equal(expected, failure.Message);
        Assert.Equal(name, failure.Member);
    }

    [Fact]
    public void A_sealed_render_sees_no_files()
    {
        var host = new TestHost();
        Assert.Equal("", Assert.IsType<StrValue>(host.Invoke("file.workdir")).Value);
        Assert.Same(BoolValue.False, host.Invoke("file.exists", Of("akua.toml")));
    }

    [Fact]
    public void Files_of_the_world()
    {
        var world = new TestWorld();
        world.Files["a.k"] = "x";
        world.Files["d/b.k"] = "é";
        world.Files["d/e/c.txt"] = "";
        var host = new TestHost { World = world };
        Assert.Equal("é", Assert.IsType<StrValue>(host.Invoke("file.read", Of("d/b.k"))).Value);
        Assert.Equal("failed to access the file 'nope': No such file or directory (os error 2)", host.Failure("file.read", Of("nope")));
        Assert.Equal("[a.k, d/b.k]", Kcl.Net.Render.KclText.Str(host.Invoke("file.glob", Of("./**/*.k"))));
        Assert.Equal("[d/b.k]", Kcl.Net.Render.KclText.Str(host.Invoke("file.glob", Of("d/[a-c].?"))));
        Assert.Equal("Failed to read glob pattern: Pattern syntax error near position 0: invalid range pattern", host.Failure("file.glob", Of("[")));
        host.Invoke("file.cp", Of("d"), Of("f"));
        Assert.Equal("é", world.Files["f/b.k"]);
        Assert.True(world.Files.ContainsKey("f/e/c.txt"));
        Assert.Equal("failed to delete 'nope': No such file or directory (os error 2)", host.Failure("file.delete", Of("nope")));
        Assert.Same(UndefinedValue.Instance, host.Invoke("file.read_env", Of("NOPE")));
    }

    [Fact]
    public void Catching_and_uniting()
    {
        var host = new TestHost();
        Assert.Same(UndefinedValue.Instance, host.Invoke("runtime.catch", new NativeFunction(_ => NoneValue.Instance)));
        Assert.Equal("boom", Assert.IsType<StrValue>(host.Invoke("runtime.catch", new NativeFunction(_ => throw new BuiltinException("boom")))).Value);
        Assert.Equal("{\"a\": 2, \"b\": 1}", Call("collection.union_all", new object?[] { new object?[] { Dict(("a", 1)), Dict(("b", 1)), Dict(("a", 2)) } }));
        Assert.Equal("{}", Call("collection.union_all", new object?[] { Array.Empty<object?>() }));
    }

    [Fact]
    public void Manifests_replace_the_output()
    {
        var host = new TestHost();
        var values = new ListValue(Dict(("a", 1), ("_b", 2)), Dict(("c", null)));
        host.Invoke("manifests.yaml_stream", values);
        Assert.Equal("a: 1\n_b: 2\n---\nc: null", host.Output);
        host.Invoke("manifests.yaml_stream", values, Dict(("ignore_none", true), ("sep", "+++")));
        Assert.Equal("a: 1\n+++\n{}", host.Output);
        Assert.Equal("Invalid options arguments in yaml_stream(): expect config, got str", host.Failure("manifests.yaml_stream", values, Of("x")));
    }
}
