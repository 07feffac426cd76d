"""Mini-batches: every point once an epoch, the same for every lane, and the numbers of the lecture."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.batches import Batches, batches_of
from optsim_gui.core.dataset import Points, Sparse
from optsim_gui.core.errors import Invalid
from optsim_gui.core.experiment import Batch, Experiment, Lane, Schedule, decode
from optsim_gui.core.problems.neuron import group, point_gradients
from optsim_gui.core.simulate import Run, run
from tests.strategies import of_many

TOY = Points((0.5, 2.5), (0.2, 0.9), "toy")
batches = st.builds(Batch, st.integers(1, 12), st.sampled_from(("fixed", "shuffled")), st.integers(0, 9))
lanes = st.sampled_from(
    (Lane(1, "gd"), Lane(1, "adam"), Lane(1, "nag", schedule=Schedule("rising_momentum")), Lane(1, "momentum", schedule=Schedule("cyclical")),
     Lane(1, "gd", schedule=Schedule("line_search")), Lane(1, "nag", schedule=Schedule("line_search", rates=(1.0, 0.1))))
)  # fmt: skip


def record(experiment, lane):
    e = experiment
    return run(lane, group(*e.data.arrays(), e.reduction), e.start, e.steps, batches_of(e))


def experiment(batch, reduction="mean", steps=60, data=Sparse(points=12, sparsity=0.5)):
    return Experiment(data, reduction, (-2.0, -2.0), steps, batch=batch)


def seen(cut, update):
    block = cut.block(update)
    k = (update - block.first) % (len(block.cuts) - 1)
    rows = slice(block.cuts[k], block.cuts[k + 1])
    return block.x[rows], block.n[rows], block.y[rows]


@given(batches, st.integers(1, 40), st.integers(0, 10_000))
def test_an_epoch_sees_each_point_once_and_only_its_last_batch_is_short(batch, count, epoch):
    batch = Batch(min(batch.size, count), batch.order, batch.seed)
    cut = Batches(np.arange(count), np.arange(count), "mean", batch)
    epoch = [seen(cut, epoch * cut.per_epoch + k) for k in range(cut.per_epoch)]
    x, n, y = map(np.concatenate, zip(*epoch))
    assert np.array_equal(np.sort(x), np.arange(count)) and np.array_equal(x, y)
    assert [len(one[0]) for one in epoch[:-1]] == [batch.size] * (cut.per_epoch - 1) and 1 <= len(epoch[-1][0]) <= batch.size
    assert all(one[1].sum() == pytest.approx(1.0) for one in epoch)
    assert batch.order == "shuffled" or np.array_equal(x, np.arange(count))


def test_epochs_are_shuffled_anew_by_the_seed_and_nothing_else():
    points = np.arange(30.0)
    orders = [[seen(Batches(points, points, "sum", Batch(30, "shuffled", seed)), epoch)[0] for epoch in range(200)] for seed in (1, 2, 1)]
    assert np.array_equal(orders[0], orders[2]) and not np.array_equal(orders[0], orders[1])
    assert len({tuple(order) for order in orders[0]}) == 200


@pytest.mark.parametrize("order", ["fixed", "shuffled"])
def test_blocks_follow_one_another_without_a_gap_and_the_one_in_use_is_kept(order):
    points = np.arange(2000.0)
    cut = Batches(points, points, "mean", Batch(500, order))
    blocks = [cut.block(update) for update in range(30)]
    assert all(block.first <= update < block.stop for update, block in enumerate(blocks))
    assert all(cut.block(update) is cut.block(update) for update in range(30))
    for before, after in zip(blocks, blocks[1:]):
        assert after is before or (order == "shuffled" and after.first == before.stop)


@of_many
@given(lanes, batches, st.sampled_from(("mean", "sum")), st.integers(0, 1000))
def test_a_run_with_batches_and_schedules_is_the_same_however_it_is_cut_into_pieces(lane, batch, reduction, seed):
    e = experiment(batch, reduction, steps=1500)
    whole = record(e, lane)
    points, cut = group(*e.data.arrays(), reduction), batches_of(e)
    pieces, other = (Run(one, points, e.start, e.steps, cut) for one in (lane, Lane(2, "adam")))
    random = np.random.default_rng(seed)
    while not pieces.done:
        pieces.advance(int(random.integers(1, 900)))
        other.advance(int(random.integers(0, 900)))
    path = pieces.trajectory()
    assert np.array_equal(path.table, whole.table, equal_nan=True) and path.diverged == whole.diverged
    assert all(np.array_equal(path.scheduled[name], whole.scheduled[name]) for name in whole.scheduled)


@given(lanes.filter(lambda lane: not lane.schedule.rates), st.sampled_from(("mean", "sum")))  # rates of nearly equal loss are chosen by rounding
def test_a_batch_of_all_points_in_their_order_is_the_full_gradient(lane, reduction):
    np.testing.assert_allclose(record(experiment(Batch(12), reduction), lane).table, record(experiment(Batch(), reduction), lane).table, rtol=1e-6, atol=1e-9)


@given(batches, st.sampled_from(("mean", "sum")))
def test_the_gradient_in_use_is_the_batch_s_and_the_loss_told_is_that_of_all_the_data(batch, reduction):
    e = experiment(batch, reduction)
    path, all_the_data, cut = record(e, Lane(1, "gd")), group(*e.data.arrays(), reduction), batches_of(e)
    for t in range(0, e.steps, 7):
        w, b = path["w"][t], path["b"][t]
        x, n, y = seen(cut, t)
        expected = [gradients.sum() for gradients in point_gradients(x, y, w, b, reduction)]
        np.testing.assert_allclose([path["used_w"][t], path["used_b"][t]], expected, rtol=1e-9, atol=1e-15)
        assert path["loss"][t] == all_the_data.compiled(w, b, all_the_data.x, all_the_data.n, all_the_data.y, all_the_data.rest)[0]


@pytest.mark.parametrize(("optimizer", "loss"), [("gd", 0.4120794150128765), ("momentum", 0.01077650322106152), ("nag", 0.004718126316844048)])
def test_after_sixty_stochastic_updates_momentum_and_nag_are_near_and_sgd_is_not(optimizer, loss):
    assert record(experiment(Batch(1), "sum", 60, TOY), Lane(1, optimizer, {"eta": 1.0}))["loss"][60] == pytest.approx(loss, rel=1e-9)


@pytest.mark.parametrize(
    ("json", "sentence"),
    [
        ('{"batch": {"size": 101}}', "batch size is 101; it must be at most 100, the number of points"),
        ('{"batch": {"size": 0}}', "batch size is 0; it must be a whole number from 1 to 100,000"),
        ('{"batch": {"order": "sorted"}}', "Invalid enum value 'sorted'"),
        ('{"batch": {"size": 1, "seed": -1}}', "seed is -1"),
    ],
)
def test_a_batch_that_cannot_be_is_named(json, sentence):
    with pytest.raises(Invalid, match=sentence):
        decode(json)


def test_an_experiment_without_batches_and_schedules_still_opens():
    e = decode('{"lanes": [{"id": 1, "optimizer": "adam"}]}')
    assert e.batch == Batch() and e.lanes[0].schedule == Schedule()
