using System.Text;
using Kcl.Net.Cli;

namespace Kcl.Net.Tests.Unit.Cli;

public sealed class DevSessionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dev-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The verb ends by itself only with `--timeout`, so a change is made in answer to each report.</summary>
    [Fact]
    public void Each_change_is_answered_with_its_difference()
    {
        Write("package.k", "import akua.ctx\nresources = [{kind = \"ConfigMap\", data.n = ctx.input().n}]\n");
        Write("inputs.yaml", "n: 1\n");
        var steps = new Queue<Action>([() => Write("inputs.yaml", "n: 2\n"), () => Write("inputs.yaml", "n: [\n"), () => Write("inputs.yaml", "n: 3\n")]);
        using var output = new Answering(steps);
        AkuaCommandLine.Run(["dev", "--package", Path.Combine(_folder, "package.k"), "--timeout", "60s"], new CliHost(output, Stream.Null, static _ => null));
        Assert.Contains("data.n: 1 → 2", output.Text, StringComparison.Ordinal);
        Assert.Contains("inputs.yaml: 1 failure", output.Text, StringComparison.Ordinal);
        Assert.Contains("data.n: 2 → 3", output.Text, StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    /// <summary>Takes reports; each is answered by the next step, and after the last one the reader is gone, as when a pipe closes.</summary>
    private sealed class Answering(Queue<Action> steps) : MemoryStream
    {
        public string Text => Encoding.UTF8.GetString(ToArray());

        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count);
            Answer();
        }

        private void Answer()
        {
            if (!steps.TryDequeue(out var step))
            {
                throw new IOException("the reader is gone");
            }

            step();
        }
    }
}
