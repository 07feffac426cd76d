"""What is minimized: a loss of two parameters with its gradient."""


def pose(data, reduction: str):
    """Return the problem that data pose, ready to be computed: `neuron.Grouped` points, or the `online.Rounds` of an online problem."""
    from ..dataset import Online

    if isinstance(data, Online):
        from .online import rounds

        return rounds(data.slopes, data.bound, reduction)
    from .neuron import group

    return group(*data.arrays(), reduction)
