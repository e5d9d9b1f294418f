namespace TorchSharp.Kernels;

/// <summary>Marks an elementwise operation that has a form for complex numbers. All others refuse them.</summary>
internal interface IComplexOperation;
