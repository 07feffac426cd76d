"""The claims: what they come to on the preset, that each can fail, and what is said of many datasets."""

import json
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from optsim_gui.cli import main
from optsim_gui.core.claims import CLAIMS, Bench, Seen, as_json, holds, over_datasets, rows, shown_by, table
from optsim_gui.core.curves import Subject
from optsim_gui.core.dataset import Points, Sparse
from optsim_gui.core.preset import preset
from optsim_gui.options import MOST_SEEDS

BY_ID = {claim.id: claim for claim in CLAIMS}
SPARSE = preset("sparse").experiment
DENSE = SPARSE.replace(data=Sparse(sparsity=0.0), start=(-2.0, -2.0))
NEAR = SPARSE.replace(start=(-0.4, -0.3), steps=3000)
FLAT = SPARSE.replace(start=(-40.0, -40.0))
ONLINE = preset("reddi").experiment
USUAL = ONLINE.replace(lanes=tuple(lane.set(beta1=0.9, beta2=0.999) if lane.optimizer == "adam" else lane for lane in ONLINE.lanes))
NO_OPTIMUM = SPARSE.replace(data=Points((1.0,), (1.0,)))
KNOWN = {  # by claim: its bound, the update at which it is opened, and what it comes to on its preset
    "C1": (">= 0.8", 20, 0.991),
    "C1'": (">= 10", 0, 116),
    "C2": ("<= 0.6", 10, 0.542),
    "C2'": (">= 2", 10, 89.1),
    "C3": ("<= 0.25", 300, 0.0134),
    "C3'": ("<= 0.03", 300, 0.0227),
    "C3''": (">= 0.1", 300, 0.241),
    "C4": (">= 1.5", 300, 1590),
    "C4'": (">= 2", 300, 4),
    "C5": ("<= 0.6", 300, 0.206),
    "C5'": (">= 5", 300, 131),
    "C5''": ("0.5 .. 2", 300, 0.999),
    "C6": (">= 1.15", 90, 1.52),
    "C6b": ("0.05 .. 1.2", 50, 0.509),
    "C7": (">= 2", 20, 4.04),
    "C7'": (">= 2", 1, 2.89),
    "C8": (">= 4", 300, 5),
    "C9": (">= 0.9", 300, 1),
}


def test_every_claim_holds_on_the_preset_by_as_much_as_is_known():
    told = {row.id: row for row in rows()}
    assert [row.id for row in told.values() if not row.holds] == []
    assert {claim.id: (claim.threshold, claim.cursor) for claim in CLAIMS} == {id: known[:2] for id, known in KNOWN.items()}
    assert {id: row.value for id, row in told.items()} == pytest.approx({id: value for id, (_, _, value) in KNOWN.items()}, rel=6e-3)


def test_the_nine_claims_of_the_article_are_among_them_each_once():
    assert len(BY_ID) == len(CLAIMS)
    assert BY_ID.keys() >= {f"C{i}" for i in range(1, 10)}


@pytest.mark.parametrize("id", BY_ID)
def test_every_claim_fails_in_some_setting(id):
    claim = BY_ID[id]
    fails = [base for base in ((DENSE, NEAR, FLAT) if claim.preset == "sparse" else (USUAL,)) if not holds(claim, Bench(base).measure(claim))]
    assert fails


@pytest.mark.parametrize("id", [claim.id for claim in CLAIMS if claim.id in ("C3''", "C4", "C5", "C6", "C6b", "C8")])
def test_a_claim_about_an_optimum_does_not_hold_where_there_is_none(id):
    assert not holds(BY_ID[id], Bench(NO_OPTIMUM).measure(BY_ID[id]))


def test_a_claim_holds_just_within_its_bounds_and_never_for_what_is_no_number():
    claim = BY_ID["C6b"]
    assert [holds(claim, v) for v in (claim.at_least, claim.at_most, np.nextafter(claim.at_most, 9), np.nan, np.inf)] == [True, True, False, False, False]


def test_a_diverged_lane_is_infinitely_far_off():
    wild = replace(BY_ID["C4"], lanes=("adagrad", ("momentum", {"eta": 1000.0, "gamma": 1.2})))
    assert Bench(SPARSE.replace(steps=5000)).measure(wild) == np.inf
    worse = replace(BY_ID["C4'"], lanes=(*BY_ID["C4'"].lanes[:-1], wild.lanes[1]))
    assert np.isfinite(Bench(SPARSE.replace(steps=5000)).measure(worse)), "it has not come down, and is counted as such"


