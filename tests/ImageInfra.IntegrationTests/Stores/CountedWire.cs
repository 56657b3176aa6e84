using System.Net;
using System.Net.Sockets;

namespace ImageInfra.IntegrationTests.Stores;

/// <summary>A proxy between a client and a local server that counts round trips.</summary>
internal sealed class CountedWire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;
    private readonly int _server;
    private int _turns;
    private int _isClients;

    public CountedWire(int server)
    {
        _server = server;
        _listener.Start();
        _work = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The number of requests that followed a response.</summary>
    public int Turns => Volatile.Read(ref _turns);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _work;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var both = client;
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, _server, _end.Token);
        var (fromClient, fromServer) = (client.GetStream(), server.GetStream());
        await Task.WhenAll(PassAsync(fromClient, fromServer, isClient: 1), PassAsync(fromServer, fromClient, isClient: 0));
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, int isClient)
    {
        var buffer = new byte[65_536];
        try
        {
            while (await from.ReadAsync(buffer, _end.Token) is var read and > 0)
            {
                if (Interlocked.Exchange(ref _isClients, isClient) != isClient && isClient == 1)
                {
                    Interlocked.Increment(ref _turns);
                }

                await to.WriteAsync(buffer.AsMemory(0, read), _end.Token);
            }

            to.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The connection is closed.
        }
    }
}
