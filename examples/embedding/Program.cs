using Kcl.Net.Embedding;

var script = KclScript.Compile("""
    import kcl_plugin.names

    schema App:
        name: str
        replicas: int

        check:
            replicas > 0, "an app needs a replica"

    app = App {name = names.full(option("name")), replicas = option("replicas")}
    """, new() { Functions = new Dictionary<string, HostFunction> { ["names.full"] = call => "shop-" + call.Text(0, "name") } });

var outputs = new string[8];
Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
    outputs[i] = script.Evaluate(new() { Options = { ["name"] = "web", ["replicas"] = 3 } }).ToYaml());
Console.Write(outputs.Distinct().Count() == 1 ? outputs[0] : "the outputs differ\n");
