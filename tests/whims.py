"""What a random person strikes, types and opens."""

NAVIGATION = ("Tab", "Shift+Tab", "Space", "Up", "Down", "PgUp", "PgDown", "Return", "Escape", "B", ".", "Shift+Up", "Alt+Left")
NONSENSE = (
    "", " ", "0", "-0", "1", "-1", "0.5", "1e-3", "1e5", "1e9", "1e999", "-1e308", "5e-324", "nan", "inf", "−2.5", "1,5", "1,000", "٣", "１２", "0x10", "1_0",
    "--", "1e", "'; rm", "%s {x} {0}", "<b>x</b>", "\0", "\u202e12", "日本語", "🙂" * 9, "9" * 60, "0.1, 0.2", "0.1 0.1", ",", "../../x", "a\tb", "50", "12", "3",
)  # fmt: skip
BAD_FILES = {"bad.optsim": b"{", "deep.optsim": b"[" * 9999, "notes.doc": b"\xd0\xcf", "bad.csv": b"x,y\n1,nan\n", "bad.png": b"\x89PNG\r\n\x1a\nxx", "bad.yaml": b"- [", "empty.csv": b""}
FILES = {"points.csv": b"x,y\n0,0.5\n1,1\n-2,0\n", "path.csv": b"step,w,b\n0,-3,-4\n50,0,0\n400,1,2\n", **BAD_FILES}
