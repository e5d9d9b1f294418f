namespace TorchSharp.Modules;

/// <summary>A module that has nothing to learn: conversions pass over it.</summary>
public interface IParameterLessModule
{
}

/// <summary>A module of 1 argument that has nothing to learn.</summary>
public abstract class ParameterLessModule<T1, TResult> : torch.nn.Module<T1, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name)
    {
    }

    protected internal override torch.nn.Module _to(torch.Device device, torch.ScalarType dtype, bool non_blocking) => this;

    protected internal override torch.nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override torch.nn.Module _to(torch.ScalarType dtype, bool non_blocking) => this;

    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) => throw new InvalidOperationException("Cannot register a buffer on a module that is declared 'parameter-less.'");

    public override void register_parameter(string name, Parameter? param) => throw new InvalidOperationException("Cannot register a parameter on a module that is declared 'parameter-less.'");

    public override void register_module(string name, torch.nn.Module submodule) => throw new InvalidOperationException("Cannot register a submodule on a module that is declared 'parameter-less.'");
}

/// <summary>A module of 2 arguments that has nothing to learn.</summary>
public abstract class ParameterLessModule<T1, T2, TResult> : torch.nn.Module<T1, T2, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name)
    {
    }

    protected internal override torch.nn.Module _to(torch.Device device, torch.ScalarType dtype, bool non_blocking) => this;

    protected internal override torch.nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override torch.nn.Module _to(torch.ScalarType dtype, bool non_blocking) => this;

    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) => throw new InvalidOperationException("Cannot register a buffer on a module that is declared 'parameter-less.'");

    public override void register_parameter(string name, Parameter? param) => throw new InvalidOperationException("Cannot register a parameter on a module that is declared 'parameter-less.'");

    public override void register_module(string name, torch.nn.Module submodule) => throw new InvalidOperationException("Cannot register a submodule on a module that is declared 'parameter-less.'");
}

/// <summary>A module of 3 arguments that has nothing to learn.</summary>
public abstract class ParameterLessModule<T1, T2, T3, TResult> : torch.nn.Module<T1, T2, T3, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name)
    {
    }

    protected internal override torch.nn.Module _to(torch.Device device, torch.ScalarType dtype, bool non_blocking) => this;

    protected internal override torch.nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override torch.nn.Module _to(torch.ScalarType dtype, bool non_blocking) => this;

    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) => throw new InvalidOperationException("Cannot register a buffer on a module that is declared 'parameter-less.'");

    public override void register_parameter(string name, Parameter? param) => throw new InvalidOperationException("Cannot register a parameter on a module that is declared 'parameter-less.'");

    public override void register_module(string name, torch.nn.Module submodule) => throw new InvalidOperationException("Cannot register a submodule on a module that is declared 'parameter-less.'");
}

/// <summary>A module of 4 arguments that has nothing to learn.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, TResult> : torch.nn.Module<T1, T2, T3, T4, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name)
    {
    }

    protected internal override torch.nn.Module _to(torch.Device device, torch.ScalarType dtype, bool non_blocking) => this;

    protected internal override torch.nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override torch.nn.Module _to(torch.ScalarType dtype, bool non_blocking) => this;

    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) => throw new InvalidOperationException("Cannot register a buffer on a module that is declared 'parameter-less.'");

    public override void register_parameter(string name, Parameter? param) => throw new InvalidOperationException("Cannot register a parameter on a module that is declared 'parameter-less.'");

    public override void register_module(string name, torch.nn.Module submodule) => throw new InvalidOperationException("Cannot register a submodule on a module that is declared 'parameter-less.'");
}

/// <summary>A module of 5 arguments that has nothing to learn.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, T5, TResult> : torch.nn.Module<T1, T2, T3, T4, T5, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name)
    {
    }

    protected internal override torch.nn.Module _to(torch.Device device, torch.ScalarType dtype, bool non_blocking) => this;

    protected internal override torch.nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override torch.nn.Module _to(torch.ScalarType dtype, bool non_blocking) => this;

    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) => throw new InvalidOperationException("Cannot register a buffer on a module that is declared 'parameter-less.'");

    public override void register_parameter(string name, Parameter? param) => throw new InvalidOperationException("Cannot register a parameter on a module that is declared 'parameter-less.'");

    public override void register_module(string name, torch.nn.Module submodule) => throw new InvalidOperationException("Cannot register a submodule on a module that is declared 'parameter-less.'");
}

/// <summary>A module of 6 arguments that has nothing to learn.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, T5, T6, TResult> : torch.nn.Module<T1, T2, T3, T4, T5, T6, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name)
    {
    }

    protected internal override torch.nn.Module _to(torch.Device device, torch.ScalarType dtype, bool non_blocking) => this;

    protected internal override torch.nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override torch.nn.Module _to(torch.ScalarType dtype, bool non_blocking) => this;

    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) => throw new InvalidOperationException("Cannot register a buffer on a module that is declared 'parameter-less.'");

    public override void register_parameter(string name, Parameter? param) => throw new InvalidOperationException("Cannot register a parameter on a module that is declared 'parameter-less.'");

    public override void register_module(string name, torch.nn.Module submodule) => throw new InvalidOperationException("Cannot register a submodule on a module that is declared 'parameter-less.'");
}
