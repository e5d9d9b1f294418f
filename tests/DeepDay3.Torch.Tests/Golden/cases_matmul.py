"""The products of matrices."""
import torch

from golden import In, Subject, Values

PAIRS = [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 4)), ((2, 3), (3, 4)), ((1, 1), (1, 1)), ((5, 2, 3), (3, 4)), ((5, 2, 3), (5, 3, 4)), ((2, 3), (5, 3, 4)), ((3,), (5, 3, 4)), ((5, 2, 3), (3,)),
         ((2, 1, 2, 3), (4, 3, 2)), ((0, 3), (3, 4)), ((2, 0), (0, 4)), ((2, 3), (3, 0)), ((0, 2, 3), (0, 3, 4)), ((17, 19), (19, 23)), ((33, 8), (8, 1)), ((1, 65), (65, 7)), ((8, 130), (130, 9)), ((1, 16), (16, 16)),
         ((3, 4), (3, 4)), ((3,), (4,)), ((), (3,)), ((2, 2, 3), (3, 3, 4))]


def subject():
    s = Subject("matmul", "Products of matrices, vectors and batches.")
    v = Values(105)
    x = lambda *shape, dtype=torch.float32, **k: In(v.normal(*shape, dtype=dtype), grad=True, **k)
    for a, b in PAIRS:
        for dtype in (torch.float32, torch.float64):
            s.case(f"matmul {list(a)} {list(b)} {str(dtype)[6:]}", "matmul", torch.matmul, [x(*a, dtype=dtype), x(*b, dtype=dtype)])
    for a in (None, "transposed", "strided", "offset"):
        for b in (None, "transposed", "strided", "offset"):
            s.case(f"matmul {a} with {b}", "matmul", torch.matmul, [x(4, 5, layout=a), x(5, 3, layout=b)])
            s.case(f"bmm {a} with {b}", "bmm", torch.bmm, [x(2, 4, 5, layout=a), x(2, 5, 3, layout=b)])
    s.case("mm", "mm", torch.mm, [x(3, 4), x(4, 2)])
    s.case("mm of vectors", "mm", torch.mm, [x(3), x(3)])
    s.case("mm that does not fit", "mm", torch.mm, [x(3, 4), x(3, 4)])
    s.case("bmm that does not fit", "bmm", torch.bmm, [x(2, 3, 4), x(3, 4, 2)])
    s.case("mv", "mv", torch.mv, [x(3, 4), x(4)])
    s.case("dot", "dot", torch.dot, [x(5), x(5)])
    s.case("dot of lengths that differ", "dot", torch.dot, [x(5), x(4)])
    s.case("outer", "outer", torch.outer, [x(3), x(4)])
    for beta, alpha in ((1, 1), (0.5, 2), (0, 1)):
        args = {"beta": beta, "alpha": alpha}
        s.case(f"addmm {args}", "addmm", lambda c, a, b: torch.addmm(c, a, b, **args), [x(4), x(3, 5), x(5, 4)], args)
        s.case(f"addmv {args}", "addmv", lambda c, a, b: torch.addmv(c, a, b, **args), [x(3), x(3, 5), x(5)], args)
        if beta != 0:  # 1.13 multiplies uninitialised memory with zero there, and now and then gives NaN
            s.case(f"baddbmm {args}", "baddbmm", lambda c, a, b: torch.baddbmm(c, a, b, **args), [x(3, 4), x(2, 3, 5), x(2, 5, 4)], args)
    for dtype in (torch.int64, torch.int32, torch.uint8):
        s.case(f"matmul {str(dtype)[6:]}", "matmul", torch.matmul, [v.integers(3, 4).to(dtype), v.integers(4, 2).to(dtype)])
    s.case("matmul of different dtypes", "matmul", torch.matmul, [v.normal(2, 3), v.normal(3, 2, dtype=torch.float64)])
    for shape in ((4,), (3, 4), (2, 3, 4), (0, 4)):
        s.case(f"linear {list(shape)}", "linear", torch.nn.functional.linear, [x(*shape), x(5, 4), x(5)])
        s.case(f"linear {list(shape)} without bias", "linear", torch.nn.functional.linear, [x(*shape), x(5, 4)])
    s.case("linear transposed", "linear", torch.nn.functional.linear, [x(3, 4, layout="transposed"), x(5, 4, layout="transposed"), x(5)])
    s.case("linear that does not fit", "linear", torch.nn.functional.linear, [x(3, 4), x(5, 3)])
    s.case("bilinear", "bilinear", torch.nn.functional.bilinear, [x(6, 3), x(6, 4), x(2, 3, 4), x(2)])
    for equation, shapes in (("ij,jk->ik", ((2, 3), (3, 4))), ("bij,bjk->bik", ((2, 3, 4), (2, 4, 5))), ("i,j->ij", ((3,), (4,))), ("ii->i", ((3, 3),)), ("ij->ji", ((2, 3),)), ("ij->", ((2, 3),)),
                             ("bqhd,bkhd->bhqk", ((2, 3, 2, 4), (2, 5, 2, 4))), ("bi,oij,bj->bo", ((2, 3), (4, 3, 5), (2, 5))), ("...ij,...jk->...ik", ((2, 3, 4), (2, 4, 2))), ("ij,ij->i", ((3, 4), (3, 4)))):
        s.case(f"einsum {equation}", "einsum", lambda *t: torch.einsum(equation, *t), [x(*shape) for shape in shapes], {"equation": equation})
    s.case("tensordot", "tensordot", lambda a, b: torch.tensordot(a, b, dims=([1, 2], [0, 1])), [x(2, 3, 4), x(3, 4, 5)], {"dims1": [1, 2], "dims2": [0, 1]})
    s.case("cdist", "cdist", torch.cdist, [x(4, 3, dtype=torch.float64), x(5, 3, dtype=torch.float64)])
    s.case("kron", "kron", torch.kron, [x(2, 3), x(3, 2)])
    for dim in (0, 1, -1):
        s.case(f"cosine_similarity {dim}", "cosine_similarity", lambda a, b: torch.nn.functional.cosine_similarity(a, b, dim), [x(3, 4), x(3, 4)], {"dim": dim})
        s.case(f"normalize {dim}", "normalize", lambda a: torch.nn.functional.normalize(a, dim=dim), [x(3, 4)], {"dim": dim, "p": 2.0, "eps": 1e-12})
    return s
