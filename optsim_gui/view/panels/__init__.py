"""One file, one dock: each panel shows a part of the session and changes it by the session's verbs."""
