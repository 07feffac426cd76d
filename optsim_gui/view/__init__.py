"""The pixels: windows, panels and the canvas, and how they look."""
