using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Matrix products in register tiles, C = A B or C += A B, on operands that lie the way the tiles read them. Every accumulator is a
/// local variable with a name of its own: the compiler keeps those in registers, but not the elements of an array.
/// </summary>
internal static unsafe partial class Tiles<T, V, S>
    where T : unmanaged, IFloatingPointIeee754<T>
    where S : struct, ISimd<T, V>
{
    /// <summary>
    /// C (rows x vectors) from A (rows x k; element (i, p) is <c>a[i * aRow + p * aStep]</c>) and B (k rows, <paramref name="bStep"/> apart).
    /// A multiple of 4 rows, at least 1 deep. Each element of C is one sum over p in ascending order, however the rows and columns are cut.
    /// </summary>
    public static void Multiply(int rows, int vectors, int k, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, bool add)
    {
        while (vectors > 0)
        {
            // Four vectors make two even tiles; only a tile of four rows has registers for all of them.
            var four = S.HasManyRegisters && (rows & 4) != 0 && rows < 8 && vectors >= 4;
            var width = four ? 4 : vectors == 4 ? 2 : Math.Min(vectors, 3);
            T* ai = a, ci = c;
            var left = rows;
            for (; S.HasManyRegisters && left >= 8; left -= 8, ai += 8 * aRow, ci += 8 * cRow)
            {
                switch (width)
                {
                    case 1: Tile8x1(k, ai, aRow, aStep, b, bStep, ci, cRow, add); break;
                    case 2: Tile8x2(k, ai, aRow, aStep, b, bStep, ci, cRow, add); break;
                    default: Tile8x3(k, ai, aRow, aStep, b, bStep, ci, cRow, add); break;
                }
            }
            for (; left > 0; left -= 4, ai += 4 * aRow, ci += 4 * cRow)
            {
                switch (width)
                {
                    case 1: Tile4x1(k, ai, aRow, aStep, b, bStep, ci, cRow, add); break;
                    case 2: Tile4x2(k, ai, aRow, aStep, b, bStep, ci, cRow, add); break;
                    case 3: Tile4x3(k, ai, aRow, aStep, b, bStep, ci, cRow, add); break;
                    default: Tile4x4(k, ai, aRow, aStep, b, bStep, ci, cRow, add); break;
                }
            }
            vectors -= width;
            b += width * S.Lanes;
            c += width * S.Lanes;
        }
    }
}
