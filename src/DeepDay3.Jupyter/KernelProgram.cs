using System.Globalization;
using System.Runtime.InteropServices;
using DeepDay3.Jupyter.Messages;

namespace DeepDay3.Jupyter;

/// <summary>The process that Jupyter starts.</summary>
public static class KernelProgram
{
    const int Success = 0;
    const int Failure = 1;

    /// <summary>Serves the clients of a connection file until one of them asks for the end, or SIGTERM comes, or the parent is gone.</summary>
    /// <param name="connectionFile">The file that Jupyter has written.</param>
    /// <returns>The exit code: 1, after one line on standard error, when the file or a port cannot be used.</returns>
    public static int Run(string connectionFile)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var error = Console.Error;
        try
        {
            var connection = ConnectionInfo.Load(connectionFile);
            Warmup.Start();
            using var server = new KernelServer(connection, new KernelLog(error));
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
            {
                context.Cancel = true;
                server.Interrupt();
            });
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
            {
                context.Cancel = true;
                Exit(server);
            });
            ParentWatch.Start(() => Exit(server));
            server.Start();
            server.Wait();
            Exit(server);
            return Success;
        }
        catch (ConnectionFileException e)
        {
            error.WriteLine($"deepday3 kernel: {e.Message}");
            return Failure;
        }
    }

    // Whatever a cell is doing, on whichever threads: this ends the process.
    static void Exit(KernelServer server)
    {
        server.Dispose();
        Environment.Exit(Success);
    }
}
