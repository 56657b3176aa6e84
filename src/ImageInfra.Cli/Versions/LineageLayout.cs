using ImageInfra.Driver.Insight.Lineage;

namespace ImageInfra.Cli.Versions;

/// <summary>
/// Computes the positions of nodes in a picture of a lineage. Each node is one column right of its parent. A node without children
/// gets its own row; any other is halfway between its first and last child. The same lineage gives the same picture.
/// </summary>
internal sealed class LineageLayout
{
    private readonly Dictionary<string, (int Column, double Row)> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly LineageGraph _graph;

    public LineageLayout(LineageGraph graph)
    {
        _graph = graph;
        foreach (var root in graph.Roots)
        {
            Place(root.Id);
        }
    }

    public int Columns { get; private set; }

    public int Rows { get; private set; }

    public (int Column, double Row) Of(string id) => _places[id];

    // Not recursive, because a long chain would overflow the call stack.
    private void Place(string root)
    {
        var order = new List<(string Id, int Column)>();
        var open = new Stack<(string Id, int Column)>([(root, 0)]);
        while (open.TryPop(out var next))
        {
            order.Add(next);
            Columns = Math.Max(Columns, next.Column + 1);
            foreach (var child in _graph.ChildrenOf(next.Id).Reverse())
            {
                open.Push((child.To, next.Column + 1));
            }
        }

        foreach (var (id, column) in order.Where(o => !_graph.ChildrenOf(o.Id).Any()))
        {
            _places[id] = (column, Rows++);
        }

        // In this order, children come after their parents.
        foreach (var (id, column) in order.AsEnumerable().Reverse().Where(o => _graph.ChildrenOf(o.Id).Any()))
        {
            var rows = _graph.ChildrenOf(id).Select(c => _places[c.To].Row).ToList();
            _places[id] = (column, (rows.Min() + rows.Max()) / 2);
        }
    }
}
