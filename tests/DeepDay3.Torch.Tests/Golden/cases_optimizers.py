"""Twenty steps of each optimizer on one small problem, and the learning rates of each schedule."""
import warnings

import torch

from golden import Subject, Values, tensor

STEPS = 20
SCHEDULE_STEPS = 50
CASES = [
    ("SGD", {"lr": 0.1}), ("SGD", {"lr": 0.1, "momentum": 0.9}), ("SGD", {"lr": 0.1, "momentum": 0.9, "dampening": 0.3}), ("SGD", {"lr": 0.1, "momentum": 0.9, "nesterov": True}), ("SGD", {"lr": 0.1, "weight_decay": 0.05}),
    ("SGD", {"lr": 0.05, "momentum": 0.5, "weight_decay": 0.1, "nesterov": True}), ("SGD", {"lr": 0.01, "maximize": True}),
    ("Adam", {}), ("Adam", {"lr": 0.05}), ("Adam", {"lr": 0.05, "betas": [0.8, 0.95], "eps": 1e-4}), ("Adam", {"lr": 0.05, "weight_decay": 0.1}), ("Adam", {"lr": 0.05, "amsgrad": True}), ("Adam", {"lr": 0.01, "maximize": True}),
    ("AdamW", {}), ("AdamW", {"lr": 0.05, "weight_decay": 0.2}), ("AdamW", {"lr": 0.05, "amsgrad": True, "betas": [0.7, 0.9]}),
    ("RMSprop", {}), ("RMSprop", {"lr": 0.02, "alpha": 0.9}), ("RMSprop", {"lr": 0.02, "centered": True}), ("RMSprop", {"lr": 0.02, "momentum": 0.9, "weight_decay": 0.1}), ("RMSprop", {"lr": 0.02, "momentum": 0.5, "centered": True}),
    ("Adagrad", {}), ("Adagrad", {"lr": 0.1, "lr_decay": 0.05, "weight_decay": 0.1, "initial_accumulator_value": 0.2}), ("Adadelta", {}), ("Adadelta", {"lr": 0.5, "rho": 0.8, "weight_decay": 0.1}),
    ("Adamax", {}), ("Adamax", {"lr": 0.05, "betas": [0.8, 0.95], "weight_decay": 0.1}), ("NAdam", {}), ("NAdam", {"lr": 0.05, "weight_decay": 0.1, "momentum_decay": 0.01}), ("RAdam", {}), ("RAdam", {"lr": 0.05, "weight_decay": 0.1}),
    ("Rprop", {}), ("Rprop", {"lr": 0.05, "etas": [0.4, 1.3], "step_sizes": [1e-3, 0.2]}), ("ASGD", {}), ("ASGD", {"lr": 0.05, "lambd": 0.01, "alpha": 0.6, "t0": 5, "weight_decay": 0.1}),
]
SCHEDULES = [
    ("StepLR", {"step_size": 3, "gamma": 0.5}), ("MultiStepLR", {"milestones": [2, 5, 5, 9], "gamma": 0.1}), ("ConstantLR", {"factor": 0.5, "total_iters": 4}), ("LinearLR", {"start_factor": 0.25, "end_factor": 1.0, "total_iters": 6}),
    ("ExponentialLR", {"gamma": 0.9}), ("PolynomialLR", {"total_iters": 8, "power": 2.0}), ("CosineAnnealingLR", {"T_max": 6, "eta_min": 0.01}),
    ("CyclicLR", {"base_lr": 0.01, "max_lr": 0.3, "step_size_up": 3, "step_size_down": 5, "cycle_momentum": False}), ("CyclicLR", {"base_lr": 0.01, "max_lr": 0.3, "step_size_up": 3, "mode": "triangular2", "cycle_momentum": False}),
    ("CyclicLR", {"base_lr": 0.01, "max_lr": 0.3, "step_size_up": 3, "mode": "exp_range", "gamma": 0.9, "cycle_momentum": False}),
    ("OneCycleLR", {"max_lr": 0.5, "total_steps": 50}), ("OneCycleLR", {"max_lr": [0.5, 0.2], "epochs": 5, "steps_per_epoch": 11, "base_momentum": [0.7, 0.8], "max_momentum": [0.9, 0.95]}), ("OneCycleLR", {"max_lr": 0.5, "total_steps": 60, "cycle_momentum": False}),
    ("CyclicLR", {"base_lr": 0.01, "max_lr": 0.3, "step_size_up": 4}), ("CyclicLR", {"base_lr": [0.01, 0.02], "max_lr": [0.3, 0.1], "step_size_up": 4, "step_size_down": 7, "mode": "exp_range", "gamma": 0.95, "base_momentum": [0.6, 0.7], "max_momentum": [0.8, 0.9]}), ("OneCycleLR", {"max_lr": 0.5, "total_steps": 50, "pct_start": 0.4, "anneal_strategy": "linear", "div_factor": 10.0, "final_div_factor": 100.0, "three_phase": True}),
]
METRICS = [1.0, 0.9, 0.95, 0.91, 0.92, 0.93, 0.5, 0.50001, 0.49999, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6] + [0.7 - 0.1 * (i % 7) ** 0.5 for i in range(30)]


