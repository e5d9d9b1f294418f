"""How gradients flow through graphs: sharing, in-place operations, accumulation, second derivatives, and the failures."""
import torch

from golden import In, Subject, Values


def subject():
    s = Subject("autograd", "Expressions as a whole. The op names the expression; cases_autograd.py shows it.")
    v = Values(112)
    x = lambda *shape: In(v.normal(*shape, dtype=torch.float64), grad=True)

    def inplace_chain(a, b):
        y = a * 2
        y.add_(b).mul_(a)
        y[0] = b[1] * 3
        y[:, 1].zero_()
        return y

    def through_view(a):
        y = a.clone()
        view = y.t()[1]
        view.mul_(3).sin_()
        return y * a

    def shared(a):
        b = a.exp()
        c = b * a
        return b + c, c.sum(), a.detach() * b

    def second(a):
        y = (a.sin() * a).sum()
        (g,) = torch.autograd.grad(y, a, create_graph=True)
        return g

    def second_of_network(x_, w1, w2):
        y = (torch.tanh(x_ @ w1) @ w2).sum()
        (g,) = torch.autograd.grad(y, x_, create_graph=True)
        return (g ** 2).sum()

    def loop(a, w):
        h = a
        for _ in range(6):
            h = torch.tanh(h @ w + a)
        return h

    def clipped(a):
        return torch.where(a > 0, a, a.detach() * 0.5)

    s.good("in-place chain", "inplace_chain", inplace_chain, [x(3, 3), x(3, 3)])
    s.good("in-place through a view", "through_view", through_view, [x(3, 3)])
    s.good("shared intermediate results", "shared", shared, [x(4)])
    s.good("second derivative", "second_derivative", second, [x(4)])
    s.good("second derivative of a network", "second_of_network", second_of_network, [x(2, 3), x(3, 4), x(4, 1)])
    s.good("loop with a shared weight", "loop", loop, [x(2, 3), x(3, 3)])
    s.good("where with a detached branch", "clipped", clipped, [x(6)])
    s.good("an input that is not used", "unused", lambda a, b: a * 1, [x(2), x(2)])
    s.good("expand then sum", "expand_sum", lambda a: a.expand(4, 3) * torch.arange(12.0, dtype=torch.float64).view(4, 3), [x(1, 3)])

    def changed_later(a):
        y = a.exp()
        y.add_(1)  # exp's gradient needs the old y
        return torch.autograd.grad(y.sum(), a)[0]

    def leaf_in_place(a):
        a.add_(1)
        return a

    def twice(a):
        y = (a * a).sum()
        y.backward()
        y.backward()
        return y

    def not_scalar(a):
        (a * 2).backward()
        return a

    s.error("a result changed before the gradient needs it", "changed_later", changed_later, [x(3)])
    s.error("a leaf changed in place", "leaf_in_place", leaf_in_place, [x(3)])
    s.error("backward twice", "backward_twice", twice, [x(3)])
    s.error("backward of a vector", "backward_of_vector", not_scalar, [x(3)])
    s.error("integers have no gradient", "integer_gradient", lambda a: a.clone().requires_grad_(), [torch.tensor([1, 2])])
    s.error("gradient of what needs none", "no_gradient", lambda a: a.clone().sum().backward(), [torch.ones(2)])
    for norm in (1.0, 2.0, float("inf")):
        def clip(*grads):
            ps = [torch.nn.Parameter(torch.zeros_like(g)) for g in grads]
            for p, g in zip(ps, grads):
                p.grad = g.clone()
            total = torch.nn.utils.clip_grad_norm_(ps, 0.8, norm)
            return (*[p.grad for p in ps], total)
        s.good(f"clip_grad_norm_ {norm}", "clip_grad_norm_", clip, [v.normal(3, 2), v.normal(4)], {"max_norm": 0.8, "norm_type": norm})
    return s