class Kept(dict):
    diverged = False


def test_the_excess_is_the_share_of_the_loss_above_the_optimum_that_is_left():
    seen = Seen((Subject(None, Kept(loss=[5.0, 3.0, 2.0]), SimpleNamespace(loss=1.0)), Subject(None, Kept(loss=[4.0, 9.0, 0.5]), SimpleNamespace(loss=0.0))), (0.0, 0.0))
    assert [seen.excess(0), seen.excess(1)] == [0.25, 0.125]


def test_who_never_settles_counts_as_one_update_past_the_last():
    assert Bench(SPARSE.replace(steps=100)).measure(BY_ID["C6"]) == 101 / 83


def test_what_a_claim_opens_is_what_it_was_measured_on():
    for claim in CLAIMS:
        shown = shown_by(claim)
        assert Bench(shown.experiment).measure(claim) == pytest.approx(Bench(preset(claim.preset).experiment).measure(claim), nan_ok=True)
        assert len(shown.experiment.lanes) == len(claim.lanes)
        assert 0 <= claim.cursor <= shown.experiment.steps


def test_lanes_that_the_preset_has_keep_their_ids_and_so_their_colours():
    ids = {lane.optimizer: lane.id for lane in SPARSE.lanes}
    assert {lane.optimizer: lane.id for lane in shown_by(BY_ID["C6"]).experiment.lanes} == ids


# datasets


def test_the_share_over_datasets_is_the_same_again_and_between_0_and_1():
    once, again = (list(over_datasets(3)) for _ in range(2))
    assert once == again and len(once) == 3
    assert all(0.0 <= share <= 1.0 for shares in once for share in shares.values())
    assert once[-1].keys() == BY_ID.keys()


def test_the_share_counts_the_datasets_on_which_a_claim_holds():
    shares = list(over_datasets(4))
    base, claim = SPARSE, BY_ID["C2"]
    held = [holds(claim, Bench(base.replace(data=Sparse(seed=seed))).measure(claim)) for seed in range(4)]
    assert [s["C2"] for s in shares] == [sum(held[: i + 1]) / (i + 1) for i in range(4)]


@pytest.mark.soak
def test_over_two_hundred_datasets_no_claim_is_rare_and_c2_is_the_weakest():
    *_, shares = over_datasets(200)
    assert min(shares, key=shares.get) == "C2"
    assert 0.93 < shares["C2"] < 0.97
    assert shares["C4"] < 1.0 and min(share for id, share in shares.items() if id not in ("C2", "C4")) == 1.0


# what is written


def test_json_is_a_list_of_rows_and_nothing_else(capsys):
    assert main(["claims", "--json"]) == 0
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert err == "" and {row["id"] for row in told} == BY_ID.keys()
    for row in told:
        assert row.keys() == {"id", "claim", "metric", "value", "threshold", "holds"}
        assert isinstance(row["value"], float) and row["holds"] is True


def test_json_over_datasets_tells_the_share_too(capsys):
    assert main(["claims", "--seeds", "2", "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == "" and all(0.0 <= row["share"] <= 1.0 for row in json.loads(out))


def test_a_value_that_is_not_finite_is_null_in_json_and_a_dash_in_the_table():
    lost = [replace_row(row) for row in rows()]
    assert json.loads(as_json(lost))[0]["value"] is None
    assert table(lost).splitlines()[2].split()[:3] == ["C1", "NO", "-"]
    assert "datasets" not in table(lost).splitlines()[0]


def replace_row(row):
    return type(row)(row.id, row.claim, row.metric, None, row.threshold, False)


def test_the_table_has_every_claim_with_its_caveat(capsys):
    assert main(["claims", "--seeds", "1"]) == 0
    out = capsys.readouterr().out
    for claim in CLAIMS:
        assert all(words in out for words in (claim.id, claim.text, claim.metric, claim.threshold, claim.caveat))


@pytest.mark.parametrize("count", ["0", "-1", "1.5", str(MOST_SEEDS + 1), "x"])
def test_a_number_of_datasets_out_of_range_is_refused_in_one_sentence(count, capsys):
    assert main(["claims", "--seeds", count]) == 2
    assert f"from 1 to {MOST_SEEDS:,}" in capsys.readouterr().err
