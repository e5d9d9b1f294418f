"""Loss functions with their gradients."""
import torch
import torch.nn.functional as F

from golden import In, Subject, Values

REDUCTIONS = ("mean", "sum", "none")


def subject():
    s = Subject("losses", "Loss functions: inputs in the order input, target, weight.")
    v = Values(107)
    for reduction in REDUCTIONS:
        r = {"reduction": reduction}
        for name, args in (("mse_loss", {}), ("l1_loss", {}), ("smooth_l1_loss", {"beta": 1.0}), ("smooth_l1_loss", {"beta": 0.4}), ("huber_loss", {"delta": 1.0}), ("huber_loss", {"delta": 0.3}), ("soft_margin_loss", {})):
            for shape in ((4, 3), (), (0, 2)):
                a = {**args, **r}
                target = v.normal(*shape).sign() if name == "soft_margin_loss" else v.normal(*shape)
                s.case(f"{name} {a} {list(shape)}", name, lambda x, t: getattr(F, name)(x, t, **a), [In(v.normal(*shape), grad=True), In(target, grad=name in ("mse_loss", "l1_loss"))], a)
        p, t = v.uniform(4, 3, low=0.05, high=0.95), v.uniform(4, 3)
        s.good(f"binary_cross_entropy {reduction}", "binary_cross_entropy", lambda x, y: F.binary_cross_entropy(x, y, **r), [In(p, grad=True), t], r)
        s.good(f"binary_cross_entropy weight {reduction}", "binary_cross_entropy", lambda x, y, w: F.binary_cross_entropy(x, y, w, **r), [In(p, grad=True), t, v.uniform(3)], r)
        edge = torch.tensor([0.0, 1.0, 0.0, 1.0, 0.5])
        s.good(f"binary_cross_entropy at the ends {reduction}", "binary_cross_entropy", lambda x, y: F.binary_cross_entropy(x, y, **r), [In(edge, grad=True), torch.tensor([0.0, 1.0, 1.0, 0.0, 1.0])], r)
        wide = torch.tensor([[100.0, -100.0, 0.0], [1.0, -2.0, 50.0]])
        name = "binary_cross_entropy_with_logits"
        s.good(f"{name} {reduction}", name, lambda x, y: F.binary_cross_entropy_with_logits(x, y, **r), [In(wide, grad=True), v.integers(2, 3, high=2).float()], {**r, "inputs": ["input", "target"]})
        s.good(f"{name} pos_weight {reduction}", name, lambda x, y, w, q: F.binary_cross_entropy_with_logits(x, y, w, pos_weight=q, **r),
               [In(v.normal(2, 3), grad=True), v.uniform(2, 3), v.uniform(2, 1), v.uniform(3, high=3)], {**r, "inputs": ["input", "target", "weight", "pos_weight"]})
        for shape in ((5, 4), (2, 4, 3), (2, 4, 3, 2), (4,)):
            target = v.integers(*((shape[:1] + shape[2:]) if len(shape) > 1 else ()), high=4)
            for args in ({}, {"ignore_index": 1}, {"label_smoothing": 0.1}, {"ignore_index": 2, "label_smoothing": 0.3}):
                a = {**args, **r}
                s.good(f"cross_entropy {list(shape)} {a}", "cross_entropy", lambda x, y: F.cross_entropy(x, y, **a), [In(v.normal(*shape, scale=3), grad=True), target], {**a, "target": "classes"})
                if len(shape) > 1:
                    s.good(f"cross_entropy weight {list(shape)} {a}", "cross_entropy", lambda x, y, w: F.cross_entropy(x, y, w, **a), [In(v.normal(*shape), grad=True), target, v.uniform(4, low=0.5, high=2)], {**a, "target": "classes"})
            a = {**r, "label_smoothing": 0.2}
            if len(shape) > 1:
                s.good(f"cross_entropy probabilities {list(shape)} {a}", "cross_entropy", lambda x, y: F.cross_entropy(x, y, **a), [In(v.normal(*shape), grad=True), v.normal(*shape).softmax(1)], {**a, "target": "probabilities"})
                for args in ({}, {"ignore_index": 1}):
                    a = {**args, **r}
                    s.good(f"nll_loss {list(shape)} {a}", "nll_loss", lambda x, y: F.nll_loss(x, y, **a), [In(v.normal(*shape).log_softmax(1), grad=True), target], a)
                    s.good(f"nll_loss weight {list(shape)} {a}", "nll_loss", lambda x, y, w: F.nll_loss(x, y, w, **a), [In(v.normal(*shape).log_softmax(1), grad=True), target, v.uniform(4)], a)
        s.good(f"cross_entropy all ignored {reduction}", "cross_entropy", lambda x, y: F.cross_entropy(x, y, **r), [In(v.normal(2, 3), grad=True), torch.tensor([-100, -100])], {**r, "target": "classes"})
        for log_target in (False, True):
            a = {"reduction": reduction, "log_target": log_target}
            target = v.normal(3, 4).softmax(1)
            s.good(f"kl_div {a}", "kl_div", lambda x, y: F.kl_div(x, y, **a), [In(v.normal(3, 4).log_softmax(1), grad=True), In(target.log() if log_target else target, grad=True)], a)
        for a in ({"log_input": True, "full": False}, {"log_input": False, "full": True}):
            a = {**a, **r}
            s.good(f"poisson_nll_loss {a}", "poisson_nll_loss", lambda x, y: F.poisson_nll_loss(x, y, **a), [In(v.uniform(3, 2, low=0.1, high=2), grad=True), v.integers(3, 2, high=5).float()], a)
        for full in (False, True):
            a = {"full": full, **r}
            s.good(f"gaussian_nll_loss {a}", "gaussian_nll_loss", lambda x, y, w: F.gaussian_nll_loss(x, y, w, **a), [In(v.normal(3, 2), grad=True), v.normal(3, 2), In(v.uniform(3, 2, low=0.2, high=2), grad=True)], a)
        sign = v.normal(4).sign()
        for margin in (0.0, 0.5):
            a = {"margin": margin, **r}
            s.good(f"cosine_embedding_loss {a}", "cosine_embedding_loss", lambda x, y, t: F.cosine_embedding_loss(x, y, t, **a), [In(v.normal(4, 3), grad=True), In(v.normal(4, 3), grad=True), sign], a)
            s.good(f"margin_ranking_loss {a}", "margin_ranking_loss", lambda x, y, t: F.margin_ranking_loss(x, y, t, **a), [In(v.normal(4), grad=True), In(v.normal(4), grad=True), sign], a)
            s.good(f"hinge_embedding_loss {a}", "hinge_embedding_loss", lambda x, t: F.hinge_embedding_loss(x, t, **a), [In(v.uniform(4), grad=True), sign], a)
            a = {**a, "margin": 1.0 + margin}
            s.good(f"triplet_margin_loss {a}", "triplet_margin_loss", lambda x, y, z: F.triplet_margin_loss(x, y, z, **a), [In(v.normal(4, 3), grad=True) for _ in range(3)], a)
            s.good(f"multi_margin_loss {a}", "multi_margin_loss", lambda x, y: F.multi_margin_loss(x, y, **a), [In(v.normal(4, 3), grad=True), v.integers(4, high=3)], a)
        s.good(f"multilabel_soft_margin_loss {reduction}", "multilabel_soft_margin_loss", lambda x, y: F.multilabel_soft_margin_loss(x, y, **r), [In(v.normal(4, 3), grad=True), v.integers(4, 3, high=2).float()], r)
        s.good(f"multilabel_margin_loss {reduction}", "multilabel_margin_loss", lambda x, y: F.multilabel_margin_loss(x, y, **r), [In(v.normal(2, 4), grad=True), torch.tensor([[3, 0, -1, 1], [2, -1, 0, 0]])], r)
        for zero_infinity in (False, True):
            a = {**r, "blank": 0, "zero_infinity": zero_infinity, "input_lengths": [6, 5, 2], "target_lengths": [3, 2, 2]}
            s.good(f"ctc_loss {reduction} {zero_infinity}", "ctc_loss", lambda x, y: F.ctc_loss(x, y, a["input_lengths"], a["target_lengths"], 0, reduction, zero_infinity),
                   [In(v.normal(6, 3, 4).log_softmax(2), grad=True), torch.tensor([[1, 2, 2], [3, 1, 0], [1, 1, 0]])], a)
    s.good("kl_div batchmean", "kl_div", lambda x, y: F.kl_div(x, y, reduction="batchmean"), [In(v.normal(3, 4).log_softmax(1), grad=True), v.normal(3, 4).softmax(1)], {"reduction": "batchmean", "log_target": False})
    s.case("cross_entropy class out of range", "cross_entropy", F.cross_entropy, [v.normal(2, 3), torch.tensor([0, 3])], {"target": "classes"})
    s.case("cross_entropy sizes that do not fit", "cross_entropy", F.cross_entropy, [v.normal(2, 3), torch.tensor([0, 1, 2])], {"target": "classes"})
    s.case("nll_loss negative class", "nll_loss", F.nll_loss, [v.normal(2, 3), torch.tensor([0, -1])])
    s.case("binary_cross_entropy outside 0 to 1", "binary_cross_entropy", F.binary_cross_entropy, [torch.tensor([1.5]), torch.tensor([1.0])])
    s.case("binary_cross_entropy shapes that differ", "binary_cross_entropy", F.binary_cross_entropy, [torch.rand(2, 1).fill_(0.5), torch.ones(2)])
    return s
