"""The canvas: the loss as a landscape, a path and a head per lane, and what the mouse does there."""
