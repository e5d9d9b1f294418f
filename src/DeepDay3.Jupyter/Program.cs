using DeepDay3.Jupyter;

if (args is not [var connectionFile])
{
    Console.Error.WriteLine("deepday3 kernel: one argument was expected, the connection file that Jupyter writes");
    return 2;
}

return KernelProgram.Run(connectionFile);
