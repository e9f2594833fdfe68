using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Values;

/// <summary>The dict against a plain model, over sizes where it changes the way it searches.</summary>
public sealed class DictValueTests
{
    [Fact]
    public void A_dict_does_what_a_list_of_pairs_does()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var dict = new DictValue(random.Next(3));
            var model = new List<(string Key, long Value)>();
            for (var i = 0; i < 60; i++)
            {
                var key = "k" + random.Next(30);
                var at = model.FindIndex(p => p.Key == key);
                switch (random.Next(6))
                {
                    case 0:
                        Assert.Equal(at >= 0, dict.Remove(key));
                        Remove(model, at);
                        break;
                    case 1:
                        Assert.Equal(at >= 0, dict.SwapRemove(key));
                        SwapRemove(model, at);
                        break;
                    case 2:
                        dict = dict.Copy(random.Next(4));
                        break;
                    default:
                        dict.Set(key, i);
                        Set(model, at, (key, i));
                        break;
                }

                Assert.Equal(model, dict.Entries.ToArray().Select(e => (e.Key, ((IntValue)e.Value).Value)));
                Assert.Equal(model.FindIndex(p => p.Key == key), dict.IndexOf(key));
            }
        }
    }

    private static void Remove(List<(string Key, long Value)> model, int at)
    {
        if (at >= 0)
        {
            model.RemoveAt(at);
        }
    }

    private static void SwapRemove(List<(string Key, long Value)> model, int at)
    {
        if (at >= 0)
        {
            model[at] = model[^1];
            model.RemoveAt(model.Count - 1);
        }
    }

    private static void Set(List<(string Key, long Value)> model, int at, (string Key, long Value) entry)
    {
        if (at >= 0)
        {
            model[at] = entry;
        }
        else
        {
            model.Add(entry);
        }
    }
}
