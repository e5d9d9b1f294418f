"""Linear algebra. Factors whose signs are free are compared by their magnitudes."""
import torch

from golden import In, Subject, Values

L = torch.linalg


def subject():
    s = Subject("linalg", "Inverses, determinants, factorizations, least squares, norms, matrix functions.")
    v = Values(115)
    wide = torch.float64
    normal = lambda *shape: v.normal(*shape, dtype=wide)
    x = lambda *shape: In(normal(*shape), grad=True)
    square = lambda *shape: In(normal(*shape) + 2 * torch.eye(shape[-1], dtype=wide), grad=True)
    positive = lambda *shape: (lambda a: In(a @ a.mT + torch.eye(shape[-1], dtype=wide), grad=True))(normal(*shape))
    for shape in ((3, 3), (1, 1), (2, 3, 3), (2, 2, 4, 4), (0, 3, 3)):
        label = list(shape)
        s.case(f"inv {label}", "inv", L.inv, [square(*shape)])
        # Of an empty batch PyTorch gives no gradient at all.
        s.case(f"det {label}", "det", L.det, [square(*shape) if shape[0] else square(*shape).value])
        s.case(f"slogdet {label}", "slogdet", L.slogdet, [square(*shape)])
        s.case(f"logdet {label}", "logdet", torch.logdet, [positive(*shape)])
        s.case(f"cholesky {label}", "cholesky", L.cholesky, [positive(*shape)])
        s.case(f"solve {label}", "solve", L.solve, [square(*shape), x(*shape[:-1], 2)])
        s.case(f"matrix_exp {label}", "matrix_exp", torch.matrix_exp, [x(*shape)])
        s.case(f"eigvalsh {label}", "eigvalsh", lambda a: L.eigvalsh((a + a.mT) / 2), [x(*shape)])
        s.case(f"eigh {label}", "eigh_magnitudes", lambda a: (lambda w: (w[0], w[1] ** 2))(L.eigh((a + a.mT) / 2)), [x(*shape)])
        s.case(f"lu {label}", "lu", L.lu, [square(*shape)])
        for n in (-2, 0, 1, 3):
            s.case(f"matrix_power {n} {label}", "matrix_power", lambda a: torch.matrix_power(a, n), [square(*shape) if n >= 0 else square(*shape).value], {"n": n})
    s.case("det of a singular matrix", "det", L.det, [In(torch.tensor([[1.0, 2.0, 3.0], [2.0, 4.0, 6.0], [0.0, 1.0, 1.0]], dtype=wide), grad=False)])
    s.case("inv float32", "inv", L.inv, [In(v.normal(4, 4) + 3 * torch.eye(4), grad=True)])
    s.error("inv of a singular matrix", "inv", L.inv, [torch.ones(3, 3)])
    s.error("inv of a matrix that is not square", "inv", L.inv, [torch.ones(3, 2)])
    s.error("solve with a singular matrix", "solve", L.solve, [torch.ones(3, 3), torch.ones(3)])
    s.error("cholesky of an indefinite matrix", "cholesky", L.cholesky, [-torch.eye(3)])
    s.case("solve a vector", "solve", L.solve, [square(3, 3), x(3)])
    s.case("solve a batch of vectors", "solve", L.solve, [square(2, 3, 3), x(2, 3)])
    s.case("solve broadcasting", "solve", L.solve, [square(3, 3), x(4, 3, 2)])
    s.case("solve from the right", "solve_right", lambda a, b: L.solve(a, b, left=False), [square(3, 3), x(2, 3)])
    for upper in (False, True):
        args = {"upper": upper}
        for left in (True, False):
            for unit in (False, True):
                s.case(f"solve_triangular upper {upper} left {left} unit {unit}", "solve_triangular", lambda a, b: L.solve_triangular(a, b, upper=upper, left=left, unitriangular=unit),
                       [square(2, 3, 3), x(3, 3)], {"upper": upper, "left": left, "unitriangular": unit})
        factor = L.cholesky(positive(3, 3).value)
        s.case(f"cholesky_solve {args}", "cholesky_solve", lambda b, l: torch.cholesky_solve(b, l.triu() if upper else l.tril(), upper), [x(3, 2), In(factor.mT if upper else factor, grad=True)], args)
        s.case(f"cholesky_inverse {args}", "cholesky_inverse", lambda l: torch.cholesky_inverse(l.triu() if upper else l.tril(), upper), [In(factor.mT if upper else factor, grad=True)], args)
    for shape in ((3, 3), (5, 3), (3, 5), (2, 4, 2), (2, 2, 4)):
        label = list(shape)
        s.case(f"qr {label}", "qr", L.qr, [x(*shape)])
        s.case(f"svdvals {label}", "svdvals", L.svdvals, [x(*shape)])
        s.case(f"svd {label}", "svd_magnitudes", lambda a: (lambda u, w, vh: (u ** 2, w, vh ** 2))(*L.svd(a, full_matrices=False)), [x(*shape)])
        s.case(f"pinv {label}", "pinv", L.pinv, [x(*shape)])
        s.case(f"matrix_rank {label}", "matrix_rank", L.matrix_rank, [normal(*shape)])
        s.case(f"lstsq {label}", "lstsq", lambda a, b: L.lstsq(a, b)[0], [x(*shape), x(*shape[:-1], 2)])
        for p in ("fro", "nuc", 1.0, 2.0, float("inf"), -1.0, -2.0, float("-inf")):
            for keepdim in (False, True):
                s.case(f"matrix_norm {p} {label}{' kept' if keepdim else ''}", "matrix_norm", lambda a: L.matrix_norm(a, p, keepdim=keepdim), [x(*shape)], {"ord": p, "keepdim": keepdim})
    s.case("qr complete", "qr_complete", lambda a: L.qr(a, "complete"), [normal(4, 2)])
    s.case("matrix_rank of a deficient matrix", "matrix_rank", L.matrix_rank, [torch.tensor([[1.0, 2.0], [2.0, 4.0], [0.0, 0.0]])])
    s.case("matrix_norm over other dimensions", "matrix_norm_dims", lambda a: L.matrix_norm(a, 2.0, dim=(0, 2)), [x(3, 2, 4)], {"dims": [0, 2]})
    for p in (0.0, 1.0, 2.0, 3.5, float("inf"), float("-inf")):
        s.case(f"vector_norm {p}", "vector_norm", lambda a: L.vector_norm(a, p, dim=(0, 2)), [x(3, 2, 4)], {"ord": p, "dims": [0, 2]})
    for p in (None, 2.0, -2.0, 1.0, "fro", "nuc", float("inf")):
        s.case(f"cond {p}", "cond", lambda a: L.cond(a, p), [square(3, 3) if p in (None, 2.0, -2.0) else square(3, 3).value], {"p": p})
    s.case("multi_dot", "multi_dot", lambda *m: L.multi_dot(m), [x(4), x(4, 3), x(3, 5), x(5, 2)])
    s.case("cross", "cross", lambda a, b: L.cross(a, b, dim=1), [x(2, 3, 4), x(2, 3, 4)], {"dim": 1})
    s.case("vecdot", "vecdot", L.vecdot, [x(3, 4), x(4)])
    s.case("linalg vander", "linalg_vander", lambda a: L.vander(a, N=4), [normal(2, 3)], {"N": 4})
    for increasing in (False, True):
        s.case(f"vander {increasing}", "vander", lambda a: torch.vander(a, 4, increasing), [normal(3)], {"N": 4, "increasing": increasing})
    s.case("tensorinv", "tensorinv", lambda a: L.tensorinv(a, 2), [x(2, 3, 6)], {"ind": 2})
    s.case("tensorsolve", "tensorsolve", L.tensorsolve, [x(2, 3, 6), x(2, 3)])
    s.case("householder_product", "householder_product", L.householder_product, [x(4, 3), x(3)])
    s.case("geqrf", "geqrf", torch.geqrf, [normal(4, 3)])
    for left in (True, False):
        for transpose in (True, False):
            a, tau = torch.geqrf(normal(4, 3))
            s.case(f"ormqr {left} {transpose}", "ormqr", lambda i, t, o: torch.ormqr(i, t, o, left, transpose), [a, tau, normal(4, 4)], {"left": left, "transpose": transpose})
    lu, pivots = L.lu_factor(normal(2, 3, 3))
    s.case("lu_factor", "lu_factor", L.lu_factor, [x(2, 3, 3)])
    s.case("lu_factor wide", "lu_factor", L.lu_factor, [normal(3, 5)])
    s.case("lu tall", "lu", L.lu, [normal(5, 3)])
    for left in (True, False):
        for adjoint in (True, False):
            s.case(f"lu_solve {left} {adjoint}", "lu_solve", lambda f, b: L.lu_solve(f, pivots, b, left=left, adjoint=adjoint), [In(lu, grad=True), x(2, 3, 3)], {"pivots": pivots, "left": left, "adjoint": adjoint})
    s.case("trace", "trace", torch.trace, [x(3, 5)])
    s.case("inner", "inner", torch.inner, [x(2, 3, 4), x(5, 4)])
    s.case("chain_matmul", "chain_matmul", torch.chain_matmul, [x(2, 3), x(3, 5), x(5, 2)])
    s.case("addr", "addr", lambda m, a, b: torch.addr(m, a, b, beta=0.5, alpha=2), [x(3, 4), x(3), x(4)], {"beta": 0.5, "alpha": 2.0})
    s.case("addbmm", "addbmm", lambda m, a, b: torch.addbmm(m, a, b, beta=0.5, alpha=2), [x(3, 4), x(2, 3, 5), x(2, 5, 4)], {"beta": 0.5, "alpha": 2.0})
    for equation, shapes in (("bii->bi", ((2, 3, 3),)), ("bii->b", ((2, 3, 3),)), ("...ij->...", ((2, 3, 4),)), ("ij,kj", ((2, 3), (4, 3))), ("i,i->", ((3,), (3,))), ("ij,jk,kl->il", ((2, 3), (3, 4), (4, 2))),
                             ("b...i,b...j->b...ij", ((2, 3, 4), (2, 3, 5))), ("ijj->ji", ((2, 3, 3),)), ("ij,ij->ij", ((1, 3), (2, 3))), ("a,b,c->cab", ((2,), (3,), (4,)))):
        s.case(f"einsum {equation}", "einsum", lambda *t: torch.einsum(equation, *t), [x(*shape) for shape in shapes], {"equation": equation})
    s.error("einsum with a letter that does not fit", "einsum", lambda *t: torch.einsum("ij,jk->ik", *t), [torch.ones(2, 3), torch.ones(4, 2)], {"equation": "ij,jk->ik"})
    s.error("einsum with too few operands", "einsum", lambda *t: torch.einsum("ij,jk->ik", *t), [torch.ones(2, 3)], {"equation": "ij,jk->ik"})
    # LDL: only the lower triangle is read. Blocks of one and of two, exchanges, and matrices of which the block of two is needed.
    symmetric = lambda *shape: (lambda a: a + a.mT)(normal(*shape))
    hollow = torch.tensor([[0.0, 1.0, 2.0], [1.0, 0.0, 3.0], [2.0, 3.0, 0.0]], dtype=wide)
    for label, a in (("[3, 3]", symmetric(3, 3)), ("[9, 9]", symmetric(9, 9)), ("[66, 66]", symmetric(66, 66)), ("[1, 1]", normal(1, 1)), ("[0, 0]", normal(0, 0)), ("[2, 0, 3, 3]", normal(2, 0, 3, 3)),
                     ("[2, 3, 4, 4]", symmetric(2, 3, 4, 4)), ("of no symmetry", normal(5, 5)), ("of no diagonal", hollow), ("float32", symmetric(4, 4).float())):
        s.good(f"ldl_factor {label}", "ldl_factor", lambda a: L.ldl_factor(a), [a])
        if label != "[66, 66]":
            s.good(f"ldl_factor_ex {label}", "ldl_factor_ex", lambda a: L.ldl_factor_ex(a), [a])
            ld, pivots = L.ldl_factor(a)
            s.good(f"ldl_solve {label}", "ldl_solve", lambda l, b: L.ldl_solve(l, pivots, b), [ld, normal(*a.shape[:-1], 2).to(a.dtype)], {"pivots": pivots})
    s.good("ldl_factor transposed", "ldl_factor", lambda a: L.ldl_factor(a), [In(normal(4, 4), layout="transposed")])
    s.good("ldl_factor_ex of singular matrices", "ldl_factor_ex", lambda a: L.ldl_factor_ex(a), [torch.stack([torch.zeros(3, 3), torch.eye(3), torch.diag(torch.tensor([1.0, 0.0, 2.0]))])])
    # Of more sides than matrices it reads pivots beyond the end (PyTorch 1.13), so that there is no case of that.
    ld, pivots = L.ldl_factor(symmetric(2, 3, 3))
    for label, a in (("a singular matrix", torch.zeros(2, 2)), ("a matrix that is not square", torch.ones(3, 2)), ("a vector", torch.ones(3)), ("integers", torch.ones(3, 3, dtype=torch.int64))):
        s.error(f"ldl_factor of {label}", "ldl_factor", lambda a: L.ldl_factor(a), [a])
    for label, p, b in (("a vector", pivots, normal(3)), ("other sizes", pivots, normal(2, 4, 1)), ("few pivots", pivots[0], normal(2, 3, 1)), ("pivots that are not whole", pivots.double(), normal(2, 3, 1)), ("another type", pivots, normal(2, 3, 1).float())):
        s.error(f"ldl_solve with {label}", "ldl_solve", lambda l, b: L.ldl_solve(l, p, b), [ld, b], {"pivots": p})
    return s