def subject():
    warnings.filterwarnings("ignore")
    s = Subject("optimizers", "The loss is sum((x @ w + b - y)^2) / n with inputs x, y, w, b; outputs are w and b after steps 1, 2, 3, 10 and 20, and the loss before each step.")
    v = Values(113)
    x, y = v.normal(6, 3, dtype=torch.float64), v.normal(6, 2, dtype=torch.float64)
    w, b = v.normal(3, 2, dtype=torch.float64), v.normal(2, dtype=torch.float64)
    keep = [1, 2, 3, 10, 20]
    for dtype in (torch.float64, torch.float32):
        for name, args in CASES:
            if dtype == torch.float32 and not (name in ("Adam", "SGD") or args == {}):
                continue
            # ASGD and NAdam keep numbers of their own in tensors of the default type: as wide as the parameters here.
            torch.set_default_dtype(dtype)
            p = [w.to(dtype).clone().requires_grad_(), b.to(dtype).clone().requires_grad_()]
            options = {k: tuple(a) if isinstance(a, list) else a for k, a in args.items()}
            if name == "SGD" and not args:
                continue
            optimizer = getattr(torch.optim, name)(p, **options)
            losses, outputs = [], []
            for i in range(1, STEPS + 1):
                optimizer.zero_grad()
                loss = ((x.to(dtype) @ p[0] + p[1] - y.to(dtype)) ** 2).mean()
                loss.backward()
                losses.append(loss.detach())
                optimizer.step()
                if i in keep:
                    outputs += [tensor(p[0]), tensor(p[1])]
            s.raw(f"{name} {args} {str(dtype)[6:]}", name, {**args, "steps": STEPS, "kept": keep}, inputs=[tensor(t.to(dtype)) for t in (x, y, w, b)], outputs=outputs + [tensor(torch.stack(losses))])
    torch.set_default_dtype(torch.float32)
    p = [w.clone().requires_grad_(), b.clone().requires_grad_()]
    optimizer = torch.optim.LBFGS(p, lr=0.5, max_iter=4, history_size=5)

    def closure():
        optimizer.zero_grad()
        loss = ((x @ p[0] + p[1] - y) ** 2).mean()
        loss.backward()
        return loss

    losses = [optimizer.step(closure).detach() for _ in range(5)]
    s.raw("LBFGS", "LBFGS", {"lr": 0.5, "max_iter": 4, "history_size": 5, "steps": 5}, inputs=[tensor(t) for t in (x, y, w, b)], outputs=[tensor(p[0]), tensor(p[1]), tensor(torch.stack(losses))])

    def rates(make, steps=SCHEDULE_STEPS, metrics=None):
        optimizer = torch.optim.SGD([{"params": [torch.zeros(1)], "lr": 0.2}, {"params": [torch.zeros(1)]}], lr=0.1, momentum=0.9)
        schedule = make(optimizer)
        rows, momenta = [], []
        for i in range(steps + 1):
            rows.append([g["lr"] for g in optimizer.param_groups])
            momenta.append([g["momentum"] for g in optimizer.param_groups])
            if i < steps:
                optimizer.step()
                schedule.step(*([metrics[i]] if metrics else []))
        return [tensor(torch.tensor(rows, dtype=torch.float64)), tensor(torch.tensor(momenta, dtype=torch.float64))]

    module = torch.optim.lr_scheduler
    for name, args in SCHEDULES:
        s.raw(f"{name} {args}", name, {**args, "schedule": True, "steps": SCHEDULE_STEPS}, outputs=rates(lambda o: getattr(module, name)(o, **args)))
    for args in ({"patience": 2}, {"patience": 1, "factor": 0.5, "cooldown": 2}, {"patience": 0, "factor": 0.3, "min_lr": 0.01, "threshold": 0.05, "threshold_mode": "abs"}, {"mode": "max", "patience": 2}):
        s.raw(f"ReduceLROnPlateau {args}", "ReduceLROnPlateau", {**args, "schedule": True, "steps": SCHEDULE_STEPS, "metrics": METRICS}, outputs=rates(lambda o: module.ReduceLROnPlateau(o, **args), metrics=METRICS))
    s.raw("LambdaLR 1 / (1 + epoch)", "LambdaLR", {"schedule": True, "steps": SCHEDULE_STEPS}, outputs=rates(lambda o: module.LambdaLR(o, lambda e: 1 / (1 + e))))
    s.raw("MultiplicativeLR 0.95", "MultiplicativeLR", {"factor": 0.95, "schedule": True, "steps": SCHEDULE_STEPS}, outputs=rates(lambda o: module.MultiplicativeLR(o, lambda e: 0.95)))
    s.raw("SequentialLR constant then exponential", "SequentialLR", {"milestones": [4], "schedule": True, "steps": SCHEDULE_STEPS},
          outputs=rates(lambda o: module.SequentialLR(o, [module.ConstantLR(o, 0.1, 2), module.ExponentialLR(o, 0.9)], [4])))
    s.raw("ChainedScheduler constant and exponential", "ChainedScheduler", {"schedule": True, "steps": SCHEDULE_STEPS}, outputs=rates(lambda o: module.ChainedScheduler([module.ConstantLR(o, 0.1, 2), module.ExponentialLR(o, 0.9)])))
    s.raw("LambdaLR by group", "LambdaLR", {"groups": True, "schedule": True, "steps": SCHEDULE_STEPS}, outputs=rates(lambda o: module.LambdaLR(o, [lambda e: 1 / (1 + e), lambda e: 0.9 ** e])))
    s.raw("SequentialLR of three", "SequentialLR", {"milestones": [5, 20], "schedule": True, "steps": SCHEDULE_STEPS},
          outputs=rates(lambda o: module.SequentialLR(o, [module.LinearLR(o, 0.2, 1.0, 5), module.CosineAnnealingLR(o, 15), module.StepLR(o, 10, 0.5)], [5, 20])))
    s.raw("ChainedScheduler of three", "ChainedScheduler", {"schedule": True, "steps": SCHEDULE_STEPS}, outputs=rates(lambda o: module.ChainedScheduler([module.LinearLR(o, 0.5, 1.0, 8), module.MultiStepLR(o, [10, 20], 0.3), module.ExponentialLR(o, 0.99)])))
    for name, args in SCHEDULES:
        if hasattr(getattr(module, name), "_get_closed_form_lr"):
            optimizer = torch.optim.SGD([{"params": [torch.zeros(1)], "lr": 0.2}, {"params": [torch.zeros(1)]}], lr=0.1, momentum=0.9)
            schedule, rows, epochs = getattr(module, name)(optimizer, **args), [], [(7 * i) % 50 for i in range(50)]
            for epoch in epochs:
                schedule.step(epoch)
                rows.append([g["lr"] for g in optimizer.param_groups])
            s.raw(f"{name} {args} by closed form", "closed " + name, {**args, "epochs": epochs}, outputs=[tensor(torch.tensor(rows, dtype=torch.float64))])
    optimizer = torch.optim.Adam([torch.zeros(1)], lr=0.1, betas=(0.8, 0.99))
    schedule, rows = module.OneCycleLR(optimizer, 0.5, total_steps=50, three_phase=True), []
    for i in range(50):
        rows.append([optimizer.param_groups[0]["lr"], *optimizer.param_groups[0]["betas"]])
        optimizer.step()
        schedule.step()
    s.raw("OneCycleLR of Adam", "OneCycleLR of Adam", {"max_lr": 0.5, "total_steps": 50, "three_phase": True}, outputs=[tensor(torch.tensor(rows, dtype=torch.float64))])
    groups(s, x, y, w, b)
    return s


def groups(s, x, y, w, b):
    """Twenty steps with two parameter groups of different hyperparameters; the first group also has a schedule by hand."""
    for name, common, first in (("SGD", {"lr": 0.1}, {"lr": 0.02, "momentum": 0.9, "weight_decay": 0.1}), ("Adam", {"lr": 0.05}, {"lr": 0.2, "betas": (0.5, 0.9), "amsgrad": True}), ("RMSprop", {"lr": 0.01}, {"lr": 0.03, "momentum": 0.5, "centered": True})):
        p = [w.clone().requires_grad_(), b.clone().requires_grad_()]
        optimizer = getattr(torch.optim, name)([{"params": [p[0]], **first}, {"params": [p[1]]}], **common)
        for i in range(STEPS):
            optimizer.zero_grad()
            ((x @ p[0] + p[1] - y) ** 2).mean().backward()
            optimizer.step()
            optimizer.param_groups[0]["lr"] *= 0.9
        s.raw(f"groups of {name}", f"groups of {name}", {"steps": STEPS}, inputs=[tensor(t) for t in (x, y, w, b)], outputs=[tensor(p[0]), tensor(p[1])])
